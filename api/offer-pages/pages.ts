import { DateTime } from 'luxon';
import type { LinkedOffer } from '../../application/offers/offer-links';
import { DECLINE_REASONS } from '../../domain/follow-up';
import { Html, html, phoneLink, type HtmlPart } from '../patient-pages/html';
import { STYLE_ELEMENT } from '../patient-pages/style';
import { careInWords, OUTCOMES, REASONS, SETTLED, WORDS } from './words';

/** What every page needs besides its content. */
export interface OfferPageFrame {
  /** Address of the page itself, with its secret. */
  readonly path: string;
  /** One-time value for the forms of this page. */
  readonly formId: string;
  /** Of the service; null where none is set. */
  readonly servicePhone: string | null;
  /** IANA time zone. */
  readonly zone: string;
}

function page(
  { servicePhone }: Pick<OfferPageFrame, 'servicePhone'>,
  title: string,
  content: HtmlPart,
): string {
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
        <footer>${servicePhone !== null && html`<p>Nous joindre : ${phoneLink(servicePhone)}</p>`}</footer>
      </body>
    </html>`;
  return text;
}

/** What is asked, and the answers there are. */
export function offerPage(frame: OfferPageFrame, offer: LinkedOffer): string {
  const title = offer.resumption ? WORDS.resumptionTitle : WORDS.title;
  if (offer.status !== 'awaiting' && offer.status !== 'tentative') {
    return page(frame, title, [asked(frame, offer), html`<p class="said">${SETTLED[offer.status]}</p>`]);
  }
  return page(frame, title, [
    asked(frame, offer),
    standing(frame, offer),
    html`<p>Merci de répondre avant ${inWords(offer.answerBy, frame.zone)}.</p>`,
    acceptForm(frame),
    offer.status === 'awaiting' && simpleForm(frame, 'tentative', WORDS.acceptTentatively),
    otherTimeForm(frame),
    declineForm(frame),
  ]);
}

/** Kind of care, commune, dates, service: enough to answer, too little to know whom it is about. */
function asked({ zone }: OfferPageFrame, offer: LinkedOffer): Html {
  return html`<section aria-labelledby="asked">
    <h2 id="asked">${capitalised(careInWords(offer.careKind))}</h2>
    ${offer.resumption && html`<p>${WORDS.resumption}</p>`}
    ${offer.commune !== null && html`<p>Commune : ${offer.commune}</p>`}
    <p>Entre ${inWords(offer.from, zone)} et ${inWords(offer.to, zone)}</p>
    <p>Demandé par : ${offer.serviceName}</p>
    <p>${WORDS.identity}</p>
  </section>`;
}

function standing({ zone }: OfferPageFrame, { status, proposedAt }: LinkedOffer): HtmlPart {
  if (proposedAt !== null) {
    return html`<p class="said">Vous avez proposé ${inWords(proposedAt, zone)}. ${WORDS.proposeHint}</p>`;
  }
  return status === 'tentative' && html`<p class="said">${WORDS.tentative}</p>`;
}

function acceptForm(frame: OfferPageFrame): Html {
  return html`<form method="post" action="${frame.path}/accepted">
    ${hidden(frame)}
    <fieldset>
      <legend>${WORDS.dateIfKnown}</legend>
      ${dateFields(false)}
    </fieldset>
    <button class="first">${WORDS.accept}</button>
    ${orPhone(frame)}
  </form>`;
}

function otherTimeForm(frame: OfferPageFrame): Html {
  return html`<form method="post" action="${frame.path}/other-time">
    ${hidden(frame)}
    <fieldset>
      <legend>${WORDS.propose}</legend>
      <p>${WORDS.proposeHint}</p>
      ${dateFields(true)}
    </fieldset>
    <button>${WORDS.propose}</button>
    ${orPhone(frame)}
  </form>`;
}

function dateFields(required: boolean): Html {
  const must = required ? new Html('required') : null;
  return html`<label>${WORDS.day} <input type="date" name="day" ${must} /></label>
    <label>${WORDS.hour} <input type="time" name="time" ${must} /></label>`;
}

/** One tap: every reason is a button. */
function declineForm(frame: OfferPageFrame): Html {
  return html`<form method="post" action="${frame.path}/declined">
    ${hidden(frame)}
    <fieldset>
      <legend>${WORDS.decline}</legend>
      <p>${WORDS.declineHint}</p>
      ${DECLINE_REASONS.map(
        (reason) =>
          html`<p><button name="reason" value="${reason}">${WORDS.decline} : ${REASONS[reason]}</button></p>`,
      )}
    </fieldset>
    ${orPhone(frame)}
  </form>`;
}

function simpleForm(frame: OfferPageFrame, path: string, words: string): Html {
  return html`<form method="post" action="${frame.path}/${path}">
    ${hidden(frame)}
    <button>${words}</button>
    ${orPhone(frame)}
  </form>`;
}

/** What became of a form, or why there is nothing to answer. */
export function outcomePage(
  { servicePhone }: Pick<OfferPageFrame, 'servicePhone'>,
  which: keyof typeof OUTCOMES,
  backTo: string | null = null,
): string {
  const { title, text } = OUTCOMES[which];
  return page({ servicePhone }, title, [
    html`<p class="said" role="status">${text}</p>`,
    backTo !== null && html`<p><a href="${backTo}">${WORDS.back}</a></p>`,
  ]);
}

function hidden({ formId }: OfferPageFrame): Html {
  return html`<input type="hidden" name="form" value="${formId}" />`;
}

function orPhone({ servicePhone }: OfferPageFrame): HtmlPart {
  return servicePhone !== null && html`<p class="phone">ou par téléphone : ${phoneLink(servicePhone)}</p>`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function inWords(instant: number, zone: string): string {
  return DateTime.fromMillis(instant, { zone }).setLocale('fr').toFormat("cccc d MMMM 'à' H'h'mm");
}
