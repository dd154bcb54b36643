import { prepare } from '../../../application/dispatcher/preparation';
import type { MessageReview } from '../../../application/dispatcher/ports';
import type { ClaimedMessage, OutgoingMessage, RecipientKind } from '../../../domain/messages';

const message = (recipient: RecipientKind): ClaimedMessage => ({
  id: 'message-1',
  organisationId: 'organisation-1',
  followUpId: 'follow-up-1',
  generation: 1,
  key: 'follow-up-1/1/reminder/1/sms',
  kind: 'handover-notice',
  channel: 'sms',
  recipient,
  professionalId: 'professional-1',
  subject: 'handover-1',
  attempt: 1,
  reclaimed: false,
});

const review = (personInDanger: boolean): MessageReview => ({
  standing: {
    deceased: false,
    sharingOpposed: false,
    messagesOpposed: false,
    personInDanger,
    status: 'open',
    generation: 1,
    offerStatus: null,
    offerLeft: false,
  },
  recipient: { mail: null, secureMail: null, phone: '+33600000001' },
  notice: { followUpId: 'follow-up-1', answerBy: null },
});

const sent: OutgoingMessage[] = [];

/** The dispatcher's own check, with records that answer as the test says. */
const prepared = (recipient: RecipientKind, personInDanger: boolean) =>
  prepare(
    message(recipient),
    {
      records: {
        claim: async () => [],
        review: async () => review(personInDanger),
        letterFacts: async () => Promise.reject(new Error('an SMS tells nothing')),
        settle: async () => true,
        postpone: async () => true,
      },
      renderer: {
        notice: () => ({ subject: 's', text: 't', templateVersion: '1' }),
        letter: () => ({ subject: 's', text: 't', templateVersion: '1' }),
      },
      transports: {
        sms: {
          send: async (outgoing) => {
            sent.push(outgoing);
            return { status: 'accepted' };
          },
        },
      },
    },
    1000,
  );

describe('before a message leaves (field.md, 15)', () => {
  it('when a person is in danger at home, then nothing meant for that household is even put in words', async () => {
    expect(await prepared('household', true)).toEqual({ type: 'settled', status: 'muted' });
    expect(sent).toEqual([]);
  });

  it('when nobody is, then it may leave', async () => {
    expect(await prepared('household', false)).toMatchObject({
      type: 'ready',
      outgoing: { to: '+33600000001' },
    });
  });

  it('when it is for a professional, then the danger at home does not hold it back', async () => {
    expect(await prepared('professional', true)).toMatchObject({ type: 'ready' });
  });
});
