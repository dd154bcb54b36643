import { z } from 'zod';
import type { LetterStatus } from '../../domain/discharge';
import type { FollowUpEvent, LetterKnowledge } from '../../domain/follow-up';
import type { Role } from '../../security/permissions';
import { route, type Route } from '../route';
import {
  checkOutcomeSchema,
  letterReportSchema,
  professionalStopSchema,
  resultReportSchema,
  visitReportSchema,
} from '../schemas/reports';
import { factWords, given, newsSourceOf, stateFact } from './facts';
import { followUpParameters as parameters, itemKey } from './ids';

const tag = 'Facts of a follow-up';
const careParameters = parameters.extend({ careKey: itemKey });
const checkParameters = parameters.extend({ checkKey: itemKey });
const resultParameters = parameters.extend({ resultKey: itemKey });

const LETTER_STATES: Readonly<Record<LetterStatus, keyof LetterKnowledge>> = {
  announced: 'announced',
  'sent-by-hospital': 'sentByHospital',
  'gp-has-it': 'gpHasIt',
  'patient-has-it': 'patientHasIt',
};

/** What people, or the secure mail, learnt of something that was to happen. */
export const reportRoutes: readonly Route[] = [
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/letter',
    tag,
    summary: 'Where the discharge letter is',
    action: 'letter.report',
    input: z.object({ parameters, body: letterReportSchema }),
    handle: ({ parameters: { followUpId }, body }, handling) =>
      stateFact(handling, followUpId, {
        type: 'letter-reported',
        letter: { [LETTER_STATES[body.state]]: true },
        source: body.source ?? letterSourceOf(handling.caller.role),
      }),
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/cares/{careKey}/visits',
    tag,
    summary: 'A visit took place, or by whose doing it did not',
    action: 'care.reportVisit',
    input: z.object({ parameters: careParameters, body: visitReportSchema }),
    handle: ({ parameters: { followUpId, careKey }, body }, handling) => {
      const { outcome, ...optional } = body;
      return stateFact(handling, followUpId, {
        type: 'visit-reported',
        careKey,
        ...(outcome === 'kept' ? { kept: true } : { kept: false, missedBy: MISSED_BY[outcome] }),
        ...given(optional),
      });
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/professional-stops',
    tag,
    summary: 'A professional asked, or holding a care, stopped',
    action: 'care.arrange',
    input: z.object({ parameters, body: professionalStopSchema }),
    handle: ({ parameters: { followUpId }, body }, handling) => {
      const { professionalId, cause, ...optional } = body;
      return stateFact(handling, followUpId, {
        type: 'professional-stopped',
        professionalId,
        cause,
        ...given(optional),
      });
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/checks/{checkKey}/outcome',
    tag,
    summary: 'Something was verified, or need not be',
    action: 'care.arrange',
    input: z.object({ parameters: checkParameters, body: checkOutcomeSchema }),
    handle: ({ parameters: { followUpId, checkKey }, body }, handling) => {
      const { outcome, ...optional } = body;
      return stateFact(handling, followUpId, {
        type: 'check-settled',
        checkKey,
        outcome,
        ...given(optional),
      });
    },
  }),
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/results/{resultKey}/outcome',
    tag,
    summary: 'Somebody will receive an awaited result, or it has come',
    action: 'care.arrange',
    input: z.object({ parameters: resultParameters, body: resultReportSchema }),
    handle: ({ parameters: { followUpId, resultKey }, body }, handling) => {
      const { outcome, ...optional } = body;
      return stateFact(handling, followUpId, {
        type: 'result-reported',
        resultKey,
        outcome,
        ...given(optional),
      });
    },
  }),
];

const MISSED_BY = {
  'missed-by-patient': 'patient',
  'missed-by-professional': 'professional',
} as const;

/** A program of ours that tells of a letter read it from the delivery of the secure mail. */
function letterSourceOf(role: Role): Extract<FollowUpEvent, { type: 'letter-reported' }>['source'] {
  return role === 'service' ? 'secure-mail' : newsSourceOf(role);
}
