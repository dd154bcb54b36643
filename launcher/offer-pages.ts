import type { OfferPageDependencies } from '../api/offer-pages/offer-pages';
import type { Application } from '../application/application';
import { offerLinkUseCases } from '../application/offers/offer-links';
import { DEFAULT_SERVICE_CALENDAR } from '../domain/calendar';
import { PostgresLinkedOffers } from '../prisma/records/linked-offer-records';
import { PostgresMessageLinks } from '../prisma/records/scheduling/message-link-records';
import { derivedUuid } from '../security/uuid';
import type { Parts } from './parts';

/** What professionals do from behind a link, on real records. */
export function composeOfferPages(
  { database, ciphers, clock, newId }: Pick<Parts, 'database' | 'ciphers' | 'clock' | 'newId'>,
  application: Pick<Application, 'stateFact'>,
  { servicePhone = null }: { readonly servicePhone?: string | null },
): OfferPageDependencies {
  const now = () => clock.now();
  const { zone } = DEFAULT_SERVICE_CALENDAR;
  const links = offerLinkUseCases({
    links: new PostgresMessageLinks(database, ciphers, newId),
    records: new PostgresLinkedOffers(database, ciphers, zone, now),
    application,
    now,
    derivedId: derivedUuid,
  });
  return { links, servicePhone, zone };
}
