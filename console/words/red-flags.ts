/** Red flags: what to say, whom to call, how far it is (call-scripts-fr.md, 1). */
import type { RedFlag } from '../../api/schemas';
import type { Words } from './wording';

export type Urgency = RedFlag['urgency'];

export const URGENCY_WORDS = {
  emergency: 'Le 15 maintenant',
  immediate: 'Un soignant maintenant',
  'two-hours': 'Un soignant dans les deux heures',
} as const satisfies Record<Urgency, string>;

export const URGENCIES: readonly Urgency[] = ['emergency', 'immediate', 'two-hours'];

/** Read to the patient as it is written. */
export const PHRASES = {
  emergency:
    'Ce que vous me dites doit être entendu tout de suite par un médecin. Ne raccrochez pas, je vous mets en relation avec le 15.',
  immediate:
    'Je vous passe un soignant. S’il n’est pas libre, il vous rappelle dans le quart d’heure. Si cela s’aggrave avant, appelez le 15.',
  'two-hours':
    'Un soignant vous rappelle dans les deux heures, à ce numéro. Si cela s’aggrave avant, appelez le 15.',
} as const satisfies Record<Urgency, string>;

/** What the caller does on an emergency call. */
export const EMERGENCY_STEPS = [
  'Rester en ligne. Redemander l’adresse exacte où se trouve le patient : commune, rue, étage, code, qui ouvre.',
  'Conférence à trois, ou un collègue appelle pendant que la ligne reste ouverte.',
  'Dire au régulateur : la date de sortie d’hôpital, le service, ce que le patient vient de dire, le téléphone de rappel.',
  'Si le patient raccroche ou refuse : appeler quand même le 15, puis la responsable d’équipe.',
] as const;

export const ON_CALL_KINDS: Words = {
  'coordination-nurse': 'infirmier de coordination',
  'ward-line': 'ligne du service',
  'on-call-physician': 'médecin d’astreinte',
  other: 'autre ligne',
};

export const TRY_OUTCOMES: Words = {
  ringing: 'à appeler maintenant',
  reached: 'joint',
  'no-answer': 'ne répond pas',
  unavailable: 'pas disponible',
  stopped: 'appel arrêté',
};

export const WEEKDAYS: Words = {
  '1': 'lundi',
  '2': 'mardi',
  '3': 'mercredi',
  '4': 'jeudi',
  '5': 'vendredi',
  '6': 'samedi',
  '7': 'dimanche',
};

/** What came of a clinician's call back. */
export const CALL_BACK_OUTCOMES = {
  'spoken-to': 'Parlé au patient',
  'no-answer': 'Ne répond pas',
  'voicemail-left': 'Message laissé',
} as const satisfies Words;
