/** States of what is followed (labels-fr.md, 3). */
import type { Words } from './wording';

export const FOLLOW_UP_STATUSES = {
  announced: 'Sortie annoncée',
  open: 'En cours',
  paused: 'Suspendu (réhospitalisé)',
  'handed-over': 'Confié à un autre service',
  closed: 'Clôturé',
  cancelled: 'Annulé (erreur)',
  voided: 'Sortie annulée par l’établissement',
} as const satisfies Words;

export const CLOSING_REASONS = {
  completed: 'Suivi terminé',
  'stood-down': 'Pris en charge ailleurs',
  refused: 'Refus du patient',
  unreachable: 'Injoignable (MT prévenu)',
  readmitted: 'Réhospitalisé',
  died: 'Décès',
  moved: 'Parti hors secteur',
  error: 'Erreur d’identité ou doublon',
} as const satisfies Words;

export const CARE_STATUSES = {
  'to-arrange': 'À organiser',
  requested: 'Demandé',
  arranged: 'Organisé',
  'in-place': 'En place',
  already: 'Déjà en place avant le séjour',
  'not-needed': 'Sans objet',
  failed: 'Pas de solution',
} as const satisfies Words;

export const OFFER_STATUSES = {
  awaiting: 'En attente',
  accepted: 'Acceptée',
  tentative: 'Sous réserve',
  declined: 'Refusée',
  expired: 'Sans réponse',
  withdrawn: 'Annulée par nous',
  filled: 'Pourvue ailleurs',
} as const satisfies Words;

export const CALL_STATUSES = {
  due: 'À faire',
  interrupted: 'Interrompu (alerte)',
  done: 'Fait',
  late: 'En retard',
  'not-reached': 'Non joint',
  dropped: 'Abandonné',
} as const satisfies Words;

export const BREAK_STATUSES = {
  open: 'Ouverte',
  owned: 'Suivie par',
  resolved: 'Résolue',
  reopened: 'Rouverte',
  accepted: 'Assumée',
} as const satisfies Words;

export const BREAK_GRADES = {
  fragile: 'Fragile',
  late: 'En retard',
  broken: 'Rupture',
} as const satisfies Words;

export const HANDOVER_STATUSES = {
  due: 'À transmettre au MT par téléphone',
  sent: 'Envoyée au MT',
  delivered: 'Le MT l’a',
  failed: 'Non remise au MT',
  'not-sent': 'Non envoyée (pas de MT ou refus de partage)',
} as const satisfies Words;

export const MESSAGE_STATUSES = {
  scheduled: 'Programmé',
  sending: 'En cours d’envoi',
  sent: 'Parti',
  delivered: 'Arrivé',
  failed: 'Échec',
  denied: 'Non envoyé (refus, décès ou annulation)',
  cleared: 'Devenu inutile',
  muted: 'Suspendu',
  uncertain: 'Incertain (à vérifier)',
} as const satisfies Words;

/** What was decided on an uncertain message. */
export const MESSAGE_RESOLUTIONS = {
  'sent-again': 'Renvoyé',
  left: 'Laissé tel quel',
  delivered: 'Arrivé',
} as const satisfies Words;

/** Why a message did not leave; what a mail server said is shown as it said it. */
export const MESSAGE_FAILURES: Words = {
  'no-address': 'Aucune adresse ou numéro mobile valable',
  'no-transport': 'Ce moyen d’envoi n’est pas réglé',
  interrupted: 'Interrompu pendant l’envoi',
  'has-it-already': 'Rien de nouveau : cette version lui a déjà été remise',
};

export const MESSAGE_KINDS = {
  'handover-notice': 'Fiche de transmission',
  'handover-copy': 'Fiche de transmission (copie)',
  'appointment-reminder': 'Rappel de rendez-vous',
  'appointment-change': 'Changement de rendez-vous',
  'slot-offer': 'Créneau proposé',
  offer: 'Demande',
  'offer-withdrawn': 'Demande annulée',
  'closing-summary': 'Fin de suivi',
  'death-notice': 'Annonce d’un décès',
  'follow-up-stopped': 'Suivi arrêté',
} as const satisfies Words;

export const CHANNELS = {
  'secure-mail': 'messagerie sécurisée de santé',
  mail: 'courriel',
  telephone: 'téléphone',
  sms: 'SMS',
} as const satisfies Words;

export const LETTER_STATUSES = {
  announced: 'Annoncée',
  'sent-by-hospital': 'Envoyée par l’établissement',
  'gp-has-it': 'Le MT l’a',
  'patient-has-it': 'Le patient l’a',
} as const satisfies Words;

export const SUBMISSION_STATUSES = {
  open: 'À corriger',
  replayed: 'Corrigé et renvoyé',
  discarded: 'Écarté',
} as const satisfies Words;

/** Nothing more happens to a follow-up in one of these, except that it may be reopened. */
const OVER: ReadonlySet<string> = new Set(['closed', 'cancelled', 'voided']);

export function isOver(status: string): boolean {
  return OVER.has(status);
}
