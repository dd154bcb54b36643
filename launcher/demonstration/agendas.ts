import type { Caller } from '../../application/application';
import { agendaUseCases } from '../../application/scheduling/agenda';
import type { AgendaUseCases, ProfessionalView } from '../../application/scheduling/agenda-use-cases';
import { addDays, dayOf, DEFAULT_SERVICE_CALENDAR, weekdayOf, type LocalDay } from '../../domain/calendar';
import { createCommuneDirectory } from '../../integrations/places/communes';
import { PostgresAgendas } from '../../prisma/records/scheduling/agenda-records';
import { machineAudit, machineOf } from '../administration/administer';
import type { Parts } from '../parts';
import { CARERS } from './agendas-carers';
import { PHYSICIANS } from './agendas-physicians';
import { PLACES } from './agendas-places';
import { CITIES, type DemonstrationAgenda, type DemonstrationPlace } from './agendas-words';

/** More than the demonstration has of anything. */
const ALL = 1_000;

const WANTED: readonly DemonstrationAgenda[] = [...PHYSICIANS, ...CARERS];

/** What is there already, by name: an interrupted start goes on where it was. */
interface Seeding {
  readonly agendas: AgendaUseCases;
  readonly machine: Caller;
  readonly today: LocalDay;
  readonly practiceIds: ReadonlyMap<string, string>;
}

/**
 * The practices, professionals and agendas of the demonstration, as far as they are not there yet.
 *
 * @returns how many agendas were made
 * @throws AgendaRefusedError when the tables beside this file have a fault
 */
export async function seedAgendas(parts: Parts, organisationId: string): Promise<number> {
  const { database, ciphers, clock, newId } = parts;
  const { zone, holidays } = DEFAULT_SERVICE_CALENDAR;
  const records = new PostgresAgendas(database, ciphers);
  const machine = machineOf(organisationId, newId());
  const professionals = await records.professionals(machine, { limit: ALL }, clock.now());
  // A later start finds all there, and need not read the list of all communes.
  if (WANTED.every((agenda) => professionals.some((view) => isThere(agenda, view)))) return 0;
  const agendas = agendaUseCases({
    records,
    communes: createCommuneDirectory(),
    now: () => clock.now(),
    zone,
    holidays,
    newId,
    audit: machineAudit(parts),
  });
  const practiceIds = await seedPlaces(agendas, machine);
  const seeding = { agendas, machine, today: dayOf(clock.now(), zone), practiceIds };
  const known = new Map(professionals.map((view) => [view.displayName, view]));
  const ids = new Map<string, string>();
  for (const agenda of WANTED) {
    ids.set(agenda.displayName, await seedProfessional(seeding, agenda, known.get(agenda.displayName)));
  }
  let made = 0;
  for (const agenda of WANTED) {
    if (known.get(agenda.displayName)?.hasAgenda === true || agenda.weekly.length === 0) continue;
    await seedAgenda(seeding, agenda, ids);
    made += 1;
  }
  return made;
}

function isThere({ displayName, weekly }: DemonstrationAgenda, view: ProfessionalView): boolean {
  return (
    view.displayName === displayName && view.practiceId !== null && (view.hasAgenda || weekly.length === 0)
  );
}

async function seedPlaces(agendas: AgendaUseCases, machine: Caller): Promise<ReadonlyMap<string, string>> {
  const views = await agendas.practices(machine, { limit: ALL });
  const ids = new Map(views.map(({ name, practiceId }) => [name, practiceId]));
  for (const place of PLACES) {
    if (!ids.has(place.name)) ids.set(place.name, await agendas.addPractice(machine, practiceOf(place)));
  }
  return ids;
}

function practiceOf({ city, area = [], accessibility = [], ...place }: DemonstrationPlace) {
  const [postalCode, communeCode] = CITIES[city];
  const areaCommunes = area.map((one) => CITIES[one][1]);
  return { ...place, city, postalCode, communeCode, areaCommunes, areaPostalCodes: [], accessibility };
}

/** Those who have an account were there before: they get their practice and keep all they had. */
async function seedProfessional(
  { agendas, machine, practiceIds }: Seeding,
  { types: _types, weekly: _weekly, leave: _leave, closedOn: _closedOn, at, ...stated }: DemonstrationAgenda,
  known: ProfessionalView | undefined,
): Promise<string> {
  const practiceId = named(practiceIds, at);
  const { languages = ['fr'], acceptsNew = false } = stated;
  if (known === undefined) {
    return agendas.addProfessional(machine, { ...stated, languages, acceptsNew, practiceId });
  }
  const { professionalId, mail, secureMail } = known;
  if (known.practiceId === practiceId) return professionalId;
  await agendas.changeProfessional(machine, professionalId, {
    ...stated,
    ...(mail === null ? {} : { mail }),
    ...(secureMail === null ? {} : { secureMail }),
    languages: known.languages,
    acceptsNew: known.acceptsNew,
    practiceId,
  });
  return professionalId;
}

async function seedAgenda(
  { agendas, machine, today }: Seeding,
  { displayName, types, weekly, leave, closedOn = [] }: DemonstrationAgenda,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const professionalId = named(ids, displayName);
  const typeIds = new Map<string, string>();
  for (const type of types) {
    typeIds.set(type.name, (await agendas.keepAppointmentType(machine, professionalId, type)).id);
  }
  const monday = addDays(today, 1 - weekdayOf(today));
  for (const [days, fromTime, toTime, ...only] of weekly) {
    await agendas.keepAvailability(machine, professionalId, {
      firstDay: monday,
      fromTime,
      toTime,
      recurrence: `FREQ=WEEKLY;BYDAY=${days}`,
      appointmentTypeIds: only.map((name) => named(typeIds, name)),
    });
  }
  for (const days of closedOn) {
    await agendas.keepException(machine, professionalId, { day: addDays(today, days), kind: 'closed' });
  }
  if (leave === undefined) return;
  await agendas.keepAbsence(machine, professionalId, {
    firstDay: addDays(today, leave.from),
    lastDay: addDays(today, leave.to),
    cause: 'leave',
    replacementId: named(ids, leave.replacement),
  });
}

/** @throws Error when the tables name something that is not in them */
function named(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the demonstration has nothing of the name ${name}`);
  return id;
}
