import { DateTime } from 'luxon';
import type { Instant, MessageKind } from '../../domain/follow-up';
import type { KeptItem, LetterFacts, NoticeFacts, RenderedMessage, TextFacts } from '../../domain/messages';
import { whenInWords } from './render-patient-message';
import {
  fill,
  type LetterPlaceholder,
  type MessageTemplates,
  type MessageWords,
  type NoticePlaceholder,
} from './templates';

export interface RenderingSettings {
  /** Address of the console, without a slash at the end. */
  readonly publicUrl: string;
  /** Of the service, for those who would rather call; left out when there is none. */
  readonly servicePhone: string | null;
  /** IANA name, e.g. `Europe/Paris`. */
  readonly timeZone: string;
}

/** Puts facts in words. Pure: the same facts give the same words. */
export interface MessageRendering {
  /** For ordinary mail: holds nothing about a person. */
  notice(kind: MessageKind, facts: NoticeFacts): RenderedMessage;
  /** For secure health mail. */
  letter(kind: MessageKind, facts: LetterFacts): RenderedMessage;
  /** For SMS: holds nothing about a person. */
  text(kind: MessageKind, facts: TextFacts): RenderedMessage;
}

export function createMessageRendering(
  templates: MessageTemplates,
  settings: RenderingSettings,
): MessageRendering {
  const { letters, notices, texts, version, words } = templates;
  return {
    notice: (kind, facts) => ({
      subject: notices[kind].subject,
      text: fill(notices[kind].text, noticeValues(kind, facts, settings)),
      templateVersion: version,
    }),
    letter: (kind, facts) => {
      const template = letters[kind === 'offer' && facts.offer?.resumption === true ? 'resumption' : kind];
      return {
        subject: template.subject,
        text: fill(template.text, letterValues(kind, facts, words, settings)),
        templateVersion: version,
      };
    },
    text: (kind, { answerBy, link }) => ({
      subject: '',
      text: fill(texts[kind], {
        servicePhone: settings.servicePhone,
        link,
        answerBy: answerBy === null ? null : whenInWords(answerBy, settings.timeZone),
      }),
      templateVersion: version,
    }),
  };
}

type Values<Name extends string> = Readonly<Record<Name, string | null>>;

function noticeValues(
  kind: MessageKind,
  facts: NoticeFacts,
  settings: RenderingSettings,
): Values<NoticePlaceholder> {
  const { answerBy, followUpId } = facts;
  return {
    servicePhone: settings.servicePhone,
    link: settings.publicUrl + pathOf(kind, followUpId),
    answerBy: answerBy === null ? null : instantInWords(answerBy, settings.timeZone),
  };
}

function letterValues(
  kind: MessageKind,
  facts: LetterFacts,
  words: MessageWords,
  settings: RenderingSettings,
): Values<LetterPlaceholder> {
  const { patient, offer, closing } = facts;
  const fate = offer?.status === 'filled' ? 'filled' : 'withdrawn';
  return {
    ...noticeValues(kind, facts, settings),
    recipientName: oneLine(facts.recipientName),
    serviceName: oneLine(facts.serviceName),
    patientName: patientName(patient),
    birthDate: patient.birthDate === null ? null : dayInWords(patient.birthDate),
    hospitalName: oneLine(facts.hospitalName),
    hospitalPhone: facts.hospitalPhone === null ? null : oneLine(facts.hospitalPhone),
    dischargedAt: instantInWords(facts.dischargedAt, settings.timeZone),
    careAsked: offer === null ? null : (words.cares[offer.profession] ?? words.otherCare),
    careDueAt: offer === null ? null : instantInWords(offer.careDueAt, settings.timeZone),
    offerFate: words.offerFates[fate],
    closingReason: closing === null ? null : words.closingReasons[closing.reason],
    leftOpen: closing === null ? null : leftOpenInWords(closing.kept, words),
  };
}

/** Rooms of the console behind its sign-in; ids only. */
function pathOf(kind: MessageKind, followUpId: string): string {
  switch (kind) {
    case 'offer':
    case 'offer-withdrawn':
      return '/demandes';
    // What they are about is the sheet itself.
    case 'handover-notice':
    case 'handover-copy':
    case 'closing-summary':
      return `/suivis/${followUpId}/fiche`;
    case 'death-notice':
    case 'follow-up-stopped':
      return `/suivis/${followUpId}`;
  }
}

function patientName({ birthName, usedName, firstGivenName }: LetterFacts['patient']): string {
  const name = [birthName, firstGivenName].filter((part) => part !== null).join(' ');
  const used = usedName === null || usedName === birthName ? '' : ` (nom utilisé : ${usedName})`;
  return oneLine(name + used);
}

/** Facts from outside cannot add lines to a letter. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function leftOpenInWords(kept: readonly KeptItem[], words: MessageWords): string {
  if (kept.length === 0) return `- ${words.nothingLeftOpen}`;
  return kept.map((one) => `- ${subjectInWords(one, words)} : ${ownerInWords(one, words)}`).join('\n');
}

function subjectInWords({ item: { kind, subject } }: KeptItem, { leftOpen }: MessageWords): string {
  switch (kind) {
    case 'care':
      return leftOpen.cares[subject] ?? leftOpen.otherCare;
    case 'call':
      return leftOpen.call;
    case 'break': {
      const [code = ''] = subject.split('-');
      return leftOpen.breaks[code] ?? code;
    }
    case 'handover':
      return subject === 'closing-summary' ? leftOpen['closing-summary'] : leftOpen.handover;
    case 'check':
      return leftOpen.check;
    case 'result':
      return leftOpen.result;
  }
}

function ownerInWords(
  { item: { kept, owner }, personName }: KeptItem,
  { keepers, owners }: MessageWords,
): string {
  if (kept !== undefined) return personName === null ? keepers[kept.by] : oneLine(personName);
  if (owner.kind === 'queue') return owners[owner.queue];
  return personName === null ? owners.person : oneLine(personName);
}

function instantInWords(instant: Instant, zone: string): string {
  return DateTime.fromMillis(instant, { zone }).setLocale('fr').toFormat("cccc d MMMM yyyy 'à' H 'h' mm");
}

/** @param day `YYYY-MM-DD`; what is no day is said as it came */
function dayInWords(day: string): string {
  const date = DateTime.fromISO(day, { zone: 'utc' }).setLocale('fr');
  return date.isValid ? date.toFormat('d MMMM yyyy') : oneLine(day);
}
