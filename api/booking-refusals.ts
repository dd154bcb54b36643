import type { BookingRefusal } from '../application/errors';
import type { FaultAnswer } from './schemas/problem';

/** How a refused booking is said: to a program, to people of the service and professionals, to the patient. */
export interface BookingRefusalWords {
  readonly status: 409 | 422;
  readonly sentence: string;
  /** For operators and professionals. */
  readonly sentenceFr: string;
  /** For patients and relatives: what happened, and what they can do. */
  readonly forPatientFr: string;
}

/** Every refusal in words; nothing changed when one is said. */
export const BOOKING_REFUSAL_WORDS: Readonly<Record<BookingRefusal, BookingRefusalWords>> = {
  taken: {
    status: 409,
    sentence: 'This time is taken.',
    sentenceFr: 'Ce créneau vient d’être pris : choisissez-en un autre.',
    forPatientFr: 'Quelqu’un vient de prendre cet horaire. Choisissez-en un autre.',
  },
  'held-by-another': {
    status: 409,
    sentence: 'Somebody else holds this time for the moment.',
    sentenceFr: 'Ce créneau est réservé quelques minutes pour quelqu’un d’autre : choisissez-en un autre.',
    forPatientFr: 'Quelqu’un d’autre est en train de réserver cet horaire. Choisissez-en un autre.',
  },
  'hold-expired': {
    status: 409,
    sentence: 'The time was held too long and is free again.',
    sentenceFr: 'La réservation du créneau a expiré : choisissez-le de nouveau, ou un autre.',
    forPatientFr: 'Cet horaire n’est plus réservé pour vous. Choisissez-en un autre, ou appelez-nous.',
  },
  'outside-availability': {
    status: 409,
    sentence: 'The agenda is not open for this at that time.',
    sentenceFr: 'L’agenda n’est pas ouvert à cette heure pour ce type de rendez-vous.',
    forPatientFr: 'Le professionnel ne reçoit pas à cet horaire. Choisissez-en un autre.',
  },
  past: {
    status: 422,
    sentence: 'This time has passed.',
    sentenceFr: 'Cette heure est déjà passée.',
    forPatientFr: 'Cet horaire est déjà passé. Choisissez-en un autre.',
  },
  'daily-cap': {
    status: 409,
    sentence: 'No more appointments of this type can be made that day.',
    sentenceFr: 'Le nombre de rendez-vous de ce type est atteint ce jour-là : choisissez un autre jour.',
    forPatientFr: 'Il n’y a plus de place ce jour-là. Choisissez un autre jour.',
  },
  'own-patients-only': {
    status: 409,
    sentence: 'Only patients known there can be booked.',
    sentenceFr: 'Ce professionnel ne prend que les patients qu’il suit déjà.',
    forPatientFr:
      'Ce professionnel ne prend pas de nouveaux patients. Appelez-nous : nous en cherchons un autre.',
  },
  'outside-area': {
    status: 409,
    sentence: 'The patient is outside the communes visited.',
    sentenceFr: 'L’adresse où se trouve le patient est hors du secteur de visite.',
    forPatientFr: 'Ce professionnel ne se déplace pas chez vous. Appelez-nous : nous en cherchons un autre.',
  },
  'no-seat-left': {
    status: 409,
    sentence: 'The group is full.',
    sentenceFr: 'Cette séance est complète : choisissez-en une autre.',
    forPatientFr: 'Cette séance est complète. Choisissez-en une autre.',
  },
  'changed-meanwhile': {
    status: 409,
    sentence: 'It changed since you looked at it: read it again.',
    sentenceFr: 'Ce rendez-vous a changé entre-temps : relisez-le avant de continuer.',
    forPatientFr: 'Ce rendez-vous vient de changer. Regardez de nouveau la page avant de continuer.',
  },
  'not-bookable': {
    status: 409,
    sentence: 'This cannot be booked here: ask the practice.',
    sentenceFr: 'Ce rendez-vous ne se réserve pas directement : demandez d’abord l’accord du cabinet.',
    forPatientFr: 'Ce rendez-vous ne se prend pas en ligne. Appelez-nous : nous le demandons pour vous.',
  },
  'already-over': {
    status: 409,
    sentence: 'It took place, fell or ended already.',
    sentenceFr: 'C’est déjà terminé ou annulé : il n’y a plus rien à changer.',
    forPatientFr: 'Ce rendez-vous est déjà passé ou annulé. Appelez-nous si vous en voulez un autre.',
  },
  'not-yet': {
    status: 409,
    sentence: 'It has not begun yet.',
    sentenceFr: 'Ce rendez-vous n’a pas encore eu lieu.',
    forPatientFr: 'Ce rendez-vous n’a pas encore eu lieu.',
  },
  'sharing-refused': {
    status: 409,
    sentence: 'The patient wants nothing shared with this professional.',
    sentenceFr: 'Le patient refuse que l’on partage avec ce professionnel.',
    forPatientFr:
      'Vous avez demandé que rien ne soit partagé avec ce professionnel. Appelez-nous si vous avez changé d’avis.',
  },
  'patient-deceased': {
    status: 409,
    sentence: 'The patient has died.',
    sentenceFr: 'Le patient est décédé : aucun rendez-vous ne peut être pris.',
    // Whoever follows the link is a relative: nothing of it is said by a page.
    forPatientFr: 'Ce rendez-vous ne peut pas être pris en ligne. Appelez-nous.',
  },
};

/** As a fault that screens show in French. */
export function bookingFault(reason: BookingRefusal): FaultAnswer {
  const { sentence, sentenceFr } = BOOKING_REFUSAL_WORDS[reason];
  return { pointer: '', code: reason, sentence, sentenceFr };
}
