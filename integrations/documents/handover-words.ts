import {
  inHandoverOrder,
  type HandoverBlock,
  type HandoverContent,
  type HandoverDifference,
  type HandoverDocument,
  type HandoverSection,
  type HandoverVersion,
} from '../../domain/handover';
import { listOf } from './handover-blocks';
import { differenceInWords, isClinicalDifference } from './handover-news';
import { contactBlocks, joined, patientBlocks, patientLines, stayBlocks } from './handover-people';
import type { HandoverRendering, HandoverSettings } from './handover-rendering';
import {
  alertBlocks,
  askedBlocks,
  awaitedBlocks,
  changedBlocks,
  outcomeBlocks,
  pathwayBlocks,
  safetyBlocks,
  toDoBlocks,
} from './handover-sections';
import { createHandoverSpeech, withFixedSpaces, type HandoverSpeech } from './handover-speech';
import { HANDOVER_SECTIONS, type HandoverSectionKey, type HandoverTemplates } from './handover-templates';

/** @throws RangeError while rendering, when the time zone is not known */
export function createHandoverRendering(
  templates: HandoverTemplates,
  settings: HandoverSettings,
): HandoverRendering {
  const speech = createHandoverSpeech(templates, settings);
  return {
    document: (version, differences = []) => {
      const content = readableContent(version.content, speech);
      return withTypography({
        version: version.version,
        madeAt: version.madeAt,
        title: titleOf(content, speech),
        subtitles: subtitlesOf({ ...version, content }, speech),
        sections: sectionsOf({ ...version, content }, differences, speech),
        patientLine: joined(patientLines(content.patient, version.madeAt, speech), ' · ') ?? '',
        footer: footerOf({ ...version, content }, speech),
        templateVersion: templates.version,
      });
    },
  };
}

/** In the order to read; for those who only organise, without what is clinical, whoever filled it in. */
function readableContent(content: HandoverContent, speech: HandoverSpeech): HandoverContent {
  const ordered = inHandoverOrder(content);
  if (ordered.audience === 'care-team') return ordered;
  return {
    ...ordered,
    stay: { ...ordered.stay, diagnoses: [], procedures: [] },
    changed: [],
    awaited: ordered.awaited.map((result, index) => ({
      ...result,
      what: speech.say('someResult', { number: String(index + 1) }) ?? '',
    })),
    safetyNotes: [],
    wardNotes: null,
  };
}

function titleOf({ closing }: HandoverContent, speech: HandoverSpeech): string {
  return speech.say(closing === null ? 'title' : 'titleAtEnd') ?? '';
}

function subtitlesOf({ content, madeAt, version }: HandoverVersion, speech: HandoverSpeech): string[] {
  const { patient, recipient, requests, stay } = content;
  return [
    speech.say('version', { version: String(version), madeAt: speech.when(madeAt) }),
    speech.say('recipient', { name: speech.fact(recipient?.name) }),
    speech.say('sender', { name: speech.fact(content.serviceName) }),
    ...patientLines(patient, madeAt, speech),
    speech.say('discharge', {
      hospital: speech.fact(stay.hospitalName),
      at: speech.when(stay.dischargedAt),
    }),
    requests.length === 0 ? speech.say('nothingAsked') : null,
  ].filter((line) => line !== null);
}

function sectionsOf(
  { content, madeAt }: HandoverVersion,
  differences: readonly HandoverDifference[],
  speech: HandoverSpeech,
): HandoverSection[] {
  const parts: Readonly<Record<HandoverSectionKey, readonly HandoverBlock[]>> = {
    asked: askedBlocks(content, speech),
    outcome: outcomeBlocks(content, speech),
    news: newsBlocks(content, differences, speech),
    patient: patientBlocks(content.patient, speech),
    stay: stayBlocks(content.stay, speech),
    changed: changedBlocks(content, speech),
    toDo: toDoBlocks(content, madeAt, speech),
    awaited: awaitedBlocks(content, speech),
    contacts: contactBlocks(content, speech),
    pathway: pathwayBlocks(content, speech),
    alerts: alertBlocks(content, speech),
    safety: safetyBlocks(content, speech),
  };
  const { headings } = speech.templates;
  return HANDOVER_SECTIONS.filter((key) => parts[key].length > 0).map((key) => ({
    key,
    heading: headings[key === 'toDo' && content.closing !== null ? 'toDoAtEnd' : key],
    emphasis: key === 'asked' || key === 'outcome',
    blocks: parts[key],
  }));
}

function newsBlocks(
  { audience }: HandoverContent,
  differences: readonly HandoverDifference[],
  speech: HandoverSpeech,
): HandoverBlock[] {
  const told =
    audience === 'care-team' ? differences : differences.filter((one) => !isClinicalDifference(one));
  return listOf(speech.bounded(told.map((one) => differenceInWords(one, audience, speech))));
}

function footerOf({ content, version }: HandoverVersion, speech: HandoverSpeech): string {
  const values = {
    title: titleOf(content, speech),
    version: String(version),
    service: speech.fact(content.serviceName),
    phone: speech.phone(speech.settings.servicePhone),
  };
  const lines = [
    speech.say('footer', values) ?? speech.say('footerWithoutPhone', values),
    content.audience === 'care-team' ? speech.say('confidential') : speech.say('confidentialOrganisers'),
  ];
  return lines.filter((line) => line !== null).join(' · ');
}

function withTypography(document: HandoverDocument): HandoverDocument {
  return {
    ...document,
    title: withFixedSpaces(document.title),
    subtitles: document.subtitles.map(withFixedSpaces),
    patientLine: withFixedSpaces(document.patientLine),
    footer: withFixedSpaces(document.footer),
    sections: document.sections.map((section) => ({
      ...section,
      heading: withFixedSpaces(section.heading),
      blocks: section.blocks.map(blockWithTypography),
    })),
  };
}

function blockWithTypography(block: HandoverBlock): HandoverBlock {
  switch (block.type) {
    case 'paragraph':
      return { ...block, text: withFixedSpaces(block.text) };
    case 'list':
      return { ...block, items: block.items.map(withFixedSpaces) };
    case 'table':
      return {
        ...block,
        caption: withFixedSpaces(block.caption),
        columns: block.columns.map(withFixedSpaces),
        rows: block.rows.map((row) => row.map(withFixedSpaces)),
      };
  }
}
