import { BREAK_RULES, type BreakCode } from '../../../../domain/follow-up';

const CODES = Object.keys(BREAK_RULES) as BreakCode[];
const codesWhere = (holds: (code: BreakCode) => boolean) => CODES.filter(holds).sort();

describe('the catalogue of breaks', () => {
  it('when it is counted, then it is R01 to R22, each name once', () => {
    const expected = Array.from({ length: 22 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`);
    expect([...CODES].sort()).toEqual(expected);
    expect(new Set(CODES.map((code) => BREAK_RULES[code].name)).size).toBe(22);
  });

  it.each(CODES)('when %s opens, then it has at least two causes and two resolutions, each once', (code) => {
    const { causes, resolutions } = BREAK_RULES[code];
    expect(causes.length).toBeGreaterThanOrEqual(2);
    expect(new Set(causes).size).toBe(causes.length);
    expect(Object.keys(resolutions).length).toBeGreaterThanOrEqual(2);
  });

  it('when life is at stake, then the follow-up stays open, by the minute, and few may close', () => {
    expect(codesWhere((code) => BREAK_RULES[code].keepsOpen)).toEqual(['R14', 'R22']);
    expect(codesWhere((code) => BREAK_RULES[code].reviewClock === 'continuous')).toEqual(['R14', 'R22']);
    expect(codesWhere((code) => !BREAK_RULES[code].closers.includes('operator'))).toEqual(['R14', 'R22']);
    expect(BREAK_RULES.R14.closers).toEqual(['clinician']);
    expect(BREAK_RULES.R22.closers).toEqual(['clinician', 'teamLead']);
  });

  it('when it is the hospital that failed, then the team lead has it and operators wait for J1', () => {
    expect(codesWhere((code) => BREAK_RULES[code].hiddenFromOperatorsUntil === 'J1')).toEqual(['R01', 'R17']);
    expect(codesWhere((code) => BREAK_RULES[code].firstQueue === 'team-leads')).toEqual([
      'R01',
      'R17',
      'R22',
    ]);
    expect(codesWhere((code) => BREAK_RULES[code].firstQueue === 'on-call-clinicians')).toEqual(['R14']);
  });
});
