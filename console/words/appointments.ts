/** Appointments, their states and what was refused (labels-fr.md, 3 and 5). */
import type { Words } from './wording';

export const APPOINTMENT_STATES = {
  held: 'Créneau gardé',
  booked: 'Pris',
  confirmed: 'Confirmé par le patient',
  told: 'Dit par le patient, à vérifier',
  arrived: 'Arrivé',
  fulfilled: 'Honoré',
  'fulfilled-unverified': 'Honoré, dit par le patient, à vérifier',
  noshow: 'Manqué par le patient',
  'cancelled-pro': 'Annulé par le cabinet',
  'cancelled-patient': 'Annulé par le patient',
  'cancelled-service': 'Annulé par nous',
  cancelled: 'Annulé',
  'entered-in-error': 'Saisi par erreur',
} as const satisfies Words;

/** Who cancels, as one says it on the telephone. */
export const CANCELLING = {
  patient: 'Le patient ne peut pas venir',
  professional: 'Annulé par le cabinet',
  service: 'Annulé par nous',
} as const satisfies Words;

/** What became of an appointment, line by line of its history. */
export const APPOINTMENT_CHANGES: Words = {
  held: 'Créneau gardé',
  booked: 'Pris',
  told: 'Dit par le patient',
  confirmed: 'Confirmé par le patient',
  verified: 'Vérifié auprès du cabinet',
  moved: 'Déplacé',
  arrived: 'Arrivé',
  fulfilled: 'Honoré',
  kept: 'Honoré',
  noshow: 'Manqué par le patient',
  missed: 'Manqué',
  cancelled: 'Annulé',
  'cancelled-by-patient': 'Annulé par le patient',
  'cancelled-by-professional': 'Annulé par le cabinet',
  'cancelled-by-service': 'Annulé par nous',
  replaced: 'Remplacé par un autre RDV',
  'hold-expired': 'Créneau libéré, plus gardé',
  released: 'Créneau libéré',
  'entered-in-error': 'Saisi par erreur',
};

export const ORIGINS = {
  operator: 'pris par le service',
  professional: 'pris par le soignant',
  patient: 'pris par le patient',
  offer: 'pris en réponse à une demande',
  'waiting-list': 'pris par la liste d’attente',
  replacement: 'repris par le remplaçant',
} as const satisfies Words;

/** What a search had to leave aside. */
export const SLOT_NOTES: Words = {
  'commune-unknown': 'La commune du patient n’est pas connue : les distances ne comptent pas.',
  'window-over': 'Le délai du parcours est dépassé : voici les premiers créneaux à partir de maintenant.',
  'no-professional-near': 'Personne à proximité : la recherche est élargie.',
};

/** Whether it took place, in one tap. */
export const PRESENCE_OUTCOMES = {
  kept: 'Venu',
  'missed-by-patient': 'Manqué par le patient',
  'missed-by-professional': 'Annulé par le cabinet',
} as const satisfies Words;

/** From whom one knows it. */
export const PRESENCE_SOURCES = {
  operator: 'vérifié par nous',
  professional: 'du cabinet',
  patient: 'du patient',
} as const satisfies Words;

/** When the patient would rather come. */
export const DAY_PARTS = {
  morning: 'le matin',
  afternoon: 'l’après-midi',
  evening: 'après 17h',
} as const satisfies Words;

export const WAITING_STATUSES = {
  waiting: 'Attend',
  offered: 'Créneau proposé',
  served: 'A un créneau',
  withdrawn: 'N’attend plus',
  over: 'Délai passé',
} as const satisfies Words;
