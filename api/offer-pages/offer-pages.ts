import express, { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { DateTime } from 'luxon';
import { z } from 'zod';
import type { LinkedAnswer, OfferLinkUseCases } from '../../application/offers/offer-links';
import { DECLINE_REASONS } from '../../domain/follow-up';
import { uuidV7 } from '../../security/uuid';
import { linkPageFailure, linkPageHeaders, linkTokenOf } from '../http/link-pages';
import { contextOf } from '../http/context';
import { refuseCrossSite } from '../http/guard';
import type { GuessLimit } from '../http/limits';
import type { Logger } from '../settings';
import { offerPage, outcomePage, type OfferPageFrame } from './pages';

export interface OfferPageDependencies {
  readonly links: OfferLinkUseCases;
  /** Written beside every action. */
  readonly servicePhone: string | null;
  /** IANA time zone of the service. */
  readonly zone: string;
}

interface Surroundings extends OfferPageDependencies {
  readonly publicUrl: string | undefined;
  readonly guesses: GuessLimit;
  readonly logger: Logger;
}

/** Longest form: an id, a day and an hour. */
const MAX_FORM_BYTES = 4_096;

/**
 * The page behind the link in a professional's SMS: forms without JavaScript, for whoever holds the link. Opening it
 * changes nothing: scanners of links open them before people do.
 */
export function serveOfferPages(surroundings: Surroundings): Router {
  const { links, guesses, publicUrl } = surroundings;
  const router = Router({ caseSensitive: true, strict: true });
  router.use((request, _response, next) => {
    // The secret in the address is for nobody's log.
    contextOf(request).route = `${request.method}:offer-page`;
    next();
  });
  router.use(linkPageHeaders(publicUrl));
  router.use(async (request, _response, next) => {
    await guesses.refuseGuesser(request);
    next();
  });
  router.use(express.urlencoded({ extended: false, limit: MAX_FORM_BYTES }));
  router.get('/:token', async (request, response) => {
    const offer = await links.offer(linkTokenOf(request));
    if (offer === null) return nothingHere(request, response, surroundings);
    response.send(offerPage(frameOf(request, surroundings), offer));
  });
  router.post('/:token/:answer', async (request, response) => {
    refuseCrossSite(request, publicUrl, true);
    await answer(request, response, surroundings);
  });
  router.use((request, response) => nothingHere(request, response, surroundings));
  router.use(answerFailures(surroundings));
  return router;
}

async function answer(request: Request, response: Response, surroundings: Surroundings): Promise<void> {
  const frame = frameOf(request, surroundings);
  const read = answerSchema(surroundings.zone).safeParse({
    ...bodyOf(request),
    answer: request.params['answer'],
  });
  if (!read.success) {
    response.status(422).send(outcomePage(frame, 'form', frame.path));
    return;
  }
  const { form: formId, ...stated } = read.data;
  const { requestId } = contextOf(request);
  const outcome = await surroundings.links.answer(linkTokenOf(request), stated, { formId, requestId });
  if (outcome === 'gone') return nothingHere(request, response, surroundings);
  response.status(STATUSES[outcome]).send(outcomePage(frame, outcome, frame.path));
}

const STATUSES = { done: 200, repeat: 200, settled: 409, 'time-over': 422 } as const;

/** What the forms of the page send; anything else is no form of ours. */
function answerSchema(zone: string): z.ZodType<LinkedAnswer & { readonly form: string }> {
  const form = z.uuid();
  const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
  const time = z.string().regex(/^\d{2}:\d{2}$/);
  const instant = (date: string, hour: string) => DateTime.fromISO(`${date}T${hour}`, { zone });
  const isReal = ({ day: date, time: hour }: { day: string; time: string }) => instant(date, hour).isValid;
  const undated = z.object({
    answer: z.literal('accepted'),
    form,
    day: z.literal('').optional(),
    time: z.literal('').optional(),
  });
  const dated = z.object({ answer: z.literal('accepted'), form, day, time }).refine(isReal);
  const proposed = z.object({ answer: z.literal('other-time'), form, day, time }).refine(isReal);
  return z.union([
    undated.transform(({ answer: accepted, form: id }) => ({ answer: accepted, form: id })),
    dated.transform(({ answer: accepted, form: id, day: date, time: hour }) => ({
      answer: accepted,
      form: id,
      appointmentAt: instant(date, hour).toMillis(),
    })),
    z.object({ answer: z.literal('tentative'), form }),
    proposed.transform(({ answer: other, form: id, day: date, time: hour }) => ({
      answer: other,
      form: id,
      proposedAt: instant(date, hour).toMillis(),
    })),
    z.object({ answer: z.literal('declined'), form, reason: z.enum(DECLINE_REASONS) }),
  ]);
}

function bodyOf(request: Request): object {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null ? body : {};
}

/** Wrong, over, revoked: one page for all, so that a guesser learns nothing. */
async function nothingHere(request: Request, response: Response, surroundings: Surroundings): Promise<void> {
  await surroundings.guesses.count(request, response);
  response.status(404).send(outcomePage(surroundings, 'gone'));
}

function answerFailures({ logger, servicePhone }: Surroundings): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const [status, which] = linkPageFailure(error);
    if (which === 'failed') {
      logger.error({ err: error, requestId: contextOf(request).requestId }, 'an offer page failed');
    }
    response.status(status).send(outcomePage({ servicePhone }, which));
  };
}

function frameOf(request: Request, { servicePhone, zone }: Surroundings): OfferPageFrame {
  return { path: `/d/${encodeURIComponent(linkTokenOf(request))}`, formId: uuidV7(), servicePhone, zone };
}
