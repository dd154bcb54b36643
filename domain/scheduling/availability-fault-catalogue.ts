import type { LocalDay } from '../calendar';

/** What can be wrong with an agenda as somebody states it. Nothing is changed by what has one of these. */
interface AgendaFaultRule {
  readonly sentence: string;
  readonly sentenceFr: string;
}

function rule(sentence: string, sentenceFr: string): AgendaFaultRule {
  return { sentence, sentenceFr };
}

/** `{day}` stands for the day a fault is about. */
export const AGENDA_FAULTS = {
  'end-before-start': rule('The end is not after the start.', 'La fin n’est pas après le début.'),
  'not-a-time': rule(
    'A time of day is written HH:mm, from 00:00 to 23:59.',
    'Une heure s’écrit HH:mm, de 00:00 à 23:59.',
  ),
  'overlapping-availability': rule(
    'It overlaps hours of this agenda that are stated already, first on {day}.',
    'Ces horaires en chevauchent d’autres de cet agenda, la première fois le {day}.',
  ),
  'recurrence-unreadable': rule(
    'The recurrence is not a rule of RFC 5545, e.g. FREQ=WEEKLY;BYDAY=MO,TU.',
    'La répétition n’est pas une règle RFC 5545, par exemple FREQ=WEEKLY;BYDAY=MO,TU.',
  ),
  'recurrence-too-often': rule(
    'Hours repeat by day, week or month, at most once a day: state other hours of a day apart.',
    'Les horaires se répètent par jour, semaine ou mois, au plus une fois par jour : indiquer à part les autres heures.',
  ),
  'recurrence-unsupported': rule(
    'Only DAILY, WEEKLY and MONTHLY are read, with INTERVAL, COUNT or UNTIL, and BYDAY or BYMONTHDAY.',
    'Seules les répétitions DAILY, WEEKLY et MONTHLY sont lues, avec INTERVAL, COUNT ou UNTIL, et BYDAY ou BYMONTHDAY.',
  ),
  'recurrence-never': rule(
    'This recurrence falls on no day at all.',
    'Cette répétition ne tombe aucun jour.',
  ),
  'day-too-far': rule(
    'This day is too far away: at most ten years ago, two years ahead.',
    'Ce jour est trop loin : dix ans en arrière ou deux ans en avant au plus.',
  ),
  'day-past': rule('This day is over.', 'Ce jour est passé.'),
  'too-many': rule('This agenda holds too many of these already.', 'Cet agenda en contient déjà trop.'),
  'unknown-type': rule(
    'This agenda has no appointment type of that id in use.',
    'Cet agenda n’a pas ce type de rendez-vous, ou ne l’a plus.',
  ),
  'unknown-practice': rule(
    'There is no practice of that id in use.',
    'Il n’y a pas de lieu de cet identifiant.',
  ),
  'hours-missing': rule(
    'Hours open besides need a start and an end; hours closed have both, or neither for the whole day.',
    'Une ouverture a un début et une fin ; une fermeture a les deux, ou aucun pour la journée.',
  ),
  'closed-over-extra': rule(
    'Hours open besides on {day} are in the way: remove or change them first.',
    'Une ouverture exceptionnelle le {day} s’y oppose : la retirer ou la changer d’abord.',
  ),
  'extra-while-closed': rule(
    'These hours are closed by an exception on {day}: remove or change it first.',
    'Ces heures sont fermées par une exception le {day} : la retirer ou la changer d’abord.',
  ),
  'replaced-by-oneself': rule('Nobody replaces themselves.', 'Un professionnel ne se remplace pas lui-même.'),
  'unknown-replacement': rule(
    'There is no professional of that id in use.',
    'Il n’y a pas de professionnel de cet identifiant.',
  ),
  'replacement-of-another-profession': rule(
    'Who replaces is of the same profession.',
    'Le remplaçant exerce la même profession.',
  ),
  'replacement-away': rule(
    'Who replaces is away as well, first on {day}.',
    'Le remplaçant est absent lui aussi, la première fois le {day}.',
  ),
  'name-missing': rule('A name is needed.', 'Il faut un nom.'),
  'unknown-care': rule(
    'This is neither a kind of care nor a profession.',
    'Ce n’est ni un type de soin ni une profession.',
  ),
  'duration-out-of-range': rule(
    'An appointment lasts from 5 to 720 minutes.',
    'Un rendez-vous dure de 5 à 720 minutes.',
  ),
  'buffer-out-of-range': rule(
    'The pause after an appointment is of 0 to 240 minutes.',
    'La pause après un rendez-vous est de 0 à 240 minutes.',
  ),
  'cap-not-positive': rule('A daily cap is at least 1.', 'Le maximum par jour est d’au moins 1.'),
  'home-without-area': rule(
    'Visits at home need the communes visited.',
    'Pour des visites à domicile, indiquer les communes desservies.',
  ),
  'area-not-at-home': rule(
    'Only visits at home have communes visited.',
    'Seules les visites à domicile ont des communes desservies.',
  ),
  'area-too-large': rule('An area has at most 1,000 communes.', 'Un territoire a 1 000 communes au plus.'),
  'group-without-seats': rule('A group needs a number of seats.', 'Un groupe a un nombre de places.'),
  'seats-not-of-group': rule('Only a group has seats.', 'Seul un groupe a des places.'),
  'unknown-commune': rule(
    'This is not the INSEE code of a commune.',
    'Ce n’est pas le code INSEE d’une commune.',
  ),
  'unknown-postal-code': rule('No commune has this postal code.', 'Aucune commune n’a ce code postal.'),
  'commune-needed': rule(
    'Several communes have this postal code, none of this name: give the INSEE code.',
    'Plusieurs communes ont ce code postal, aucune de ce nom : donner le code INSEE.',
  ),
  'commune-elsewhere': rule(
    'This commune does not have this postal code.',
    'Cette commune n’a pas ce code postal.',
  ),
  'place-needed': rule(
    'Without a practice, a postal code and a city are needed.',
    'Sans lieu d’exercice, il faut un code postal et une ville.',
  ),
  'area-not-of-place': rule(
    'Only a structure that answers for a territory has communes of its own.',
    'Seule une structure qui répond d’un territoire a des communes.',
  ),
  'invalid-finess': rule('The FINESS number is not valid.', 'Le numéro FINESS n’est pas valable.'),
  'invalid-rpps': rule('The RPPS number is not valid.', 'Le numéro RPPS n’est pas valable.'),
  'rpps-known': rule(
    'Another professional of this profession has this RPPS number already.',
    'Un autre professionnel de cette profession a déjà ce numéro RPPS.',
  ),
  'identity-not-yours': rule(
    'Profession and RPPS number are changed by the service.',
    'La profession et le numéro RPPS sont modifiés par le service.',
  ),
  'invalid-phone': rule('This is not a telephone number.', 'Ce n’est pas un numéro de téléphone.'),
  'not-mobile': rule(
    'Links are sent to a mobile telephone only.',
    'Un lien ne s’envoie qu’à un téléphone mobile.',
  ),
  'range-too-long': rule('An agenda is read 62 days at a time.', 'Un agenda se lit par 62 jours au plus.'),
} as const satisfies Readonly<Record<string, AgendaFaultRule>>;

export type AgendaFaultCode = keyof typeof AGENDA_FAULTS;

/** One thing wrong at one place. The sentence never repeats what was sent, a day of the agenda aside. */
export interface AgendaFault {
  readonly code: AgendaFaultCode;
  /** JSON pointer (RFC 6901) into the body. */
  readonly pointer: string;
  readonly sentence: string;
  readonly sentenceFr: string;
}

/**
 * @param pointer JSON pointer into the body; empty for the whole
 * @param day what the fault is about, where its sentence names one
 */
export function agendaFault(code: AgendaFaultCode, pointer: string, day?: LocalDay): AgendaFault {
  const { sentence, sentenceFr } = AGENDA_FAULTS[code];
  return {
    code,
    pointer,
    sentence: sentence.replace('{day}', day ?? ''),
    sentenceFr: sentenceFr.replace('{day}', day === undefined ? '' : inFrench(day)),
  };
}

/** The fault when the condition holds, as a list to spread. */
export function agendaFaultWhen(
  condition: boolean,
  code: AgendaFaultCode,
  pointer: string,
  day?: LocalDay,
): AgendaFault[] {
  return condition ? [agendaFault(code, pointer, day)] : [];
}

function inFrench(day: LocalDay): string {
  return day.split('-').reverse().join('/');
}
