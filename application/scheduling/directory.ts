import {
  agendaFault,
  areaOf,
  communeOf,
  practiceFaults,
  professionalFaults,
  type AgendaFault,
} from '../../domain/scheduling';
import type { CommuneDirectory } from '../../domain/discharge';
import type { Caller } from '../application';
import { AgendaRefusedError, NotFoundError } from '../errors';
import type { AgendaDependencies } from './agenda';
import type { KeptPractice, KeptProfessional, ProfessionalOutcome } from './agenda-records';
import type { AgendaUseCases, PracticeDetails, ProfessionalDetails } from './agenda-use-cases';

type DirectoryUseCases = Pick<
  AgendaUseCases,
  'practices' | 'addPractice' | 'changePractice' | 'professionals' | 'addProfessional' | 'changeProfessional'
>;

/** Who gives care, and where. */
export function directoryUseCases(dependencies: AgendaDependencies): DirectoryUseCases {
  const { records, communes, newId, now, audit } = dependencies;
  const keptPractice = async (caller: Caller, id: string, details: PracticeDetails, isNew: boolean) => {
    if (!(await records.keepPractice(caller, id, practiceOf(details, communes), isNew))) {
      throw new NotFoundError('practice');
    }
    await audit(caller, 'directory.manage', { kind: 'practice', id }, 'allowed');
  };
  const keptProfessional = async (
    caller: Caller,
    id: string,
    details: ProfessionalDetails,
    isNew: boolean,
  ) => {
    const outcome = await records.keepProfessional(caller, id, professionalOf(details, communes), isNew);
    requireKept(outcome);
    await audit(caller, 'directory.manage', { kind: 'professional', id }, 'allowed');
  };
  return {
    practices: (caller, filter) => records.practices(caller, filter),
    addPractice: async (caller, details) => {
      const id = newId();
      await keptPractice(caller, id, details, true);
      return id;
    },
    changePractice: (caller, practiceId, details) => keptPractice(caller, practiceId, details, false),
    professionals: (caller, filter) => records.professionals(caller, filter, now()),
    addProfessional: async (caller, details) => {
      const id = newId();
      await keptProfessional(caller, id, details, true);
      return id;
    },
    changeProfessional: async (caller, professionalId, details) => {
      if (caller.role === 'clinician' && caller.professionalId !== professionalId) {
        throw new NotFoundError('professional');
      }
      await keptProfessional(caller, professionalId, details, false);
    },
  };
}

/** @throws AgendaRefusedError with every fault at once */
function practiceOf(
  { areaPostalCodes, communeCode, ...details }: PracticeDetails,
  communes: CommuneDirectory,
): KeptPractice {
  const { areaCommunes } = details;
  const area = areaOf({ areaCommunes, areaPostalCodes }, communes);
  const commune = communeOf(withCommune(details, communeCode), communes);
  const hasArea = areaCommunes.length + areaPostalCodes.length > 0;
  const faults: readonly AgendaFault[] = [
    ...practiceFaults({ ...details, hasArea }),
    ...('fault' in commune ? [commune.fault] : []),
    ...area.faults,
  ];
  if (faults.length > 0 || 'fault' in commune) throw new AgendaRefusedError(faults);
  return { ...details, areaCommunes: area.communes, communeCode: commune.communeCode };
}

/** @throws AgendaRefusedError with every fault at once */
function professionalOf(
  { place: stated, ...details }: ProfessionalDetails,
  communes: CommuneDirectory,
): KeptProfessional {
  const faults = [...professionalFaults(details)];
  if (details.practiceId !== undefined) {
    if (faults.length > 0) throw new AgendaRefusedError(faults);
    return details;
  }
  if (stated === undefined) throw new AgendaRefusedError([...faults, agendaFault('place-needed', '/place')]);
  const { practiceName, postalCode, city, communeCode } = stated;
  const commune = communeOf(withCommune({ postalCode, city }, communeCode), communes);
  if ('fault' in commune) {
    const { fault } = commune;
    throw new AgendaRefusedError([...faults, { ...fault, pointer: `/place${fault.pointer}` }]);
  }
  if (faults.length > 0) throw new AgendaRefusedError(faults);
  return { ...details, place: { practiceName, postalCode, city, communeCode: commune.communeCode } };
}

function withCommune(
  { postalCode, city }: { readonly postalCode: string; readonly city: string },
  communeCode: string | undefined,
) {
  return { postalCode, city, ...(communeCode === undefined ? {} : { communeCode }) };
}

const REFUSED_AT = {
  'unknown-practice': '/practiceId',
  'rpps-known': '/rpps',
  'identity-not-yours': '/rpps',
} as const;

/** @throws NotFoundError, AgendaRefusedError */
function requireKept(outcome: ProfessionalOutcome): void {
  if (outcome === null) throw new NotFoundError('professional');
  if (!('refused' in outcome)) return;
  const pointer = REFUSED_AT[outcome.refused];
  throw new AgendaRefusedError([agendaFault(outcome.refused, pointer)]);
}
