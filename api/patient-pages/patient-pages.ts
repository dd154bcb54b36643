import express, {
  Router,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { z } from 'zod';
import type {
  FormAnswer,
  PatientForm,
  PatientLinkUseCases,
} from '../../application/scheduling/patient-links';
import { uuidV7 } from '../../security/uuid';
import { BOOKING_REFUSAL_WORDS } from '../booking-refusals';
import { linkPageFailure, linkPageHeaders, linkTokenOf } from '../http/link-pages';
import { contextOf } from '../http/context';
import { refuseCrossSite } from '../http/guard';
import type { GuessLimit } from '../http/limits';
import type { Logger } from '../settings';
import { appointmentFormSchema, plainFormSchema, slotFormSchema } from './forms';
import {
  appointmentsPage,
  donePage,
  nothingHerePage,
  otherTimesPage,
  slotOfferPage,
  type PageFrame,
} from './pages';
import { DONE, NOTHING_HERE, WORDS } from './words';

export interface PatientPageDependencies {
  readonly links: PatientLinkUseCases;
  /** Written beside every action. */
  readonly servicePhone: string | null;
  /** IANA time zone of the service. */
  readonly zone: string;
}

interface Surroundings extends PatientPageDependencies {
  readonly publicUrl: string | undefined;
  readonly guesses: GuessLimit;
  readonly logger: Logger;
}

/** Longest form: a time and two ids. */
const MAX_FORM_BYTES = 4_096;

/**
 * The pages behind the links in patients' messages: forms without JavaScript, readable by whoever holds the link and
 * by nobody else. Opening one changes nothing: scanners of links open them before people do.
 */
export function servePatientPages(surroundings: Surroundings): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const pages = Router({ caseSensitive: true, strict: true, mergeParams: true });
  pages.use(linkPageHeaders(surroundings.publicUrl));
  pages.use(refuseGuessers(surroundings));
  pages.use(express.urlencoded({ extended: false, limit: MAX_FORM_BYTES }));
  addAppointmentPages(pages, surroundings);
  addSlotOfferPages(pages, surroundings);
  pages.use((request, response) => nothingHere(request, response, surroundings));
  pages.use(answerFailures(surroundings));
  router.use(['/r', '/c'], (request, _response, next) => {
    // The secret in the address is for nobody's log.
    contextOf(request).route = `${request.method}:patient-page`;
    next();
  });
  router.use((request, response, next) => {
    if (/^\/[rc]\//.test(request.path)) pages(request, response, next);
    else next();
  });
  return router;
}

function addAppointmentPages(pages: Router, surroundings: Surroundings): void {
  const { links } = surroundings;
  pages.get('/r/:token', async (request, response) => {
    const patient = await links.appointments(linkTokenOf(request));
    if (patient === null) return nothingHere(request, response, surroundings);
    response.send(appointmentsPage(frameOf(request, surroundings), patient, null));
  });
  pages.get('/r/:token/another', async (request, response) => {
    const asked = z.object({ appointment: z.uuid() }).safeParse(request.query);
    const { requestId } = contextOf(request);
    const times = asked.success
      ? await links.otherTimes(linkTokenOf(request), asked.data.appointment, requestId)
      : null;
    if (times === null) return nothingHere(request, response, surroundings);
    response.send(otherTimesPage(frameOf(request, surroundings), times));
  });
  const post = formDoor(pages, surroundings);
  post('/r/:token/confirm', appointmentFormSchema, (token, { appointment }, form) =>
    links.confirm(token, appointment, form),
  );
  post('/r/:token/cannot-come', appointmentFormSchema, (token, { appointment }, form) =>
    links.cannotCome(token, appointment, form),
  );
  post('/r/:token/another', slotFormSchema, (token, { appointment, slot }, form) =>
    links.takeOther(token, appointment, slot, form),
  );
  post('/r/:token/call-back', plainFormSchema, (token, _body, form) => links.callBack(token, form));
  post('/r/:token/no-more-messages', plainFormSchema, (token, _body, form) =>
    links.noMoreMessages(token, form),
  );
}

function addSlotOfferPages(pages: Router, surroundings: Surroundings): void {
  const { links } = surroundings;
  pages.get('/c/:token', async (request, response) => {
    const offer = await links.slotOffer(linkTokenOf(request));
    if (offer === null) return nothingHere(request, response, surroundings);
    response.send(slotOfferPage(frameOf(request, surroundings), offer));
  });
  const post = formDoor(pages, surroundings);
  post('/c/:token/take', plainFormSchema, (token, _body, form) =>
    links.answerSlotOffer(token, 'accepted', form),
  );
  post('/c/:token/leave', plainFormSchema, (token, _body, form) =>
    links.answerSlotOffer(token, 'declined', form),
  );
  post('/c/:token/call-back', plainFormSchema, (token, _body, form) => links.callBackAboutOffer(token, form));
}

/** A form: from our own page only, well-formed, and answered with a page of its own. */
function formDoor(pages: Router, surroundings: Surroundings) {
  return <Body extends { readonly form: string }>(
    path: string,
    schema: z.ZodType<Body>,
    work: (token: string, body: Body, form: PatientForm) => Promise<FormAnswer>,
  ): void => {
    pages.post(path, async (request, response) => {
      refuseCrossSite(request, surroundings.publicUrl, true);
      const body = schema.safeParse(request.body);
      if (!body.success) {
        response.status(422).send(nothingHerePage(surroundings.servicePhone, 'form'));
        return;
      }
      const form = { formId: body.data.form, requestId: contextOf(request).requestId };
      const answer = await work(linkTokenOf(request), body.data, form);
      await answerForm(request, response, answer, surroundings);
    });
  };
}

async function answerForm(
  request: Request,
  response: Response,
  answer: FormAnswer,
  surroundings: Surroundings,
): Promise<void> {
  const frame = frameOf(request, surroundings);
  const action = request.path.split('/').at(-1) ?? '';
  if (answer === 'gone') return nothingHere(request, response, surroundings);
  if (answer === 'refused' || typeof answer === 'object') {
    const { title, text } = NOTHING_HERE.refused;
    const why = typeof answer === 'object' ? BOOKING_REFUSAL_WORDS[answer.refused].forPatientFr : text;
    response
      .status(409)
      .send(donePage(frame, { title, text: why }, await isStillThere(request, surroundings)));
    return;
  }
  if (answer === 'repeat') {
    const text = WORDS.repeat;
    response.send(donePage(frame, { title: 'C’est noté', text }, await isStillThere(request, surroundings)));
    return;
  }
  const done = DONE[action] ?? { title: 'C’est noté', text: '' };
  response.send(donePage(frame, done, await isStillThere(request, surroundings)));
}

/** Whether the page that was answered still has something to show. */
async function isStillThere(request: Request, { links }: Surroundings): Promise<boolean> {
  const token = linkTokenOf(request);
  return (
    (request.path.startsWith('/r/') ? await links.appointments(token) : await links.slotOffer(token)) !== null
  );
}

/** Wrong, over, revoked: one page for all, so that a guesser learns nothing. */
async function nothingHere(
  request: Request,
  response: Response,
  { guesses, servicePhone }: Surroundings,
): Promise<void> {
  await guesses.count(request, response);
  response.status(404).send(nothingHerePage(servicePhone, 'gone'));
}

function refuseGuessers({ guesses }: Surroundings): RequestHandler {
  return async (request, _response, next) => {
    await guesses.refuseGuesser(request);
    next();
  };
}

function answerFailures({ logger, servicePhone }: Surroundings): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const [status, which] = linkPageFailure(error);
    if (which === 'failed') {
      const { requestId } = contextOf(request);
      logger.error({ err: error, requestId }, 'a patient page failed');
    }
    response.status(status).send(nothingHerePage(servicePhone, which));
  };
}

function frameOf(request: Request, { servicePhone, zone }: Surroundings): PageFrame {
  const [, family = ''] = request.path.split('/');
  return {
    path: `/${family}/${encodeURIComponent(linkTokenOf(request))}`,
    formId: uuidV7(),
    servicePhone,
    zone,
  };
}
