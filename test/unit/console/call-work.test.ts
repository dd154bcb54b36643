import type { CallList, CallSession, CallToMake, PatientToCall } from '../../../api/schemas';
import { callCounts, callsShown, isColleagues, nextCall } from '../../../console/calls/call-queue';
import { comparable, speakerChoices, speakerCode, speakerOf } from '../../../console/calls/identity';
import { lastAttempts, standingBreaks } from '../../../console/calls/last-attempts';
import {
  CALL_REFUSALS,
  CALL_WHYS,
  inHandWords,
  numberWords,
  ownerWords,
  preferredWords,
  savedWords,
  TRAITS,
  tryWords,
  whoseNumberWords,
} from '../../../console/words/call-work';
import { IDENTITY_TRAITS } from '../../../domain/call-scripts';

const ME = 'me';
const QUEUE = { kind: 'queue', id: 'operators' } as const;
const MINE = { kind: 'person', id: ME } as const;
const THEIRS = { kind: 'person', id: 'other' } as const;

const DUE: CallToMake = {
  callKey: 'call-j2',
  revision: 1,
  when: 'now',
  status: 'due',
  rung: 'patient',
  why: 'due',
  numbers: [],
  attempt: 1,
  attemptsMax: 3,
  lastOutcomes: [],
  notBefore: '2026-11-24T08:00:00Z',
  dueAt: '2026-11-24T18:00:00Z',
  window: null,
  preferredTimes: [],
  overdue: false,
  owner: QUEUE,
  ownerName: null,
  inHand: null,
};

const IN_HAND = {
  sessionId: 's',
  accountId: 'other',
  displayName: 'Léa Morel',
  since: '2026-11-24T08:00:00Z',
  touchedAt: '2026-11-24T08:05:00Z',
  status: 'open',
  mine: false,
} as const;

function patient(followUpId: string, ...calls: readonly Partial<CallToMake>[]): PatientToCall {
  return {
    followUpId,
    revision: 1,
    patient: { birthName: 'DUPONT', usedName: null, firstGivenName: 'Jeanne', birthDate: null },
    speakFirstTo: 'patient',
    language: null,
    speakingNeed: null,
    calls: calls.map((call) => ({ ...DUE, ...call })),
  };
}

const LIST: CallList = {
  now: [
    patient('a', { inHand: IN_HAND }, { callKey: 'call-j7' }),
    patient('b', { owner: THEIRS }),
    patient('c', { owner: MINE }),
  ],
  later: [patient('d', { inHand: { ...IN_HAND, mine: true } }), patient('e', {})],
  truncated: false,
};

const places = (shown: readonly PatientToCall[]) =>
  shown.flatMap(({ followUpId, calls }) => calls.map(({ callKey }) => `${followUpId} ${callKey}`));

describe('the list of calls', () => {
  it('when one looks at one’s own, then what is theirs or in their hand is left, of now and of later', () => {
    expect(places(callsShown(LIST, 'mine', ME))).toEqual(['c call-j2', 'd call-j2']);
  });

  it('when nothing is filtered, then the order of the service stands', () => {
    expect(places(callsShown(LIST, 'now', ME))).toEqual(['a call-j2', 'a call-j7', 'b call-j2', 'c call-j2']);
    expect(callCounts(LIST, ME)).toEqual({ now: 4, later: 2, mine: 2 });
  });

  it('when a call is done, then the next one is the first that no colleague has in hand or owns', () => {
    expect(nextCall(LIST, { followUpId: 'z', callKey: 'call-j2' }, ME)).toEqual({
      followUpId: 'a',
      callKey: 'call-j7',
    });
  });

  it('when the call just made is still on the list, then it is not offered again', () => {
    expect(nextCall(LIST, { followUpId: 'a', callKey: 'call-j7' }, ME)).toEqual({
      followUpId: 'c',
      callKey: 'call-j2',
    });
  });

  it('when colleagues have all that is left, then there is no next one; what is later is not brought forward', () => {
    const taken = { ...LIST, now: LIST.now.slice(1, 2) };
    expect(nextCall(taken, { followUpId: 'c', callKey: 'call-j2' }, ME)).toBeNull();
  });

  it('when a call is in hand, then only a colleague’s is theirs', () => {
    expect([null, IN_HAND, { ...IN_HAND, mine: true }].map((inHand) => isColleagues({ inHand }))).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('words of calls', () => {
  it.each([
    [{ attempt: 2, attemptsMax: 3, rung: 'patient' }, 'Essai 2/3'],
    [{ attempt: 4, attemptsMax: 3, rung: 'patient' }, 'Essai 4'],
    [{ attempt: 2, attemptsMax: null, rung: 'patient' }, 'Essai 2'],
    [{ attempt: 4, attemptsMax: 3, rung: 'relative' }, 'Essai chez un proche'],
    [{ attempt: 5, attemptsMax: 3, rung: 'nurse' }, 'Essai chez l’infirmier à domicile'],
  ] as const)('when the next try is %j, then it reads « %s »', (call, words) => {
    expect(tryWords(call)).toBe(words);
  });

  const NUMBER = {
    dialled: 'patient/1',
    number: '+33321000001',
    whose: 'patient',
    name: null,
    relationship: null,
    scope: null,
    verified: true,
    voicemailAllowed: false,
    smsAllowed: false,
  } as const;

  it.each([
    [NUMBER, 'le patient · pas de message vocal'],
    [
      { ...NUMBER, voicemailAllowed: true, verified: false },
      'le patient · message vocal : oui · non vérifié',
    ],
    [
      { ...NUMBER, whose: 'relative', name: 'Anne', relationship: 'daughter', scope: 'nothing' },
      'Anne, fille · ne rien lui dire · pas de message vocal',
    ],
    [
      { ...NUMBER, whose: 'relative', scope: 'practical' },
      'un proche · pratique seulement · pas de message vocal',
    ],
    [
      { ...NUMBER, whose: 'nurse', name: 'Cabinet des Acacias', verified: false },
      'l’infirmier à domicile, Cabinet des Acacias · pas de message vocal',
    ],
  ] as const)('when a number is %j, then it reads « %s »', (number, words) => {
    expect(numberWords(number).join(' · ')).toBe(words);
  });

  it('when a colleague has it, then their name is said; one’s own is said to be one’s own', () => {
    expect(inHandWords(IN_HAND)).toBe('En cours par Léa Morel');
    expect(inHandWords({ ...IN_HAND, status: 'left' })).toBe('Mis de côté par Léa Morel');
    expect(inHandWords({ ...IN_HAND, mine: true })).toBe('En cours : vous');
    expect(ownerWords({ owner: QUEUE, ownerName: null }, ME)).toBeNull();
    expect(ownerWords({ owner: THEIRS, ownerName: 'Léa Morel' }, ME)).toBe('Suivi par Léa Morel');
    expect(ownerWords({ owner: MINE, ownerName: 'Me' }, ME)).toBe('Confié à vous');
  });

  it('when the patient prefers some hours, then they are said in Paris', () => {
    expect(
      preferredWords([
        { from: '2026-11-24T09:00:00Z', to: '2026-11-24T11:00:00Z' },
        { from: '2026-11-24T13:30:00Z', to: '2026-11-24T15:00:00Z' },
      ]),
    ).toBe('de 10h à 12h ou de 14h30 à 16h');
  });

  it('when notes are kept, then the hour is said; until then, that they are not', () => {
    const at = Date.parse('2026-11-24T09:42:00Z');
    expect(['untouched', 'waiting', 'saved', 'failed'].map((kind) => savedWords(kind, at))).toEqual([
      'Enregistré au fur et à mesure.',
      'Enregistrement…',
      'Enregistré à 10h42.',
      'Pas encore enregistré.',
    ]);
  });

  it('when somebody calls, then it is said whose number it is', () => {
    const match = { whose: 'relative', relativeName: 'Anne Dupont', relationship: 'daughter' } as const;
    const words = (more: object) =>
      whoseNumberWords({ ...match, ...more } as Parameters<typeof whoseNumberWords>[0]);
    expect(words({})).toBe('Numéro d’un proche : Anne Dupont, fille');
    expect(words({ relativeName: null, relationship: null })).toBe('Numéro d’un proche : nom non indiqué');
    expect(words({ whose: 'patient' })).toBe('Numéro du patient');
    expect(words({ whose: 'former' })).toMatch(/^Ancien numéro/);
  });

  it('when a code of the service is shown, then it has words with the apostrophe of print', () => {
    expect(Object.keys(TRAITS)).toEqual([...IDENTITY_TRAITS]);
    const all = [...Object.values(CALL_WHYS), ...Object.values(CALL_REFUSALS), ...Object.values(TRAITS)];
    expect(all.filter((words) => words.includes("'"))).toEqual([]);
  });
});

describe('whom one speaks with', () => {
  const SESSION: Pick<CallSession, 'patient' | 'relatives' | 'numbers'> = {
    patient: {
      birthName: 'DUPONT',
      usedName: 'MARTIN',
      firstGivenName: 'Jeanne',
      birthDate: '1941-03-08',
      address: { line: null, city: 'Lens' },
    },
    relatives: [{ relativeIndex: 0, name: 'Anne Dupont', relationship: 'daughter', scope: 'practical' }],
    numbers: [],
  };

  it('when the file knows a trait, then it can be compared, and what it does not know cannot', () => {
    expect(comparable(SESSION, { who: 'patient' })).toEqual([
      { trait: 'birth-name', value: 'DUPONT (utilise MARTIN)' },
      { trait: 'given-name', value: 'Jeanne' },
      { trait: 'birth-date', value: '8 mars 1941' },
      { trait: 'address', value: 'Lens' },
    ]);
  });

  it('when one speaks with a relative of the file, then their own name can be compared too; a stranger’s cannot', () => {
    const traits = (speaker: CallSession['speakingWith']) =>
      comparable(SESSION, speaker).map(({ trait }) => trait);
    expect(traits({ who: 'relative', relativeIndex: 0 })).toContain('relative-name');
    expect(traits({ who: 'relative' })).not.toContain('relative-name');
  });

  it('when somebody is chosen, then the choice reads back as the same person', () => {
    const choices = speakerChoices(SESSION.relatives);
    expect(choices.map(({ words }) => words)).toEqual([
      'Le patient',
      'Anne Dupont (fille)',
      'Une autre personne',
    ]);
    expect(choices.map(({ code }) => speakerCode(speakerOf(code)))).toEqual(choices.map(({ code }) => code));
    expect(speakerOf('')).toBeNull();
  });
});

describe('what went before a call', () => {
  it('when several calls were tried, then the latest tries come first, of all calls', () => {
    const attempt = (at: string, outcome: string) => ({ at, outcome, by: 'x', rung: 'patient' as const });
    const calls = [
      {
        key: 'call-j2',
        attempts: [attempt('2026-11-22T09:00:00Z', 'no-answer'), attempt('2026-11-23T09:00:00Z', 'reached')],
      },
      { key: 'call-j7', attempts: [attempt('2026-11-22T12:00:00Z', 'busy')] },
    ];
    expect(lastAttempts(calls, 2).map(({ callKey, outcome }) => `${callKey} ${outcome}`)).toEqual([
      'call-j2 reached',
      'call-j7 busy',
    ]);
  });

  it('when alerts stand, then the most pressing comes first and what is settled is left out', () => {
    const alerts = [
      { status: 'open', dueAt: '2026-11-24T12:00:00Z' },
      { status: 'resolved', dueAt: '2026-11-20T12:00:00Z' },
      { status: 'owned', dueAt: '2026-11-24T09:00:00Z' },
      { status: 'accepted', dueAt: '2026-11-20T12:00:00Z' },
    ];
    expect(standingBreaks(alerts).map(({ status }) => status)).toEqual(['owned', 'open']);
  });
});
