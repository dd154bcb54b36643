/** The history in words, by the code of each line (domain, history entries). */
import { BREAK_CAUSES, BREAK_RESOLUTIONS } from './breaks';
import { CALL_OUTCOMES, WITHDRAWAL_REASONS } from './calls';
import { DISCHARGE_MODES, NEWS_SOURCES } from './people';
import { DECLINE_REASONS } from './reasons';
import { BREAK_GRADES, CLOSING_REASONS } from './statuses';
import { wordsFor, type Words } from './wording';

export const HISTORY = {
  announced: 'Sortie annoncée par l’établissement',
  opened: 'Suivi ouvert : le patient est rentré',
  'handed-over': 'Confié à un autre service',
  amended: 'Informations modifiées par l’établissement',
  reopened: 'Suivi rouvert',
  'returned-home': 'Retour à domicile',
  readmitted: 'Réhospitalisé : suivi suspendu',
  'readmission-overdue': 'Réhospitalisation : nouvelles à redemander',
  opposed: 'Refus du patient enregistré',
  died: 'Décès enregistré',
  closed: 'Suivi clôturé',
  cancelled: 'Suivi annulé',
  voided: 'Sortie annulée',
  'handover-sent': 'Fiche de transmission envoyée au MT',
  'handover-delivered': 'Fiche de transmission : le MT l’a',
  'handover-failed': 'Fiche de transmission : non remise',
  'handover-overdue': 'Fiche de transmission : en retard',
  'offer-sent': 'Demande envoyée',
  'offer-accepted': 'Demande acceptée',
  'offer-tentative': 'Demande acceptée sous réserve',
  'offer-declined': 'Demande refusée',
  'offer-expired': 'Demande restée sans réponse',
  'offer-withdrawn': 'Demande annulée par nous',
  'offer-filled': 'Demande pourvue ailleurs',
  'offer-undelivered': 'Demande non remise : à faire par téléphone',
  'message-undelivered': 'Message non remis',
  'candidates-exhausted': 'Plus de professionnel à qui demander : à organiser',
  'care-arranged': 'Organisé',
  'care-window-closed': 'Délai dépassé sans solution',
  'call-attempted': 'Appel',
  'attempt-withdrawn': 'Essai retiré',
  'address-changed': 'Changement d’adresse : professionnels cherchés près du patient',
  'sharing-limited': 'Partage limité par le patient',
  'readmission-confirmed': 'Réhospitalisation confirmée',
  'call-dropped': 'Appel abandonné',
  'call-overdue': 'Appel en retard',
  'break-opened': 'Alerte ouverte',
  'break-worsened': 'Alerte aggravée',
  'break-resolved': 'Alerte résolue',
  'break-taken': 'Alerte prise en charge',
  'break-reopened': 'Alerte rouverte',
  'break-overdue': 'Alerte en retard : passée à la responsable d’équipe',
} as const satisfies Words;

const DETAILS: Readonly<Record<string, Words>> = {
  died: NEWS_SOURCES,
  closed: CLOSING_REASONS,
  cancelled: CLOSING_REASONS,
  voided: CLOSING_REASONS,
  'handed-over': { ...DISCHARGE_MODES, 'other-hospital': DISCHARGE_MODES.transfer },
  'offer-declined': DECLINE_REASONS,
  'call-attempted': CALL_OUTCOMES,
  'attempt-withdrawn': WITHDRAWAL_REASONS,
  'readmission-confirmed': NEWS_SOURCES,
  'break-opened': BREAK_CAUSES,
  'break-worsened': BREAK_GRADES,
  'break-resolved': BREAK_RESOLUTIONS,
};

/** The detail of a line in words; null when it has none. */
export function detailWords(code: string, detail: string | null): string | null {
  return detail === null ? null : wordsFor(DETAILS[code] ?? {}, detail);
}
