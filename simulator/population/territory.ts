import type {
  AppointmentTypeStated,
  AvailabilityStated,
  PracticeAnswer,
  PracticeStated,
  ProfessionalStated,
} from '../../api/schemas';
import { dayOf, localOf } from '../calendar';
import { around, communes, type Commune } from './communes';
import { givenName, surname } from './names';
import { fictionalRpps, numbers } from './numbers';
import type { World } from '../world';

/** The professionals of the demonstration carry so many discharges in five weeks. */
const CARRIED_BY_DEMONSTRATION = 40;
/** A group of practices more for each further so many. */
const CARRIED_BY_GROUP = 30;
/** Groups are put where most people live around the hospital, one commune after the other. */
const GROUP_KILOMETRES = 25;
/** Communes that nurses of a group go round. */
const ROUND_COMMUNES = 12;
const MOST = '200';
const EVERY_WORKING_DAY = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
const EVERY_DAY = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU';
const BORN = 1975;

/** Who is in a group, with what can be booked and when. */
interface Member {
  readonly profession: ProfessionalStated['profession'];
  readonly title: string;
  readonly type: Omit<AppointmentTypeStated, 'areaCommunes'>;
  readonly hours: readonly (readonly [from: string, to: string])[];
  readonly recurrence: string;
}

const atPractice = { place: 'practice', durationMinutes: 20 } as const;
const MEMBERS: readonly Member[] = [
  ...[1, 2].map((): Member => ({
    profession: 'general-practitioner',
    title: 'Dr {name}',
    type: { ...atPractice, name: 'Consultation', careKind: 'general-practitioner' },
    hours: [
      ['09:00', '12:00'],
      ['14:00', '18:00'],
    ],
    recurrence: EVERY_WORKING_DAY,
  })),
  ...[1, 2].map((): Member => ({
    profession: 'nurse',
    title: '{name}, infirmière',
    type: { name: 'Passage', careKind: 'nurse', durationMinutes: 20, bufferMinutes: 10, place: 'home' },
    hours: [
      ['07:00', '12:00'],
      ['16:30', '19:30'],
    ],
    recurrence: EVERY_DAY,
  })),
  {
    profession: 'physiotherapy',
    title: '{name}, masseuse-kinésithérapeute',
    type: { ...atPractice, name: 'Séance', careKind: 'physiotherapy', durationMinutes: 30 },
    hours: [
      ['08:30', '12:30'],
      ['14:00', '19:00'],
    ],
    recurrence: EVERY_WORKING_DAY,
  },
];

/**
 * For more discharges than the demonstration's professionals can carry, others are added through the directory's doors,
 * in proportion; those that are there already, by the name of their practice, stay as they are.
 */
export async function growTerritory(world: World): Promise<void> {
  const more = world.options.discharges - CARRIED_BY_DEMONSTRATION;
  const groups = Math.ceil(Math.max(more, 0) / CARRIED_BY_GROUP);
  if (groups === 0) return;
  const towns = communes()
    .filter(({ kilometres }) => kilometres < GROUP_KILOMETRES)
    .sort((a, b) => b.inhabitants - a.inhabitants);
  for (let group = 0; group < groups; group += 1) {
    const town = towns[group % towns.length];
    if (town !== undefined) await addGroup(world, group, town);
  }
}

async function addGroup(world: World, group: number, town: Commune): Promise<void> {
  const name = `Maison de santé ${surname(world.chance('practice', group))}, ${town.name}`;
  const there = await world.doors.get<readonly PracticeAnswer[]>('teamLead', '/v1/practices', {
    text: name,
    limit: MOST,
  });
  if (there.done && there.content.some((practice) => practice.name === name)) return;
  const practice: PracticeStated = {
    kind: 'health-house',
    name,
    phone: numbers.practice(group * MEMBERS.length),
    postalCode: town.postalCode,
    city: town.name,
    communeCode: town.code,
  };
  const added = await world.doors.post<{ practiceId: string }>('teamLead', '/v1/practices', {}, practice);
  if (!added.done) return;
  world.count('territory.practice-added');
  for (const [place, member] of MEMBERS.entries()) {
    await addMember(world, group * MEMBERS.length + place, member, added.content.practiceId, town);
  }
}

async function addMember(
  world: World,
  index: number,
  member: Member,
  practiceId: string,
  town: Commune,
): Promise<void> {
  const chance = world.chance('professional', index);
  const fullName = `${givenName(chance, 'female', BORN)} ${surname(chance)}`;
  const mobile = member.profession === 'nurse' ? { mobilePhone: numbers.practiceMobile(index) } : {};
  const stated: ProfessionalStated = {
    displayName: member.title.replace('{name}', fullName),
    profession: member.profession,
    rpps: fictionalRpps(index),
    practiceId,
    phone: numbers.practice(index),
    secureMail: `professionnel.${index}@demo.mssante.fr`,
    ...mobile,
  };
  const added = await world.doors.post<{ professionalId: string }>(
    'teamLead',
    '/v1/professionals',
    {},
    stated,
  );
  if (!added.done) return;
  world.count('territory.professional-added');
  const parameters = { professionalId: added.content.professionalId };
  const area = member.type.place === 'home' ? around(town, ROUND_COMMUNES).map(({ code }) => code) : [];
  await world.doors.post('teamLead', '/v1/professionals/{professionalId}/appointment-types', parameters, {
    ...member.type,
    areaCommunes: area,
  });
  const firstDay = dayOf(localOf(world.now()).startOf('week').toMillis());
  for (const [fromTime, toTime] of member.hours) {
    const rule: AvailabilityStated = { firstDay, fromTime, toTime, recurrence: member.recurrence };
    await world.doors.post('teamLead', '/v1/professionals/{professionalId}/availability', parameters, rule);
  }
}
