import type { PatientMessageReview } from '../../../application/dispatcher/ports';
import { prepare } from '../../../application/dispatcher/preparation';
import type { ClaimedMessage, HouseholdStanding } from '../../../domain/messages';

const claim = {
  id: 'message-1',
  organisationId: 'organisation-1',
  followUpId: 'follow-up-1',
  generation: 1,
  key: 'patient/1/sms',
  channel: 'sms',
  subject: 'appointment-1',
  attempt: 1,
  reclaimed: false,
} as const;
const toPatient: ClaimedMessage = {
  ...claim,
  kind: 'appointment-reminder',
  recipient: 'household',
  patientId: 'patient-1',
};
const toProfessional: ClaimedMessage = {
  ...claim,
  kind: 'handover-notice',
  recipient: 'professional',
  professionalId: 'professional-1',
};

const STANDING: HouseholdStanding = {
  deceased: false,
  messagesOpposed: false,
  personInDanger: false,
  useful: true,
};
const reviewed = (standing: Partial<HouseholdStanding>, mobile: string | null): PatientMessageReview => ({
  standing: { ...STANDING, ...standing },
  address: { mail: 'somebody@example.org', mobile },
  facts: { appointments: [], answerBy: null },
  page: { purpose: 'answer-appointment', subject: 'appointment-1', expiresAt: 2 },
});

/** The dispatcher's own check, with records that answer as the test says; `asked` is what was put in words. */
const prepared = async (
  message: ClaimedMessage,
  standing: Partial<HouseholdStanding> = {},
  mobile: string | null = '+33600000001',
) => {
  const asked: string[] = [];
  const rendered = (text: string) => {
    asked.push(text);
    return { subject: 's', text, templateVersion: '1' };
  };
  const preparation = await prepare(
    message,
    {
      records: {
        claim: async () => [],
        review: async () => ({
          standing: {
            ...STANDING,
            ...standing,
            sharingOpposed: false,
            status: 'open',
            generation: 1,
            offerStatus: null,
            offerLeft: false,
          },
          recipient: { mail: null, secureMail: null, mobile: '+33600000002' },
          notice: { followUpId: 'follow-up-1', answerBy: null },
        }),
        reviewForPatient: async () => reviewed(standing, mobile),
        letterFacts: async () => Promise.reject(new Error('an SMS tells nothing')),
        settle: async () => true,
        postpone: async () => true,
      },
      handovers: { carriedBy: async () => Promise.reject(new Error('an SMS carries nothing')) },
      wording: {
        document: () => {
          throw new Error('an SMS carries nothing');
        },
        pdf: async () => Promise.reject(new Error('an SMS carries nothing')),
        text: () => '',
        fileName: () => '',
      },
      renderer: {
        notice: () => rendered('notice'),
        letter: () => rendered('letter'),
        text: () => rendered('text'),
        toPatient: (_kind, _channel, { link }) => rendered(`see ${link}`),
      },
      offerPages: { addressOf: async () => 'https://example.org/d/none' },
      patientPages: { addressOf: async (_message, { subject }) => `https://example.org/r/${subject}` },
      transports: { sms: { send: async () => ({ status: 'accepted' }) } },
    },
    1000,
  );
  return { preparation, asked };
};

describe('before a message to a patient leaves (field.md, 12 and 15)', () => {
  it.each<[string, Partial<HouseholdStanding>, string]>([
    ['a person is in danger at home', { personInDanger: true }, 'muted'],
    ['the patient died', { deceased: true, personInDanger: true }, 'cleared'],
    ['the patient opposes messages', { messagesOpposed: true }, 'denied'],
    ['the appointment is another or none', { useful: false }, 'cleared'],
  ])('when %s, then nothing is even put in words', async (_case, standing, status) => {
    expect(await prepared(toPatient, standing)).toEqual({
      preparation: { type: 'settled', status },
      asked: [],
    });
  });

  it('when nothing speaks against it, then it goes to the patient’s own number with its link', async () => {
    expect((await prepared(toPatient)).preparation).toMatchObject({
      type: 'ready',
      outgoing: { to: '+33600000001', text: 'see https://example.org/r/appointment-1' },
    });
  });

  it('when there is no number, then it fails and no link is made', async () => {
    expect(await prepared(toPatient, {}, null)).toEqual({
      preparation: { type: 'settled', status: 'failed', failure: 'no-address' },
      asked: [],
    });
  });

  it('when an SMS was interrupted, then whether it left is for a person to find out', async () => {
    expect(await prepared({ ...toPatient, reclaimed: true, attempt: 2 })).toEqual({
      preparation: { type: 'settled', status: 'uncertain', failure: 'interrupted' },
      asked: [],
    });
  });

  it('when it is for a professional, then the danger at home does not hold it back', async () => {
    expect((await prepared(toProfessional, { personInDanger: true })).preparation).toMatchObject({
      type: 'ready',
      outgoing: { to: '+33600000002' },
    });
  });
});
