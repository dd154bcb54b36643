import { DateTime } from 'luxon';
import type {
  LinkedAppointment,
  LinkedPatient,
  LinkedSlotOffer,
  OtherTimes,
} from '../../application/scheduling/patient-links';
import { html, phoneLink, Html, type HtmlPart } from './html';
import { STYLE_ELEMENT } from './style';
import { NOTHING_HERE, WORDS } from './words';

/** What every page needs besides its content. */
export interface PageFrame {
  /** Address of the page itself, with its secret: `/r/…`. */
  readonly path: string;
  /** One-time value for the forms of this page. */
  readonly formId: string;
  /** Of the service; absent where none is set. */
  readonly servicePhone: string | null;
  /** IANA time zone. */
  readonly zone: string;
}

/** A whole page. */
export function page(frame: Pick<PageFrame, 'servicePhone'>, title: string, content: HtmlPart): string {
  const { text } = html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
        <footer>
          ${frame.servicePhone !== null && html`<p>Nous joindre : ${phoneLink(frame.servicePhone)}</p>`}
          <p class="urgent">${WORDS.urgent}</p>
        </footer>
      </body>
    </html>`;
  return text;
}

/** The appointments of a message, each with what can be answered. */
export function appointmentsPage(frame: PageFrame, patient: LinkedPatient, said: string | null): string {
  const { appointments } = patient;
  const title = appointments.length === 1 ? WORDS.yourAppointment : WORDS.yourAppointments;
  return page(frame, title, [
    said !== null && html`<p class="said" role="status">${said}</p>`,
    ...appointments.map((appointment) => appointmentSection(frame, appointment)),
    html`<section aria-labelledby="more">
      <h2 id="more">Autre chose ?</h2>
      ${
        patient.followUpId !== null &&
        !patient.opposition.calls &&
        action(frame, { path: 'call-back', words: WORDS.callBack })
      }
      ${action(frame, { path: 'no-more-messages', words: WORDS.noMoreMessages })}
    </section>`,
  ]);
}

function appointmentSection(frame: PageFrame, appointment: LinkedAppointment): Html {
  const { appointmentId, movable, confirmed } = appointment;
  const about = { appointment: appointmentId };
  const titleId = `when-${appointmentId}`;
  return html`<section aria-labelledby="${titleId}">
    <h2 id="${titleId}">${whenInWords(appointment.startsAt, frame.zone)}</h2>
    ${whereAndWho(appointment)}
    ${
      confirmed
        ? html`<p class="said">${WORDS.confirmed}</p>`
        : action(frame, { path: 'confirm', words: WORDS.confirm, about, first: true, described: titleId })
    }
    ${action(frame, { path: 'cannot-come', words: WORDS.cannotCome, about, described: titleId })}
    ${
      movable &&
      html`<form method="get" action="${frame.path}/another">
        <input type="hidden" name="appointment" value="${appointmentId}" />
        <button aria-describedby="${titleId}">${WORDS.another}</button>
        ${orPhone(frame)}
      </form>`
    }
  </section>`;
}

/** Times to choose from. */
export function otherTimesPage(frame: PageFrame, { appointment, slots }: OtherTimes): string {
  const { appointmentId } = appointment;
  const now = html`<p>Votre rendez-vous actuel : ${whenInWords(appointment.startsAt, frame.zone)}.</p>`;
  const back = html`<p><a href="${frame.path}">${WORDS.back}</a></p>`;
  if (slots.length === 0) {
    return page(frame, WORDS.another, [now, html`<p>${WORDS.noTimes}</p>`, orPhone(frame), back]);
  }
  const choices = slots.map(
    (slot, index) =>
      html`<label>
        <input type="radio" name="slot" required value="${slotValue(slot)}" ${index === 0 && 'checked'} />
        <span>${whenInWords(slot.startsAt, frame.zone)}<br />${slot.professionalName}, ${slot.city}</span>
      </label>`,
  );
  return page(frame, WORDS.another, [
    now,
    html`<form method="post" action="${frame.path}/another">
      ${hidden(frame, { appointment: appointmentId })}
      <fieldset>
        <legend>${WORDS.chooseTime}</legend>
        ${choices}
      </fieldset>
      <button class="first">${WORDS.takeTime}</button>
      ${orPhone(frame)}
    </form>`,
    back,
  ]);
}

/** A freed time. */
export function slotOfferPage(frame: PageFrame, offer: LinkedSlotOffer): string {
  const { appointment, expiresAt, followUpId } = offer;
  return page(frame, WORDS.freed, [
    html`<section aria-labelledby="when">
      <h2 id="when">${whenInWords(appointment.startsAt, frame.zone)}</h2>
      ${whereAndWho(appointment)}
      <p>Ce créneau est gardé pour vous jusqu’à ${whenInWords(expiresAt, frame.zone)}.</p>
      ${action(frame, { path: 'take', words: WORDS.take, first: true, described: 'when' })}
      ${action(frame, { path: 'leave', words: WORDS.leave, described: 'when' })}
      ${followUpId !== null && action(frame, { path: 'call-back', words: WORDS.callBack })}
    </section>`,
  ]);
}

/** What became of a form. */
export function donePage(
  frame: Pick<PageFrame, 'servicePhone' | 'path'>,
  { title, text }: { readonly title: string; readonly text: string },
  more: boolean,
): string {
  return page(frame, title, [
    html`<p class="said" role="status">${text}</p>`,
    orPhone(frame),
    more && html`<p><a href="${frame.path}">${WORDS.back}</a></p>`,
  ]);
}

/** Nothing to do here but telephone. */
export function nothingHerePage(servicePhone: string | null, which: keyof typeof NOTHING_HERE): string {
  const { title, text } = NOTHING_HERE[which];
  return page({ servicePhone }, title, [
    html`<p>${text}</p>`,
    servicePhone !== null && html`<p>Pour toute question, appelez-nous : ${phoneLink(servicePhone)}</p>`,
  ]);
}

interface Action {
  readonly path: string;
  readonly words: string;
  readonly about?: Readonly<Record<string, string>>;
  readonly first?: boolean;
  /** Id of the heading that says what it is about. */
  readonly described?: string;
}

function action(frame: PageFrame, { path, words, about = {}, first = false, described }: Action): Html {
  return html`<form method="post" action="${frame.path}/${path}">
    ${hidden(frame, about)}
    <button
      ${first && new Html('class="first"')}
      ${described !== undefined && html`aria-describedby="${described}"`}
    >
      ${words}
    </button>
    ${orPhone(frame)}
  </form>`;
}

function hidden({ formId }: PageFrame, about: Readonly<Record<string, string>>): Html[] {
  return Object.entries({ form: formId, ...about }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
}

function orPhone({ servicePhone }: Pick<PageFrame, 'servicePhone'>): HtmlPart {
  return servicePhone !== null && html`<p class="phone">ou par téléphone : ${phoneLink(servicePhone)}</p>`;
}

function whereAndWho({ place, address, professionalName, practicePhone }: LinkedAppointment): Html {
  const where = place === 'home' ? WORDS.atHome : place === 'remote' ? WORDS.remote : address;
  return html`<p>Avec ${professionalName}</p>
    ${where !== null && html`<p>${where}</p>`}
    ${practicePhone !== null && html`<p>Téléphone du cabinet : ${phoneLink(practicePhone)}</p>`}`;
}

/** How a time stands in a form. */
export function slotValue(slot: {
  readonly startsAt: number;
  readonly professionalId: string;
  readonly appointmentTypeId: string;
}): string {
  return `${slot.startsAt}/${slot.professionalId}/${slot.appointmentTypeId}`;
}

function whenInWords(instant: number, zone: string): string {
  const local = DateTime.fromMillis(instant, { zone }).setLocale('fr');
  const day = local.day === 1 ? "cccc '1er' MMMM yyyy" : 'cccc d MMMM yyyy';
  // The hour stays in one piece at the end of a line.
  const time = local.toFormat(local.minute === 0 ? "H 'h'" : "H 'h' mm").replaceAll(' ', NO_BREAK);
  return `${local.toFormat(day)} à${NO_BREAK}${time}`;
}

const NO_BREAK = '\u00a0';
