import { READMISSION_LINKS, REFUSAL_CAUSES, STOP_CAUSES, VISIT_CAUSES } from '../../../console/words/breaks';
import { detailWords } from '../../../console/words/history';
import { ACCEPTANCE_REASONS, ACCEPTERS, LETTER_STATES } from '../../../console/words/learnt';
import { PREPARATION_ANSWERS, PREPARATION_ITEMS } from '../../../console/words/preparation';
import { itemWords } from '../../../console/words/subjects';
import { LETTER_STATUSES, PREPARATION_ANSWERS as DOOR_ANSWERS } from '../../../domain/discharge';
import { ACCEPTANCE_REASONS as RULED_REASONS, BREAK_RULES } from '../../../domain/follow-up';

describe('words of what people learn', () => {
  it('when a break is accepted, then who decides and why are those of the rules', () => {
    expect(Object.keys(ACCEPTERS).sort()).toEqual(Object.keys(RULED_REASONS).sort());
    const offered = Object.entries(ACCEPTANCE_REASONS).map(([by, words]) => [by, Object.keys(words)]);
    expect(Object.fromEntries(offered)).toEqual(RULED_REASONS);
  });

  it('when a visit was missed, a professional stops or a patient refuses, then the causes are the catalogue’s', () => {
    expect(VISIT_CAUSES.patient).toEqual(BREAK_RULES.R08.causes);
    expect(VISIT_CAUSES.professional).toEqual(BREAK_RULES.R09.causes);
    expect(STOP_CAUSES).toEqual(BREAK_RULES.R18.causes);
    expect(REFUSAL_CAUSES).toEqual(BREAK_RULES.R15.causes);
    expect(BREAK_RULES.R16.causes).toEqual(expect.arrayContaining([...READMISSION_LINKS]));
  });

  it('when the letter is shown, then its four states are those of a hospital', () => {
    expect(LETTER_STATES.map(([, code]) => code)).toEqual(LETTER_STATUSES);
  });

  it('when the check-list is asked, then each item is one of the eighteen, once', () => {
    const items = PREPARATION_ITEMS.map(([item]) => item);
    expect(items).toEqual([...new Set(items)].sort((left, right) => left - right));
    expect([Math.min(...items), Math.max(...items)]).toEqual([1, 18]);
    expect(Object.keys(PREPARATION_ANSWERS)).toEqual(DOOR_ANSWERS);
  });

  it('when a history line has a detail, then it is in words', () => {
    expect(detailWords('break-climbed', 'wards')).toBe('au service d’hospitalisation');
    expect(detailWords('letter-known', 'gpHasIt')).toBe('Le MT l’a');
    expect(detailWords('break-accepted-by-clinician', 'waiting-is-safe')).toBe('Attendre est sans risque');
    expect(detailWords('break-reopened', 'ward-told')).toBe('Service prévenu');
  });

  it('when a check or a result waits, then its line says what and why', () => {
    const item = { notBefore: '', dueAt: '', overdue: false, owner: { kind: 'queue', id: 'x' } } as const;
    const check = {
      ...item,
      key: 'check/falls-screening',
      kind: 'check',
      subject: 'falls-screening',
      reason: 'check-due',
    };
    const result = {
      ...item,
      key: 'result/result-2',
      kind: 'result',
      subject: 'result-2',
      reason: 'result-unowned',
    };
    expect(itemWords(check)).toBe('Chutes : repérage — À vérifier');
    expect(itemWords(result)).toBe('Résultat 2 — Résultat sans destinataire');
  });
});
