import type { FactSetAside } from '../../prisma/records/administration-records';
import { LauncherFailure } from '../failure';
import { makeCredentials } from './credentials';
import { emergencyNumberOrders, onCallOrders } from './on-call-orders';
import { order, type Order } from './order';
import { flag } from './order-flags';

/** Commands whose second word is the order: `relais account add …`. */
export const ORDER_NOUNS = [
  'organisation',
  'hospital',
  'professional',
  'account',
  'key',
  'on-call',
  'emergency-number',
  'facts',
] as const;

const orders: Readonly<Record<string, (args: readonly string[]) => Order>> = {
  'organisation add': order({ name: flag.name }, async ({ name }, { administration }) => [
    await administration.addOrganisation(name),
  ]),

  'hospital add': order(
    { organisation: flag.organisation, finess: flag.finess, name: flag.name },
    async ({ organisation, finess, name }, { administration }) => [
      await administration.change(organisation, (changes) => changes.addHospital({ finess, name })),
    ],
  ),

  'professional add': order(
    {
      organisation: flag.organisation,
      rpps: flag.rpps,
      profession: flag.profession,
      name: flag.name,
      practice: flag.practice,
      'postal-code': flag.postalCode,
      city: flag.city,
      phone: flag.phone,
      mail: flag.mail,
      'secure-mail': flag.secureMail,
    },
    async ({ organisation, rpps, profession, city, ...flags }, { administration }) => {
      const professional = {
        rpps,
        profession,
        displayName: flags.name,
        practiceName: flags.practice,
        postalCode: flags['postal-code'],
        city,
        phone: flags.phone ?? null,
        mail: flags.mail ?? null,
        secureMail: flags['secure-mail'] ?? null,
      };
      return [await administration.change(organisation, (changes) => changes.addProfessional(professional))];
    },
  ),

  'account add': order(
    {
      organisation: flag.organisation,
      role: flag.role,
      email: flag.email,
      name: flag.name,
      hospital: flag.hospital,
      professional: flag.professional,
      'api-key': flag.apiKey,
    },
    async ({ organisation, role, email, name, ...flags }, { administration, newId }) => {
      const { shown, stored } = await makeCredentials(newId, flags['api-key']);
      const account = {
        ...{ role, email, displayName: name },
        finess: flags.hospital ?? null,
        rpps: flags.professional ?? null,
      };
      const id = await administration.change(organisation, (changes) =>
        changes.addAccount({ ...account, ...stored }),
      );
      return [
        `account   ${id}`,
        `password  ${shown.password}`,
        ...(stored.apiKey === null ? [] : [`key id    ${stored.apiKey.id}`]),
        ...(shown.apiKey === undefined ? [] : [`API key   ${shown.apiKey}`]),
      ];
    },
  ),

  'account disable': order({ email: flag.email }, async ({ email }, { administration }) => {
    const organisationId = await administration.organisationOfEmail(email);
    await administration.change(organisationId, (changes) => changes.disableAccount(email));
    return ['The account is disabled: its password, sessions and keys open nothing any more.'];
  }),

  'account reset-password': order({ email: flag.email }, async ({ email }, { administration, newId }) => {
    const organisationId = await administration.organisationOfEmail(email);
    const { shown, stored } = await makeCredentials(newId, false);
    await administration.change(organisationId, (changes) =>
      changes.resetPassword(email, stored.passwordHash),
    );
    return [`password  ${shown.password}`];
  }),

  'key revoke': order({ id: flag.keyId }, async ({ id }, { administration }) => {
    const organisationId = await administration.organisationOfKey(id);
    await administration.change(organisationId, (changes) => changes.revokeKey(id));
    return ['The key is revoked.'];
  }),

  ...onCallOrders,
  ...emergencyNumberOrders,

  'facts list': order({}, async (_flags, { administration }) => {
    const facts = await administration.factsSetAside();
    return facts.length === 0 ? ['No fact is set aside.'] : facts.map(factLine);
  }),

  'facts release': order({ id: flag.factId }, async ({ id }, { administration }) => {
    await administration.releaseFact(id);
    return ['The fact waits for the relay again.'];
  }),
};

function factLine({ id, organisationId, followUpId, eventType, ...fact }: FactSetAside): string {
  const { reason, attempts, receivedAt } = fact;
  return [
    id,
    `organisation ${organisationId}`,
    `follow-up ${followUpId}`,
    eventType,
    reason ?? 'no reason',
    `${attempts} attempts`,
    receivedAt.toISOString(),
  ].join('  ');
}

/**
 * Understands an order before anything is opened.
 *
 * @param words the command's own words, such as `account add --role …`
 * @throws LauncherFailure with one sentence per fault
 */
export function parseOrder(words: readonly string[]): Order {
  const [noun = '', verb = '', ...args] = words;
  const parse = orders[`${noun} ${verb}`];
  if (parse) return parse(args);
  const known = Object.keys(orders).filter((name) => name.startsWith(`${noun} `));
  throw new LauncherFailure(`After ${noun} comes an order: ${known.join('; ')}.`);
}
