import { DateTime } from 'luxon';
import type { Instant } from '../../domain/follow-up';
import type { HandoverBlock, HandoverContact, HandoverContent } from '../../domain/handover';
import type { HandoverSpeech } from './handover-speech';
import { listOf } from './handover-blocks';

type Patient = HandoverContent['patient'];
type Stay = HandoverContent['stay'];

/** Whose handover it is, in two lines at the head of it. */
export function patientLines(patient: Patient, madeAt: Instant, speech: HandoverSpeech): (string | null)[] {
  const birthDate = speech.dayOrTime(patient.birthDate);
  const age = ageYears(patient.birthDate, madeAt, speech.settings.timeZone);
  return [
    speech.say('patient', { name: patientName(patient, speech) }),
    speech.say('birthDateAndAge', { birthDate, age }) ?? speech.say('birthDate', { birthDate }),
  ];
}

function patientName(
  { birthName, firstGivenName, usedName }: Patient,
  speech: HandoverSpeech,
): string | null {
  const name = joined([speech.fact(birthName), speech.fact(firstGivenName)], ' ');
  const used = speech.fact(usedName);
  if (used === null || used === speech.fact(birthName)) return name;
  return speech.say('usedName', { name, usedName: used });
}

/** @returns null when the day is not known, and below two years, where years say too little */
function ageYears(birthDate: string | null, madeAt: Instant, zone: string): string | null {
  if (birthDate === null || !/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) return null;
  const born = DateTime.fromISO(birthDate, { zone });
  const years = Math.floor(DateTime.fromMillis(madeAt, { zone }).diff(born, 'years').years);
  return years >= 2 && years < 130 ? String(years) : null;
}

/** Where the patient is, and how to speak with them. */
export function patientBlocks(patient: Patient, speech: HandoverSpeech): HandoverBlock[] {
  const { hearing, language, protectionMeasure, sex } = patient;
  return listOf([
    sex === null ? null : speech.say('sex', { sex: speech.word('sexes', sex) }),
    addressLine(patient, speech),
    speech.say('access', { notes: speech.fact(patient.accessNotes) }),
    language === null ? null : speech.say('language', { language: languageInWords(language, speech) }),
    hearing === null ? null : speech.say('hearing', { hearing: speech.word('hearing', hearing) }),
    protectionMeasure === null
      ? null
      : speech.say('protection', { measure: speech.word('protection', protectionMeasure) }),
  ]);
}

function addressLine({ address, atWhose, staysElsewhere }: Patient, speech: HandoverSpeech): string | null {
  if (address === null) return null;
  const town = joined([speech.fact(address.postalCode), speech.fact(address.city)], ' ');
  const whole = joined([speech.fact(address.line), town], ', ');
  const name = speech.fact(atWhose);
  if (!staysElsewhere) return speech.say('address', { address: whole });
  return speech.say('atWhose', { name, address: whole }) ?? speech.say('staysElsewhere', { address: whole });
}

function languageInWords(language: string, speech: HandoverSpeech): string | null {
  if (!/^[a-z]{2,3}$/.test(language)) return speech.fact(language);
  return new Intl.DisplayNames('fr', { type: 'language' }).of(language) ?? language;
}

/** What the head of the document does not say of the stay. */
export function stayBlocks(stay: Stay, speech: HandoverSpeech): HandoverBlock[] {
  return listOf([
    speech.say('ward', { ward: speech.fact(stay.wardName) }),
    speech.say('admittedAt', { at: stay.admittedAt === null ? null : speech.when(stay.admittedAt) }),
    speech.say('dischargeMode', { mode: speech.word('dischargeModes', stay.dischargeMode) }),
    codesLine('diagnoses', stay.diagnoses, speech),
    codesLine('procedures', stay.procedures, speech),
  ]);
}

function codesLine(
  sentence: 'diagnoses' | 'procedures',
  codes: readonly string[],
  speech: HandoverSpeech,
): string | null {
  const said = speech.bounded(codes.map((code) => speech.fact(code)));
  return said.length === 0 ? null : speech.say(sentence, { codes: said.join(', ') });
}

/** Who can be called, the emergency number first; then in the order the content gives. */
export function contactBlocks(content: HandoverContent, speech: HandoverSpeech): HandoverBlock[] {
  const { closing, contacts, serviceName } = content;
  const { servicePhone } = speech.settings;
  const emergency = closing?.reason === 'died' ? null : speech.say('emergency');
  // The records know the service by its name; its number is a setting.
  const stated = contacts.find(({ role }) => role === 'service');
  const phone = stated?.phone ?? servicePhone;
  const service = { role: 'service', name: stated?.name ?? serviceName, phone, as: null } as const;
  const others = contacts.filter(({ role }) => role !== 'service');
  const all: readonly HandoverContact[] = phone === null ? others : [service, ...others];
  return listOf(speech.bounded([emergency, ...all.map((contact) => contactLine(contact, speech))]));
}

function contactLine({ name, phone, ...contact }: HandoverContact, speech: HandoverSpeech): string | null {
  return speech.say('contact', {
    name: speech.fact(name),
    role: roleInWords(contact, speech),
    phone: speech.phone(phone) ?? speech.say('phoneUnknown'),
  });
}

function roleInWords({ as, role }: Pick<HandoverContact, 'as' | 'role'>, speech: HandoverSpeech): string {
  if (as !== null && role === 'professional') return speech.word('practitioners', as);
  if (as !== null && role === 'relative') return speech.word('relationships', as);
  return speech.word('contactRoles', role);
}

/** @returns null when nothing is left to join */
export function joined(parts: readonly (string | null)[], between: string): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(between);
}
