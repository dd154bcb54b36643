import type { HandoverAnswer } from '../../../api/schemas';
import {
  addresseeWords,
  changedSections,
  headOf,
  readerWords,
  toTellWords,
  withNumbers,
} from '../../../console/words/handover';
import { HANDOVER_DIFFERENCE_CODES } from '../../../domain/handover';
import { HANDOVER_SECTIONS } from '../../../integrations/documents/handover-templates';

const change = (code: HandoverAnswer['changes'][number]['code']) => ({
  code,
  subject: null,
  profession: null,
  at: null,
  became: null,
});

describe('what is new in a handover', () => {
  it.each(HANDOVER_DIFFERENCE_CODES)('when %s, then it is marked in a section that there is', (code) => {
    const [section, ...others] = changedSections([change(code)]);
    expect(HANDOVER_SECTIONS).toContain(section);
    expect(others).toEqual([]);
  });

  it('when nothing changed, then nothing is marked', () => {
    expect(changedSections([]).size).toBe(0);
  });
});

describe('the head of a handover', () => {
  const document = { title: 'Fiche', subtitles: ['Version 1', 'Aucune réponse'], sections: [], footer: '' };
  const request = { offerId: 'o', profession: 'nurse', careDueAt: '', answerBy: '' };
  const head = (requests: HandoverAnswer['requests']) =>
    headOf({ document: document as unknown as HandoverAnswer['document'], requests });

  it('when nothing is asked, then the sentence that says so stands apart', () => {
    expect(head([])).toEqual({ lines: ['Version 1'], nothingAsked: 'Aucune réponse' });
  });

  it('when something is asked, then no line is taken for it', () => {
    expect(head([request])).toEqual({ lines: ['Version 1', 'Aucune réponse'], nothingAsked: null });
  });
});

describe('numbers in a text', () => {
  it.each([
    ['Dr A : 03 21 00 00 01', [null, '+33321000001']],
    [
      '03\u00A021\u00A000\u00A000\u00A001, puis 06\u202F12\u202F34\u202F56\u202F78.',
      ['+33321000001', null, '+33612345678', null],
    ],
    ['Urgence vitale : le 15', [null]],
    ['Né le 08 03 1941', [null]],
    ['', []],
  ])('when it is « %s », then what can be dialled is apart', (text, dials) => {
    const pieces = withNumbers(text);
    expect(pieces.map(({ dial }) => dial)).toEqual(dials);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });
});

describe('who has it', () => {
  it('when somebody must be telephoned, then it says what, whom and why', () => {
    const one = {
      professionalId: 'p',
      professionalName: 'Dr Vasseur',
      role: 'general-practitioner' as const,
      what: 'handover' as const,
      reason: 'not-delivered',
      phone: null,
      dueAt: null,
      owner: null,
    };
    expect(toTellWords(one)).toBe('La fiche est à dire à Dr Vasseur : le message n’est pas arrivé.');
    expect(
      toTellWords({ ...one, professionalName: null, what: 'closing-summary', reason: 'by-telephone' }),
    ).toBe('La fin du suivi est à dire au MT : ce cabinet se prévient par téléphone.');
  });

  it('when the reader is not named, then it still reads as a sentence', () => {
    const reading = {
      professionalId: null,
      professionalName: null,
      readerName: null,
      how: 'page' as const,
      seenAt: '',
    };
    expect(readerWords(reading)).toBe('un soignant');
    expect(readerWords({ ...reading, readerName: 'Anne' })).toBe('Anne');
    expect(addresseeWords({ professionalName: null, channel: 'mail' })).toBe(
      'Destinataire inconnu, courriel',
    );
  });
});
