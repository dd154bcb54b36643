import type { OfferStatus } from '../../domain/follow-up';
import type { DeclineReason } from '../../domain/follow-up';

/** What is asked for, by kind of care; nothing about a person. */
const CARES: Readonly<Record<string, string>> = {
  'general-practitioner': 'une consultation de médecine générale',
  specialist: 'une consultation spécialisée',
  nurse: 'des passages infirmiers à domicile',
  physiotherapy: 'des séances de kinésithérapie',
  'speech-therapy': 'des séances d’orthophonie',
  midwife: 'des visites de sage-femme',
  'home-nursing-service': 'une prise en charge par un SSIAD',
  'home-hospitalisation': 'une prise en charge en HAD',
  laboratory: 'un examen de laboratoire',
  imaging: 'un examen d’imagerie',
  transport: 'un transport',
  oxygen: 'de l’oxygène à domicile',
  bed: 'un lit médicalisé',
  'home-help': 'une aide à domicile',
  meals: 'un portage de repas',
};

/** A kind of care in words. */
export function careInWords(kind: string): string {
  return CARES[kind] ?? 'une prise en charge à organiser';
}

/** One-tap reasons, the same words as on the screens (console/words/reasons.ts). */
export const REASONS: Readonly<Record<DeclineReason, string>> = {
  'no-slot': 'Pas de créneau',
  'no-new-patients': 'Pas de nouveau patient',
  absent: 'Absent à cette date',
  'outside-area': 'Hors secteur',
  'not-my-patient': 'Pas mon patient',
  retired: 'Activité cessée',
  other: 'Autre raison',
};

/** What became of it, once nothing can be answered any more. */
export const SETTLED: Readonly<Record<Exclude<OfferStatus, 'awaiting' | 'tentative'>, string>> = {
  accepted: 'Vous avez accepté cette demande. Merci : l’équipe de suivi vous transmet la suite.',
  declined: 'Vous avez refusé cette demande. Merci de votre réponse : vous n’avez plus rien à faire.',
  expired: 'Le délai de réponse est passé : la demande a été proposée à quelqu’un d’autre.',
  withdrawn: 'Cette demande est annulée. Vous n’avez plus rien à faire.',
  filled: 'Cette demande est pourvue ailleurs. Vous n’avez plus rien à faire.',
};

export const WORDS = {
  title: 'Une demande vous attend',
  resumptionTitle: 'Reprise des passages : une demande vous attend',
  resumption:
    'Vous interveniez déjà auprès de ce patient avant son séjour. Nous vous demandons de confirmer la reprise ; personne d’autre n’est sollicité en attendant.',
  accept: 'Accepter',
  acceptTentatively: 'Accepter sous réserve',
  propose: 'Proposer un autre horaire',
  proposeHint: 'L’équipe de suivi voit avec le patient et vous répond.',
  decline: 'Refuser',
  declineHint: 'Choisissez une raison : la demande passe aussitôt à quelqu’un d’autre.',
  day: 'Jour',
  hour: 'Heure',
  dateIfKnown: 'Jour et heure, si vous les connaissez déjà (facultatif)',
  tentative: 'Vous avez répondu sous réserve. Confirmez ou refusez dès que vous le pouvez.',
  identity: 'Le nom du patient vous est donné par téléphone ou après connexion, jamais ici.',
  back: 'Revenir à la demande',
} as const;

/** What became of a form. */
export const OUTCOMES = {
  done: { title: 'Votre réponse est enregistrée', text: 'Merci. Vous pouvez fermer cette page.' },
  repeat: { title: 'Votre réponse était déjà enregistrée', text: 'Elle ne compte qu’une fois.' },
  settled: {
    title: 'Cette demande n’attend plus de réponse',
    text: 'Elle a été répondue, pourvue ou annulée entre-temps.',
  },
  'time-over': { title: 'Cette heure est déjà passée', text: 'Proposez un autre jour ou une autre heure.' },
  form: {
    title: 'Ce formulaire n’a pas pu être lu',
    text: 'Revenez à la page et recommencez, ou appelez-nous.',
  },
  gone: {
    title: 'Ce lien n’est plus valable',
    text: 'La demande est close, ou le lien est incomplet. Si vous pensez que c’est une erreur, appelez-nous.',
  },
  tooMany: { title: 'Trop d’essais', text: 'Réessayez dans une minute, ou appelez-nous.' },
  crossSite: { title: 'Ce formulaire vient d’ailleurs', text: 'Ouvrez le lien du message, ou appelez-nous.' },
  failed: { title: 'Un problème est survenu', text: 'Rien n’a été enregistré. Réessayez, ou appelez-nous.' },
} as const;
