import type { HandoverContent, HandoverVersion } from '../../domain/handover';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Tuesday 3 November 2026, 15h in Paris. */
const DISCHARGED = Date.UTC(2026, 10, 3, 14);

/** A follow-up of which nothing but the least is known. */
export const MINIMAL_HANDOVER: HandoverContent = {
  audience: 'care-team',
  recipient: null,
  serviceName: 'Gesnord suivi',
  patient: {
    birthName: 'DELATTRE',
    usedName: null,
    firstGivenName: null,
    birthDate: null,
    sex: null,
    address: null,
    staysElsewhere: false,
    language: null,
    hearing: null,
    protectionMeasure: null,
  },
  stay: {
    hospitalName: 'Centre hospitalier de Lens',
    wardName: null,
    admittedAt: null,
    dischargedAt: DISCHARGED,
    dischargeMode: 'home',
    diagnoses: [],
    procedures: [],
  },
  changed: [],
  toDo: [],
  awaited: [],
  letter: null,
  contacts: [],
  pathway: { title: null, version: '2026.3', endsAt: DISCHARGED + 30 * DAY, vigilance: null, calls: [] },
  breaks: [],
  safetyNotes: [],
  wardNotes: null,
  requests: [],
  closing: null,
};

/** A follow-up of which everything is known. */
export const RICH_HANDOVER: HandoverContent = {
  ...MINIMAL_HANDOVER,
  recipient: { professionalId: 'professional-1', name: 'Dr Claire Lemaire' },
  patient: {
    birthName: 'DELATTRE',
    usedName: 'MERCIER',
    firstGivenName: 'Simone',
    birthDate: '1941-03-08',
    sex: 'female',
    address: { line: '12 rue de l’Œillette', postalCode: '62300', city: 'Lens', inseeCode: '62498' },
    staysElsewhere: true,
    atWhose: 'Sophie Mercier',
    accessNotes: 'digicode 24B, 2e étage, chien attaché',
    language: 'ar',
    hearing: 'hard-of-hearing',
    protectionMeasure: 'curatorship',
  },
  stay: {
    hospitalName: 'Centre hospitalier de Lens',
    wardName: 'Cardiologie',
    admittedAt: DISCHARGED - 8 * DAY,
    dischargedAt: DISCHARGED,
    dischargeMode: 'home',
    diagnoses: ['I50.1', 'E11.9'],
    procedures: ['DEQP003'],
  },
  changed: [
    {
      kind: 'nurse',
      change: 'new',
      what: 'injection d’anticoagulant',
      frequency: '1 fois par jour',
      durationDays: 10,
      firstDueAt: DISCHARGED + 5 * 60 * MINUTE,
    },
    {
      kind: 'home-help',
      change: 'resumed',
      what: null,
      frequency: '2 fois par semaine',
      durationDays: null,
      firstDueAt: null,
    },
  ],
  toDo: [
    {
      careKey: 'gp-visit',
      profession: 'general-practitioner',
      status: 'requested',
      window: { from: DISCHARGED, to: DISCHARGED + 7 * DAY },
      professionalName: 'Dr Claire Lemaire',
      appointmentAt: null,
    },
    {
      careKey: 'nurse',
      profession: 'nurse',
      status: 'arranged',
      window: { from: DISCHARGED, to: DISCHARGED + DAY },
      professionalName: 'Cabinet infirmier Fontaine & Flament',
      appointmentAt: DISCHARGED + 18 * 60 * MINUTE,
    },
    {
      careKey: 'cardiologist',
      profession: 'specialist',
      status: 'failed',
      window: { from: DISCHARGED + 10 * DAY, to: DISCHARGED + 20 * DAY },
      professionalName: null,
      appointmentAt: null,
    },
  ],
  awaited: [
    {
      what: 'NT-proBNP',
      expectedAt: '2026-11-09',
      recipientRole: 'general-practitioner',
      recipientName: 'Dr Claire Lemaire',
      status: 'awaited',
    },
  ],
  letter: { announced: true, sentByHospital: true, gpHasIt: false, patientHasIt: false },
  contacts: [
    { role: 'service', name: 'Gesnord suivi', phone: '+33321000000', as: null },
    { role: 'ward', name: 'Cardiologie', phone: '+33321691234', as: null },
    {
      role: 'professional',
      name: 'Cabinet infirmier Fontaine & Flament',
      phone: '+33639980102',
      as: 'nurse',
    },
    { role: 'relative', name: 'Sophie Mercier', phone: '+3226470000', as: 'daughter' },
    { role: 'patient', name: 'DELATTRE Simone', phone: null, as: null },
  ],
  pathway: {
    title: 'Insuffisance cardiaque',
    version: '2026.3',
    endsAt: DISCHARGED + 60 * DAY,
    vigilance: 'reinforced',
    calls: [
      { key: 'call-j15', window: { from: DISCHARGED + 14 * DAY, to: DISCHARGED + 16 * DAY } },
      { key: 'call-j2', window: { from: DISCHARGED + 2 * DAY, to: DISCHARGED + 3 * DAY } },
    ],
  },
  breaks: [{ code: 'R07', grade: 'late', openedAt: DISCHARGED + DAY }],
  safetyNotes: [{ text: 'Se présenter à la voisine avant de monter.', notedAt: DISCHARGED + DAY }],
  wardNotes: 'Poids de sortie 61 kg. Efficacité des diurétiques à surveiller.',
  requests: [
    {
      offerId: 'gp-visit-g1-1',
      profession: 'general-practitioner',
      careDueAt: DISCHARGED + 7 * DAY,
      answerBy: DISCHARGED + 2 * DAY,
    },
  ],
};

/** The same follow-up at its end. */
export const CLOSED_HANDOVER: HandoverContent = {
  ...RICH_HANDOVER,
  requests: [],
  closing: {
    reason: 'completed',
    at: DISCHARGED + 60 * DAY,
    leftOpen: [
      {
        item: { kind: 'care', subject: 'cardiologist', owner: { kind: 'queue', queue: 'operators' } },
        personName: null,
      },
      {
        item: { kind: 'break', subject: 'R07-1', owner: { kind: 'person', userId: 'account-1' } },
        personName: 'Nadia Benali',
      },
    ],
  },
};

/** A version of it, made the day after the discharge, or when the follow-up ended. */
export function handoverVersion(content: HandoverContent, version = 2): HandoverVersion {
  return { version, madeAt: content.closing?.at ?? DISCHARGED + DAY, content };
}
