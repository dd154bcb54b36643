import { join } from 'node:path';
import type { KeptOnCallLine } from '../../../api/schemas';
import { onCallLineSchema } from '../../../api/schemas/on-call';
import { hoursWords } from '../../../console/on-call/hours-words';
import { draftOf, nextId, requestOf } from '../../../console/on-call/line-draft';
import {
  ON_CALL_KINDS as KIND_WORDS,
  PHRASES,
  TRY_OUTCOMES,
  URGENCIES as SHOWN,
  URGENCY_WORDS,
} from '../../../console/words/red-flags';
import { URGENCIES } from '../../../domain/follow-up';
import { ON_CALL_KINDS } from '../../../domain/on-call';
import { loadCallScripts } from '../../../integrations/call-scripts/load-call-scripts';

const LINE: KeptOnCallLine = {
  lineId: 'line-1',
  position: 2,
  kind: 'ward-line',
  label: 'Ligne du service',
  phone: '0353010102',
  answerMinutes: 5,
  weekly: [
    { weekday: 1, from: '08:00', to: '18:00' },
    { weekday: 2, from: '08:00', to: '18:00' },
    { weekday: 3, from: '08:00', to: '18:00' },
    { weekday: 6, from: '20:00', to: '08:30' },
  ],
  exceptions: [
    { day: '2026-12-25', hours: [] },
    { day: '2026-12-31', hours: [{ from: '08:00', to: '12:00' }] },
  ],
  firstDay: '2026-11-01',
  lastDay: null,
  onDutyNow: true,
};

describe('the form of an on-call line', () => {
  it('when a line is opened and sent as it is, then nothing of it changed', () => {
    const { lineId: _lineId, onDutyNow: _onDutyNow, ...kept } = LINE;
    const request = requestOf(draftOf(LINE, 3));
    expect(request).toEqual(kept);
    expect(onCallLineSchema.safeParse(request).success).toBe(true);
  });

  it('when it is a new line, then it is the last in order, day and night, and lacks who and which number', () => {
    const draft = draftOf(null, 3);
    expect(draft.position).toBe('4');
    expect(draft.weekly).toHaveLength(7);
    expect(requestOf(draft)).toBeNull();
    expect(requestOf({ ...draft, label: 'Médecin', phone: '0353010103' })).toMatchObject({ position: 4 });
  });

  it.each([
    ['an hour is missing', { weekly: [{ id: 0, weekday: '1', from: '08:00', to: '' }] }],
    ['a day is missing', { exceptions: [{ id: 0, day: '', from: '', to: '' }] }],
    ['a day has half its hours', { exceptions: [{ id: 0, day: '2026-12-25', from: '08:00', to: '' }] }],
    ['the minutes are none', { answerMinutes: '0' }],
    ['the order is no number', { position: 'first' }],
  ])('when %s, then it cannot be sent', (_what, changes) => {
    expect(requestOf({ ...draftOf(LINE, 3), ...changes })).toBeNull();
  });

  it('when rows come and go, then none shares its id with another', () => {
    expect(nextId([])).toBe(0);
    expect(nextId([{ id: 4 }, { id: 2 }])).toBe(5);
  });
});

describe('words', () => {
  it('when hours are told, then days with the same hours are told together', () => {
    expect(hoursWords(LINE)).toBe(
      'du lundi au mercredi de 8h à 18h ; samedi de 20h à 8h30 le lendemain · à partir du 1er novembre 2026 · 2 jours particuliers',
    );
    const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '00:00' }));
    const plain = { ...LINE, exceptions: [], firstDay: null };
    expect(hoursWords({ ...plain, weekly: always })).toBe('tous les jours 24 h');
    expect(hoursWords({ ...plain, weekly: [] })).toBe('jamais');
  });

  it('when codes of red flags are shown, then each has words', () => {
    expect(Object.keys(KIND_WORDS).sort()).toEqual([...ON_CALL_KINDS].sort());
    expect(Object.keys(URGENCY_WORDS)).toEqual([...URGENCIES]);
    expect(SHOWN).toEqual(URGENCIES);
    expect(Object.keys(TRY_OUTCOMES)).toEqual(['ringing', 'reached', 'no-answer', 'unavailable', 'stopped']);
  });

  it('when something is read to the patient, then it is word for word what the call scripts say', async () => {
    const scripts = await loadCallScripts(join(__dirname, '../../../data/call-scripts'));
    const [script] = scripts.values();
    const actions = script?.catalogue.actions ?? [];
    const phraseOf = (code: string) =>
      actions.find((action) => action.code === code)?.phrase?.replaceAll("'", '’');
    expect(PHRASES.emergency).toBe(phraseOf('URGENCE_15'));
    expect(PHRASES.immediate).toBe(phraseOf('CLINICIEN_IMMEDIAT'));
    expect(PHRASES['two-hours']).toBe(phraseOf('CLINICIEN_2H'));
  });
});
