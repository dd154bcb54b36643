import { z } from 'zod';
import type { PracticeDetails, ProfessionalDetails } from '../../application/scheduling/agenda-use-cases';
import { ACCESSIBILITY, PRACTICE_KINDS, PROFESSIONS } from '../../domain/scheduling';
import { noContent, route, type Route } from '../route';
import {
  practiceSchema,
  practiceStatedSchema,
  professionalSchema,
  professionalStatedSchema,
} from '../schemas/directory';
import { answerList, shortText, uuid } from '../schemas/text';
import { given } from './facts';
import { limit } from './paging';

const tag = 'Practices and professionals';
const communeCode = z.string().max(10).optional();
const text = shortText.optional();
const problems = [400, 404, 415, 422];

function practiceOf({
  kind,
  name,
  postalCode,
  city,
  areaCommunes,
  areaPostalCodes,
  accessibility,
  ...optional
}: z.output<typeof practiceStatedSchema>): PracticeDetails {
  const area = { areaCommunes, areaPostalCodes };
  return { kind, name, postalCode, city, ...area, accessibility, ...given(optional) };
}

function professionalOf({
  displayName,
  profession,
  languages,
  acceptsNew,
  place,
  ...optional
}: z.output<typeof professionalStatedSchema>): ProfessionalDetails {
  const stated = { displayName, profession, languages, acceptsNew, ...given(optional) };
  if (place === undefined) return stated;
  const { practiceName, postalCode, city, ...commune } = place;
  return { ...stated, place: { practiceName, postalCode, city, ...given(commune) } };
}

const practiceRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/practices',
    tag,
    summary: 'Practices and structures, by name',
    action: 'agenda.read',
    input: z.object({
      query: z.object({ kind: z.enum(PRACTICE_KINDS).optional(), communeCode, text, limit }),
    }),
    content: answerList(practiceSchema),
    successes: [[200, 'Those in use']],
    problems: [422],
    handle: async ({ query: { limit: most, ...filter } }, { application, caller }) => ({
      content: await application.practices(caller, { limit: most, ...given(filter) }),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/practices',
    tag,
    summary: 'Add a practice or a structure',
    action: 'directory.manage',
    input: z.object({ body: practiceStatedSchema }),
    content: z.object({ practiceId: z.string() }).meta({ id: 'PracticeAdded' }),
    successes: [[201, 'Kept']],
    problems: [400, 415, 422],
    handle: async ({ body }, { application, caller }) => ({
      content: { practiceId: await application.addPractice(caller, practiceOf(body)) },
      status: 201,
    }),
  }),
  route({
    method: 'put',
    path: '/v1/practices/{practiceId}',
    tag,
    summary: 'Change a practice; professionals who practise there move with it',
    action: 'directory.manage',
    input: z.object({ parameters: z.object({ practiceId: uuid }), body: practiceStatedSchema }),
    content: noContent,
    successes: [[204, 'Kept']],
    problems,
    handle: async ({ parameters, body }, { application, caller }) => {
      await application.changePractice(caller, parameters.practiceId, practiceOf(body));
      return { content: undefined, status: 204 };
    },
  }),
];

const professionalRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/professionals',
    tag,
    summary: 'Professionals, by name',
    action: 'agenda.read',
    input: z.object({
      query: z.object({
        profession: z.enum(PROFESSIONS).optional(),
        communeCode,
        text,
        practiceId: uuid.optional(),
        language: z.string().max(10).optional(),
        accessibility: z.enum(ACCESSIBILITY).optional(),
        limit,
      }),
    }),
    content: answerList(professionalSchema),
    successes: [[200, 'Those in use']],
    problems: [422],
    handle: async ({ query: { limit: most, ...filter } }, { application, caller }) => ({
      content: await application.professionals(caller, { limit: most, ...given(filter) }),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/professionals',
    tag,
    summary: 'Add a professional',
    action: 'directory.manage',
    input: z.object({ body: professionalStatedSchema }),
    content: z.object({ professionalId: z.string() }).meta({ id: 'ProfessionalAdded' }),
    successes: [[201, 'Kept']],
    problems: [400, 415, 422],
    handle: async ({ body }, { application, caller }) => ({
      content: { professionalId: await application.addProfessional(caller, professionalOf(body)) },
      status: 201,
    }),
  }),
  route({
    method: 'put',
    path: '/v1/professionals/{professionalId}',
    tag,
    summary: 'Change a professional; clinicians themselves only, and not who they are',
    action: 'agenda.manage',
    input: z.object({ parameters: z.object({ professionalId: uuid }), body: professionalStatedSchema }),
    content: noContent,
    successes: [[204, 'Kept']],
    problems,
    handle: async ({ parameters, body }, { application, caller }) => {
      await application.changeProfessional(caller, parameters.professionalId, professionalOf(body));
      return { content: undefined, status: 204 };
    },
  }),
];

/** Who gives care, and where. */
export const directoryRoutes: readonly Route[] = [...practiceRoutes, ...professionalRoutes];
