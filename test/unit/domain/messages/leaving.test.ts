import type { MessageKind } from '../../../../domain/follow-up';
import { mayLeave, retryDelayMs, type Standing } from '../../../../domain/messages';

const KINDS: readonly MessageKind[] = [
  'handover-notice',
  'offer',
  'offer-withdrawn',
  'closing-summary',
  'death-notice',
  'follow-up-stopped',
];

const standing = (changes: Partial<Standing> = {}): Standing => ({
  deceased: false,
  sharingOpposed: false,
  messagesOpposed: false,
  personInDanger: false,
  status: 'open',
  generation: 1,
  offerStatus: 'awaiting',
  offerLeft: true,
  ...changes,
});

const leaving = (changes: Partial<Standing>) =>
  KINDS.filter((kind) => mayLeave(kind, 1, standing(changes)) === 'leave');

describe('which messages may leave', () => {
  it.each<[string, Partial<Standing>, MessageKind[]]>([
    ['while the follow-up is open', {}, ['handover-notice', 'offer', 'offer-withdrawn']],
    ['once it is over', { status: 'closed' }, ['offer-withdrawn', 'closing-summary', 'follow-up-stopped']],
    [
      'once the discharge is voided',
      { status: 'voided', offerLeft: false },
      ['closing-summary', 'follow-up-stopped'],
    ],
    ['after a reopening', { generation: 2 }, ['offer-withdrawn']],
    ['after a death', { deceased: true }, ['death-notice']],
    ['after a death that ended it', { deceased: true, status: 'closed' }, ['death-notice']],
    ['against the patient’s will', { sharingOpposed: true, deceased: true }, []],
    ['for an offer that was answered', { offerStatus: 'accepted' }, ['handover-notice', 'offer-withdrawn']],
    ['for an offer that never left', { offerLeft: false }, ['handover-notice', 'offer']],
  ])('%s', (_case, changes, kinds) => {
    expect(leaving(changes)).toEqual(kinds);
  });

  it.each(KINDS)(
    'when a person is in danger at home, then no %s goes there, and professionals are told',
    (kind) => {
      const danger = standing({ personInDanger: true });
      expect(mayLeave(kind, 1, danger, 'household')).toBe('muted');
      expect(mayLeave(kind, 1, danger)).toBe(mayLeave(kind, 1, standing()));
    },
  );

  it.each<[string, Partial<Standing>, string]>([
    ['while the follow-up is open', {}, 'leave'],
    ['against the patient’s will', { messagesOpposed: true }, 'denied'],
    ['after a death, also where somebody is in danger', { deceased: true, personInDanger: true }, 'cleared'],
    ['once the follow-up is over', { status: 'closed' }, 'cleared'],
  ])('%s, what is meant for the household is: %j', (_case, changes, leave) => {
    expect(mayLeave('handover-notice', 1, standing(changes), 'household')).toBe(leave);
  });

  it('what the patient opposes is denied, what is no longer useful is cleared', () => {
    expect(mayLeave('offer', 1, standing({ sharingOpposed: true, deceased: true }))).toBe('denied');
    expect(mayLeave('offer', 1, standing({ deceased: true }))).toBe('cleared');
  });

  it('whoever was asked before the patient refused them hears that it is over, and not about whom', () => {
    expect(mayLeave('offer-withdrawn', 1, standing({ sharingOpposed: true }))).toBe('leave-as-notice');
    expect(mayLeave('offer-withdrawn', 1, standing({ sharingOpposed: true, offerLeft: false }))).toBe(
      'denied',
    );
  });
});

describe('the delay before another attempt', () => {
  it('doubles from fifteen seconds and stays under half an hour', () => {
    expect([1, 2, 3, 7, 8, 30].map(retryDelayMs)).toEqual([
      15_000, 30_000, 60_000, 960_000, 1_800_000, 1_800_000,
    ]);
  });
});
