import type { BadSlotSearch } from '../application/errors';
import type { FaultAnswer } from './schemas/problem';

type Fault = Omit<FaultAnswer, 'code'>;

/** What is wrong with a search for slots, as the sender is told. */
export const SLOT_SEARCH_FAULTS: Readonly<Record<Exclude<BadSlotSearch, 'patient-deceased'>, Fault>> = {
  'end-before-start': {
    pointer: '/to',
    sentence: 'The end is not after the start.',
    sentenceFr: 'La fin n’est pas après le début.',
  },
  'unknown-commune': {
    pointer: '/communeCode',
    sentence: 'There is no commune of that INSEE code.',
    sentenceFr: 'Aucune commune ne porte ce code INSEE.',
  },
  'unknown-care': {
    pointer: '/careKind',
    sentence: 'There is no such care: name a kind of care, a profession or a care of the follow-up.',
    sentenceFr: 'Ce besoin n’existe pas : indiquez un type de soin, une profession ou un besoin du suivi.',
  },
  'nobody-named': {
    pointer: '/communeCode',
    sentence: 'Name a follow-up, a patient, a professional or a commune.',
    sentenceFr: 'Indiquez un suivi, un patient, un professionnel ou une commune.',
  },
};
