import { DateTime } from 'luxon';
import type { Instant } from '../../domain/follow-up';
import {
  inSmsLetters,
  SMS_SEGMENTS_MAX,
  smsSegments,
  type PatientMessageFacts,
  type PatientMessageKind,
  type RenderedMessage,
  type WrittenAppointment,
  type WrittenPlace,
} from '../../domain/messages';
import { fill } from './templates';
import type { PatientTemplates, PatientText } from './patient-templates';

export interface PatientRenderingSettings {
  /** Of the service, for those who would rather call. */
  readonly servicePhone: string | null;
  /** IANA name, e.g. `Europe/Paris`. */
  readonly timeZone: string;
}

/** Puts what patients are written in words. Pure: the same facts give the same words. */
export type PatientMessageRendering = (
  kind: PatientMessageKind,
  channel: 'sms' | 'mail',
  facts: PatientMessageFacts,
) => RenderedMessage;

export function createPatientRendering(
  templates: PatientTemplates,
  settings: PatientRenderingSettings,
): PatientMessageRendering {
  return (kind, channel, facts) => {
    const name = textOf(kind, facts);
    const words = { templates, settings, facts };
    const { version: templateVersion } = templates;
    if (channel === 'sms') return { subject: '', text: smsOf(name, words), templateVersion };
    return { subject: templates.mails[name].subject, text: mailOf(name, words), templateVersion };
  };
}

interface Words {
  readonly templates: PatientTemplates;
  readonly settings: PatientRenderingSettings;
  readonly facts: PatientMessageFacts;
}

function textOf(kind: PatientMessageKind, { appointments }: PatientMessageFacts): PatientText {
  if (kind !== 'appointment-change') return kind;
  const changes = new Set(appointments.map(({ change }) => change));
  if (changes.size !== 1) return 'appointment-change';
  return changes.has('cancelled') ? 'appointment-cancelled' : 'appointment-moved';
}

/** The longest of the ways to say it that fits; the shortest one when none does. */
function smsOf(name: PatientText, words: Words): string {
  const { templates, facts } = words;
  const template = templates.sms[name];
  const [first] = facts.appointments;
  if (first === undefined) throw new RangeError('a message speaks of an appointment');
  const one = facts.appointments.length === 1;
  const ways = one
    ? placesOf(first.place, templates).map((place) => fillOne(template.one, place, words))
    : [template.several, template.shorter].map((text) => fillOne(text, '', words));
  const texts = ways.map(inSmsLetters);
  return texts.find((text) => smsSegments(text) <= SMS_SEGMENTS_MAX) ?? texts.at(-1) ?? '';
}

function fillOne(template: string, place: string, words: Words): string {
  const { facts, settings, templates } = words;
  const [first] = facts.appointments;
  const when = first === undefined ? null : whenInWords(first.startsAt, settings.timeZone);
  const listed = facts.appointments.map((appointment) => changedInWords(appointment, words));
  return fill(template, {
    when,
    first: when,
    place,
    count: String(facts.appointments.length),
    list: listed.join(', '),
    answer: answerOf(templates, facts, settings) ?? '',
    answerBy: answerByOf(words),
  });
}

function mailOf(name: PatientText, words: Words): string {
  const { templates, facts, settings } = words;
  const list = facts.appointments.map((appointment) => {
    const [place = ''] = placesOf(appointment.place, templates);
    return `- ${changedInWords(appointment, words)}${place}`;
  });
  return fill(templates.mails[name].text, {
    list: list.join('\n'),
    answer: answerOf(templates, facts, settings),
    answerBy: answerByOf(words),
  });
}

function changedInWords({ startsAt, change }: WrittenAppointment, { templates, settings }: Words): string {
  const when = whenInWords(startsAt, settings.timeZone);
  return change === null ? when : fill(templates.changes[change], { when });
}

function answerByOf({ facts, settings }: Words): string | null {
  return facts.answerBy === null ? null : whenInWords(facts.answerBy, settings.timeZone);
}

/** Where, with everything that is known first, then with less. */
function placesOf({ kind, line, city }: WrittenPlace, { places }: PatientTemplates): string[] {
  if (kind === 'home') return [places.home, ''];
  if (kind === 'remote') return [places.remote, ''];
  const known = { line: line && oneLine(line), city: city && oneLine(city) };
  return [
    ...(known.line && known.city ? [fill(places.address, known)] : []),
    ...(known.city ? [fill(places.city, known)] : []),
    '',
  ];
}

function answerOf(
  { answers }: PatientTemplates,
  { link }: PatientMessageFacts,
  { servicePhone }: PatientRenderingSettings,
): string | null {
  const values = { link, servicePhone };
  if (link !== null) return fill(servicePhone === null ? answers.link : answers.both, values);
  return servicePhone === null ? null : fill(answers.phone, values);
}

/** E.g. `mardi 10 novembre à 9h30`, `mercredi 11 novembre à 14h`. */
export function whenInWords(instant: Instant, zone: string): string {
  const local = DateTime.fromMillis(instant, { zone }).setLocale('fr');
  const day = local.day === 1 ? "cccc '1er' MMMM" : 'cccc d MMMM';
  return local.toFormat(`${day} 'à' ${local.minute === 0 ? "H'h'" : "H'h'mm"}`);
}

/** Facts from outside cannot add lines. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
