/** Why something is on a list, and why something was refused. */
import { BREAKS } from './breaks';
import type { Words } from './wording';

/** Why an item waits (domain, work items). */
export const WORK_REASONS: Words = {
  ...BREAKS,
  announced: 'Sortie annoncée, pas encore arrivée',
  'pathway-end': 'Fin du suivi',
  'still-in-hospital': 'Réhospitalisé : demander des nouvelles',
  'readmission-to-confirm': 'Réhospitalisation à confirmer : quel établissement, depuis quand',
  'death-to-confirm': 'Décès à confirmer par une seconde source',
  'safety-note-review': 'Note de sécurité à revoir',
  'handover-due': 'Fiche de transmission à donner au MT',
  'handover-sent': 'Fiche de transmission : arrivée à vérifier',
  'handover-copy-due': 'Fiche de transmission à dire par téléphone à qui a accepté',
  'handover-copy-failed': 'Fiche de transmission non remise à qui a accepté : la dire par téléphone',
  'closing-summary-to-tell': 'Fin du suivi à dire au MT par téléphone',
  'handover-renewal': 'Fiche de transmission : nouvelle version à envoyer',
  'care-to-arrange': 'À organiser',
  'care-requested': 'Demande envoyée : réponse attendue',
  'care-already': 'Déjà en place avant le séjour : reprise à confirmer',
  'care-undated': 'Date du RDV à demander',
  'care-failed': 'Pas de solution : chercher ailleurs',
  'offer-by-telephone': 'Demande à faire par téléphone au cabinet',
  'offer-awaiting': 'Réponse du cabinet attendue',
  'offer-tentative': 'Accord sous réserve : à confirmer',
  'offer-other-time': 'Autre horaire proposé : à accepter avec le patient, ou à refuser',
  'resumption-by-telephone': 'Reprise des passages à confirmer par téléphone',
  'limit-near': 'Échéance proche : plusieurs professionnels sollicités à la fois',
  'call-due': 'À appeler',
  'call-late': 'À appeler',
  'call-interrupted': 'Appel interrompu par une alerte : à reprendre',
  'call-relative': 'Patient non joint : appeler un proche',
  'call-nurse': 'Patient non joint : appeler l’infirmier à domicile',
  'call-needs-interpreter': 'À appeler avec un interprète',
  'call-by-text': 'À joindre par écrit (audition)',
  'letter-awaited': 'Lettre de liaison attendue',
  'check-due': 'À vérifier',
  'medical-advice': 'Avis médical à donner aujourd’hui',
  'slot-offer-by-telephone': 'Créneau libéré à proposer par téléphone, gardé pour ce patient',
  'booked-while-in-hospital': 'RDV prévu pendant l’hospitalisation : à garder, déplacer ou annuler',
  'red-flag-ringing': 'Signe d’alerte : soignant d’astreinte à joindre',
  'red-flag-emergency': 'Signe d’alerte : appeler le 15 maintenant',
  'red-flag-to-inform': 'Signe d’alerte : 15 appelé, soignant d’astreinte à informer',
  'red-flag-joined': 'Signe d’alerte : suivi avec un autre',
  'result-awaited': 'Résultat attendu',
  'result-unowned': 'Résultat sans destinataire',
};

/** Why a command was not applied (domain, refusal reasons). */
export const REFUSAL_REASONS = {
  'follow-up-over': 'Ce suivi est terminé : il faut d’abord le rouvrir.',
  'already-open': 'C’est déjà ouvert.',
  'not-open': 'La sortie n’a pas encore eu lieu.',
  'unknown-subject': 'Cet élément n’existe plus dans le suivi.',
  'changed-meanwhile': 'Cela a changé entre-temps : voici l’état actuel.',
  'already-answered': 'Une réponse a déjà été enregistrée.',
  'time-is-over': 'Cette heure est déjà passée : proposez-en une autre.',
  'already-settled': 'C’est déjà réglé.',
  'not-allowed': 'Votre rôle ne permet pas cette action.',
  opposed: 'Le patient s’y oppose.',
  'not-arranged': 'Ce besoin n’est pas encore organisé.',
  'unknown-cause-or-resolution': 'Cette cause ou cette solution n’existe pas pour cette alerte.',
  'red-flag-open': 'Une alerte grave est encore ouverte : elle doit être fermée d’abord.',
  'not-over': 'Ce suivi n’est pas terminé.',
  'unknown-colleague': 'Ce compte ne reçoit pas de travail : choisir une autre personne.',
  'unknown-pathway': 'Ce parcours n’existe pas ici.',
  'nothing-on-request': 'Le parcours ne prévoit rien de plus à la demande de ce soignant.',
  'script-unsigned': 'Ce script n’est pas signé par un soignant : il ne s’ouvre qu’en démonstration.',
  'script-interrupted': 'L’appel est interrompu par une alerte : le reste se fait dans un autre appel.',
  'script-answer-unknown': 'Cette réponse ne fait plus partie du script : rouvrez la fenêtre.',
} as const satisfies Words;

/** One-tap reasons for declining a request (domain/follow-up/offer-reasons.ts). */
export const DECLINE_REASONS = {
  'no-slot': 'Pas de créneau',
  'no-new-patients': 'Pas de nouveau patient',
  absent: 'Absent à cette date',
  'outside-area': 'Hors secteur',
  'not-my-patient': 'Pas mon patient',
  retired: 'Activité cessée',
  other: 'Autre raison',
} as const satisfies Words;

/** Why somebody was asked: their place on the ladder. */
export const RUNGS = {
  own: 'médecin ou soignant du patient',
  replacement: 'remplaçant',
  associate: 'associé du cabinet',
  'health-house': 'maison de santé',
  'health-centre': 'centre de santé',
  nearby: 'cabinet proche',
  'territorial-community': 'CPTS',
  'insurer-mediator': 'médiateur de l’assurance maladie',
  'local-coordination': 'DAC',
} as const satisfies Words;
