import type { Instant } from '../../domain/follow-up';
import type {
  HandoverAwaited,
  HandoverBlock,
  HandoverChange,
  HandoverContent,
  HandoverLeftOpen,
  HandoverLetter,
  HandoverTask,
} from '../../domain/handover';
import { listOf, paragraphOf } from './handover-blocks';
import { joined } from './handover-people';
import { ITEMS_MAXIMUM, type HandoverSpeech } from './handover-speech';

/** What is asked of the one who reads; nothing when nothing is. */
export function askedBlocks({ requests }: HandoverContent, speech: HandoverSpeech): HandoverBlock[] {
  if (requests.length === 0) return [];
  const items = requests.map(({ answerBy, careDueAt, profession }) =>
    speech.say('request', {
      care: speech.word('professions', profession),
      dueAt: speech.when(careDueAt),
      answerBy: speech.when(answerBy),
    }),
  );
  const phone = speech.phone(speech.settings.servicePhone);
  return [...listOf(speech.bounded(items)), ...paragraphOf(speech.say('answerByPhone', { phone }))];
}

/** How it ended, what stays open and with whom. */
export function outcomeBlocks(content: HandoverContent, speech: HandoverSpeech): HandoverBlock[] {
  const { closing } = content;
  if (closing === null) return [];
  const reason = speech.word('closingReasons', closing.reason);
  const items = closing.leftOpen.map((one) =>
    speech.say('leftOpenItem', {
      what: leftOpenInWords(one, content, speech),
      owner: ownerInWords(one, speech),
    }),
  );
  return [
    ...paragraphOf(speech.say('closing', { reason, at: speech.when(closing.at) })),
    ...paragraphOf(speech.say(items.length === 0 ? 'nothingLeftOpen' : 'leftOpen')),
    ...listOf(speech.bounded(items)),
  ];
}

function leftOpenInWords(
  { item: { kind, subject } }: HandoverLeftOpen,
  { toDo }: HandoverContent,
  speech: HandoverSpeech,
): string | null {
  switch (kind) {
    case 'care':
      return speech.care(subject, toDo.find(({ careKey }) => careKey === subject)?.profession ?? subject);
    case 'break':
      return speech.say('leftOpenBreak', { alert: speech.word('breaks', subject.split('-')[0] ?? subject) });
    case 'call':
      return speech.word('leftOpen', 'call');
    case 'check':
      return speech.word('leftOpen', 'check');
    case 'result':
      return speech.word('leftOpen', 'result');
    case 'handover':
      return speech.word('leftOpen', subject === 'closing-summary' ? subject : 'handover');
  }
}

/** Who keeps it from now on, where the closing says so; else who had it in the service. */
function ownerInWords(
  { item: { kept, owner }, personName }: HandoverLeftOpen,
  speech: HandoverSpeech,
): string {
  if (kept !== undefined) return speech.fact(personName) ?? speech.word('keepers', kept.by);
  if (owner.kind === 'queue') return speech.word('owners', owner.queue);
  return speech.fact(personName) ?? speech.word('owners', 'person');
}

/** What was prescribed or goes on as before the stay, and what the ward added. */
export function changedBlocks(content: HandoverContent, speech: HandoverSpeech): HandoverBlock[] {
  const items = content.changed.map((change) =>
    speech.say('changed', {
      change: speech.word('changes', change.change),
      details: changeDetails(change, speech),
    }),
  );
  const notes = speech.say('wardNotes', { notes: speech.fact(content.wardNotes) });
  return [...listOf(speech.bounded(items)), ...paragraphOf(notes)];
}

function changeDetails(change: HandoverChange, speech: HandoverSpeech): string | null {
  const { durationDays, firstDueAt } = change;
  const days = durationDays === null ? null : String(durationDays);
  return joined(
    [
      speech.word('professions', change.kind),
      speech.fact(change.what),
      speech.fact(change.frequency),
      durationDays === 1 ? speech.say('oneDay') : speech.say('duration', { days }),
      firstDueAt === null ? null : speech.say('firstDueAt', { at: speech.when(firstDueAt) }),
    ],
    ', ',
  );
}

/** Each care: by when or at what time, with whom, and how far it is. */
export function toDoBlocks(
  { toDo }: HandoverContent,
  madeAt: Instant,
  speech: HandoverSpeech,
): HandoverBlock[] {
  if (toDo.length === 0) return [];
  const { columns, caption } = speech.templates;
  const rows = toDo
    .slice(0, ITEMS_MAXIMUM)
    .map((task) => [
      speech.care(task.careKey, task.profession),
      taskTime(task, madeAt, speech),
      speech.fact(task.professionalName) ?? speech.say('nobody') ?? '',
      speech.word('careStatuses', task.status),
    ]);
  const others = toDo.length - rows.length;
  return [
    { type: 'table', caption, columns: [columns.care, columns.when, columns.who, columns.state], rows },
    ...paragraphOf(others > 0 ? speech.say('andOthers', { count: String(others) }) : null),
  ];
}

function taskTime({ appointmentAt, window }: HandoverTask, madeAt: Instant, speech: HandoverSpeech): string {
  const [from, to] = [speech.when(window.from), speech.when(window.to)];
  const said =
    appointmentAt === null
      ? speech.say(window.from > madeAt ? 'window' : 'before', { from, to })
      : speech.say('appointment', { at: speech.when(appointmentAt) });
  return said ?? to;
}

/** Results to come, and where the discharge letter is. */
export function awaitedBlocks({ awaited, letter }: HandoverContent, speech: HandoverSpeech): HandoverBlock[] {
  const results = awaited.map((result) =>
    speech.say('result', { what: speech.fact(result.what), details: resultDetails(result, speech) }),
  );
  return listOf([...speech.bounded(results), letter === null ? null : letterLine(letter, speech)]);
}

function resultDetails(result: HandoverAwaited, speech: HandoverSpeech): string | null {
  const { recipientRole } = result;
  const role = recipientRole === null ? null : speech.word('resultRecipients', recipientRole);
  const name = speech.fact(result.recipientName);
  const recipient = name !== null && role !== null ? `${name} (${role})` : (name ?? role);
  return joined(
    [
      speech.word('resultStatuses', result.status),
      speech.say('expectedAt', { at: speech.dayOrTime(result.expectedAt) }),
      speech.say('resultFor', { recipient }),
    ],
    ', ',
  );
}

function letterLine(letter: HandoverLetter, speech: HandoverSpeech): string | null {
  const states = (['announced', 'sentByHospital', 'gpHasIt', 'patientHasIt'] as const)
    .filter((state) => letter[state])
    .map((state) => speech.word('letterStates', state));
  if (states.length === 0) return speech.say('letterUnannounced');
  return speech.say('letter', { states: states.join(', ') });
}

export function pathwayBlocks(
  { closing, pathway }: HandoverContent,
  speech: HandoverSpeech,
): HandoverBlock[] {
  const { calls, endsAt, title, version, vigilance } = pathway;
  const items = calls.map(({ key, window }) =>
    speech.say('call', {
      call: callInWords(key, speech),
      from: speech.when(window.from),
      to: speech.when(window.to),
    }),
  );
  return listOf([
    speech.say('pathway', { title: speech.fact(title), version: speech.fact(version) }),
    vigilance === null ? null : speech.say('vigilance', { vigilance: speech.word('vigilance', vigilance) }),
    closing === null ? speech.say('endsAt', { at: speech.when(endsAt) }) : null,
    ...(closing === null ? speech.bounded(items) : []),
  ]);
}

/** `call-j2` is the call of the second day, `call-m3` that of the third month. */
function callInWords(key: string, speech: HandoverSpeech): string | null {
  if (key === 'contact') return speech.say('firstContact');
  const day = /^call-([jm]\d+)$/.exec(key)?.[1]?.toUpperCase();
  return day === undefined ? speech.say('otherCall') : speech.say('callOfDay', { day });
}

export function alertBlocks({ breaks }: HandoverContent, speech: HandoverSpeech): HandoverBlock[] {
  const items = breaks.map(({ code, grade, openedAt }) =>
    speech.say('alert', {
      alert: speech.word('breaks', code),
      grade: speech.word('grades', grade),
      at: speech.when(openedAt),
    }),
  );
  return listOf(speech.bounded(items));
}

export function safetyBlocks({ safetyNotes }: HandoverContent, speech: HandoverSpeech): HandoverBlock[] {
  const items = safetyNotes.map(({ notedAt, text }) =>
    speech.say('safetyNote', { text: speech.fact(text), at: speech.when(notedAt) }),
  );
  return listOf(speech.bounded(items));
}
