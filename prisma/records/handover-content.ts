import { dayOf, DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import { addressOn, isElsewhereOn, type Discharge } from '../../domain/discharge';
import type { Care, FollowUpState, Instant } from '../../domain/follow-up';
import type {
  HandoverAwaited,
  HandoverContact,
  HandoverContent,
  HandoverTask,
  KeptHandoverContent,
} from '../../domain/handover';
import type { FieldCipher } from '../../security/field-encryption';
import type { TenantTransaction } from './database';
import { changesOf, idsIn, namesOf, ownersIn, professionalsOf, type Professional } from './handover-parts';
import { textOf } from './safety-note-rows';
import { openDetails, openDischarge, personKnown, type PatientDetails } from './sealed-patient';
import { openExplanation } from './sealed-planning';

interface SourceRow {
  id: string;
  generation: number;
  state: FollowUpState | null;
  pathway_key: string;
  pathway_version: string;
  vigilance: 'simple' | 'reinforced' | null;
  planning: Buffer | null;
  patient_id: string;
  details: Buffer;
  stay_id: string;
  discharge: Buffer;
  discharged_at: Date;
  admitted_at: Date | null;
  hospital_name: string;
  service_name: string;
}

const SOURCE = `SELECT follow_up.id, follow_up.generation, follow_up.state, follow_up.pathway_key,
    follow_up.pathway_version, follow_up.vigilance, follow_up.planning, patient.id AS patient_id, patient.details,
    stay.id AS stay_id, stay.discharge, stay.discharged_at, stay.admitted_at, hospital.name AS hospital_name,
    organisation.name AS service_name
  FROM follow_up JOIN patient ON patient.id = follow_up.patient_id JOIN stay ON stay.id = follow_up.stay_id
  JOIN hospital ON hospital.id = follow_up.hospital_id
  JOIN organisation ON organisation.id = follow_up.organisation_id
  WHERE follow_up.id = $1`;

/** What a handover is made of, once opened. */
interface Source {
  readonly row: SourceRow;
  readonly state: FollowUpState;
  readonly discharge: Discharge;
  readonly details: PatientDetails;
  readonly professionals: ReadonlyMap<string, Professional>;
  readonly people: ReadonlyMap<string, string>;
}

/** What holds now, whoever asks, and of which generation it is. */
export interface HandoverNow extends KeptHandoverContent {
  readonly generation: number;
}

/**
 * Reads everything a handover says. The same for every reader: what one of them may not have is taken out afterwards
 * (`handoverFor`), so that a version is a version for all.
 *
 * @param transaction of the organisation: whether the caller may see the follow-up was asked before
 * @param now business time: where the patient is that day
 * @returns null while the follow-up has not begun
 */
export async function readHandoverNow(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  followUpId: string,
  now: Instant,
): Promise<HandoverNow | null> {
  const [row] = await transaction.query<SourceRow>(SOURCE, [followUpId]);
  if (row === undefined || row.state === null) return null;
  const { state } = row;
  const source: Source = {
    row,
    state,
    discharge: openDischarge(cipher, row.stay_id, row.discharge),
    details: openDetails(cipher, row.patient_id, row.details),
    professionals: await professionalsOf(transaction, idsIn(state)),
    people: await namesOf(transaction, ownersIn(state)),
  };
  return {
    generation: row.generation,
    content: {
      audience: 'care-team',
      recipient: null,
      serviceName: row.service_name,
      patient: patientOf(source, now),
      stay: stayOf(source),
      changed: changesOf(source.discharge),
      toDo: state.cares.map((care) => taskOf(source, care)),
      awaited: awaitedOf(source),
      letter: letterOf(state),
      contacts: contactsOf(source),
      pathway: pathwayOf(source, cipher),
      breaks: breaksOf(state),
      safetyNotes: await safetyNotesOf(transaction, cipher, row.patient_id),
      wardNotes: source.discharge.notes ?? null,
      requests: [],
      closing: closingOf(source),
    },
    requests: requestsOf(state),
  };
}

function patientOf({ details }: Source, now: Instant): HandoverContent['patient'] {
  const patient = personKnown(details);
  const day = dayOf(now, DEFAULT_SERVICE_CALENDAR.zone);
  const elsewhere = isElsewhereOn(patient, day);
  const address = addressOn(patient, day);
  const current = elsewhere ? patient.currentAddress : undefined;
  return {
    birthName: patient.birthName,
    usedName: patient.usedName ?? null,
    firstGivenName: patient.firstGivenName ?? null,
    birthDate: patient.birthDate ?? null,
    sex: patient.sex ?? null,
    address: address && {
      line: address.line,
      postalCode: address.postalCode,
      city: address.city,
      inseeCode: address.inseeCode,
    },
    staysElsewhere: elsewhere,
    atWhose: current?.atWhose ?? null,
    accessNotes: current?.accessNotes ?? null,
    language: patient.language ?? null,
    hearing: patient.hearing ?? null,
    protectionMeasure: details.protectionMeasure?.kind ?? null,
  };
}

function stayOf({ row, discharge: { hospital, stay } }: Source): HandoverContent['stay'] {
  return {
    hospitalName: row.hospital_name,
    wardName: hospital.wardName ?? null,
    admittedAt: row.admitted_at?.getTime() ?? null,
    dischargedAt: row.discharged_at.getTime(),
    dischargeMode: stay.dischargeMode ?? 'home',
    diagnoses: stay.diagnoses ?? [],
    procedures: stay.procedures ?? [],
  };
}

function taskOf({ state, professionals }: Source, care: Care): HandoverTask {
  const planned = state.plan.cares.find(({ key }) => key === care.key);
  return {
    careKey: care.key,
    profession: care.profession,
    status: care.status,
    window: planned?.window ?? { from: state.plan.dischargedAt, to: care.dueAt },
    professionalName: professionals.get(care.professionalId ?? '')?.name ?? null,
    appointmentAt: care.appointmentAt ?? null,
  };
}

/** Results by their place: `result-1` is the first the discharge announces. */
function awaitedOf({ state, discharge: { awaitedResults = [] } }: Source): readonly HandoverAwaited[] {
  return awaitedResults.map(({ what, expectedAt, recipient }, place) => ({
    what,
    expectedAt: expectedAt ?? null,
    recipientRole: recipient?.role ?? null,
    recipientName: recipient?.name ?? null,
    status:
      state.results.find(({ key }) => key === `result-${place + 1}`)?.status ??
      (recipient === undefined ? 'unowned' : 'awaited'),
  }));
}

function letterOf({ letter }: FollowUpState): HandoverContent['letter'] {
  if (letter === null) return null;
  const { announced, sentByHospital, gpHasIt, patientHasIt } = letter;
  return { announced, sentByHospital, gpHasIt, patientHasIt };
}

/** Whom to call, in the order to try: the service, the ward, whoever is in charge, the patient and the household. */
function contactsOf(source: Source): readonly HandoverContact[] {
  const { row, state, discharge, details, professionals } = source;
  const contact = (
    role: HandoverContact['role'],
    name: string,
    phone: string | null,
    as: string | null,
  ): HandoverContact => ({ role, name, phone, as });
  const gp = professionals.get(state.situation.generalPractitioner?.professionalId ?? '');
  const carers = new Map(
    state.cares.flatMap(({ professionalId, profession }) => {
      const known = professionals.get(professionalId ?? '');
      return known === undefined || known === gp
        ? []
        : [[known.name, contact('professional', known.name, known.phone, profession)] as const];
    }),
  );
  const { patient, relatives } = details;
  const [own] = patient.phones.filter(({ owner, valid }) => owner === 'patient' && valid);
  return [
    contact('service', row.service_name, null, null),
    contact(
      'ward',
      discharge.hospital.wardName ?? row.hospital_name,
      discharge.hospital.dischargeContactPhone ?? null,
      null,
    ),
    ...(gp === undefined ? [] : [contact('general-practitioner', gp.name, gp.phone, 'general-practitioner')]),
    ...carers.values(),
    contact('patient', patient.birthName, own?.number ?? null, null),
    ...relatives
      .filter(({ scope }) => scope !== 'nothing')
      .map(({ name, relationship, phones }) =>
        contact('relative', name, phones[0]?.number ?? null, relationship ?? null),
      ),
  ];
}

function pathwayOf({ row, state }: Source, cipher: FieldCipher): HandoverContent['pathway'] {
  const explanation = row.planning === null ? null : openExplanation(cipher, row.id, row.planning);
  const waiting = state.calls.filter(({ status }) => status === 'due' || status === 'interrupted');
  return {
    title: explanation?.pathway.key === row.pathway_key ? explanation.pathway.title : null,
    version: row.pathway_version,
    endsAt: state.plan.endsAt,
    vigilance: row.vigilance,
    // The planned window: when exactly the next try falls is the service's business and no news.
    calls: waiting.flatMap(({ key }) => {
      const planned = state.plan.calls.find((call) => call.key === key);
      return planned === undefined ? [] : [{ key, window: planned.window }];
    }),
  };
}

function breaksOf({ breaks }: FollowUpState): HandoverContent['breaks'] {
  return breaks
    .filter(({ status }) => status !== 'resolved' && status !== 'accepted')
    .map(({ code, grade, openedAt }) => ({ code, grade, openedAt }));
}

function requestsOf({ cares, plan }: FollowUpState): KeptHandoverContent['requests'] {
  return cares.flatMap(({ key, profession, offers, dueAt }) =>
    offers
      .filter(({ status }) => status === 'awaiting')
      .map((offer) => ({
        professionalId: offer.contact.professionalId,
        offerId: offer.id,
        profession,
        careDueAt: plan.cares.find((planned) => planned.key === key)?.window.to ?? dueAt,
        answerBy: offer.dueAt,
      })),
  );
}

function closingOf({ state: { closing }, people, professionals }: Source): HandoverContent['closing'] {
  if (closing === null) return null;
  return {
    reason: closing.reason,
    at: closing.at,
    leftOpen: closing.leftOpen.map((item) => ({
      item,
      personName:
        professionals.get(item.kept?.professionalId ?? '')?.name ??
        (item.kept === undefined && item.owner.kind === 'person'
          ? (people.get(item.owner.userId) ?? null)
          : null),
    })),
  };
}

async function safetyNotesOf(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  patientId: string,
): Promise<HandoverContent['safetyNotes']> {
  const rows = await transaction.query<{ id: string; content: Buffer; noted_at: Date }>(
    `SELECT id, content, noted_at FROM safety_note WHERE patient_id = $1 AND removed_at IS NULL
     ORDER BY noted_at DESC, id DESC`,
    [patientId],
  );
  return rows.map((row) => ({
    text: textOf(cipher, 'safety_note', row),
    notedAt: row.noted_at.getTime(),
  }));
}
