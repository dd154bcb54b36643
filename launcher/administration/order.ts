import { z } from 'zod';
import type { Application, Caller } from '../../application/application';
import type { PostgresAdministration } from '../../prisma/records/administration-records';
import { parseOrderFlags } from './order-flags';

/** Who is on call, as the commands of the machine change it: audited without an actor. */
export type OnCallAdministration = Pick<
  Application,
  'onCall' | 'addOnCallLine' | 'removeOnCallLine' | 'setEmergencyNumber'
>;

/** What an order is carried out with. */
export interface OrderContext {
  readonly administration: PostgresAdministration;
  readonly onCall: OnCallAdministration;
  /** The commands of the machine act for an organisation as nobody who signed in. @throws AdministrationRefusal */
  readonly actingFor: (organisationId: string) => Promise<Caller>;
  readonly newId: () => string;
}

/** An order that was understood; carried out, it answers with the lines to show. */
export type Order = (context: OrderContext) => Promise<readonly string[]>;

/** An order of the flags given. @throws LauncherFailure with one sentence per fault, before anything is opened */
export function order<Shape extends z.ZodRawShape>(
  shape: Shape,
  carryOut: (flags: z.output<z.ZodObject<Shape>>, context: OrderContext) => Promise<readonly string[]>,
): (args: readonly string[]) => Order {
  return (args) => {
    const flags = parseOrderFlags(z.object(shape), args);
    return (context) => carryOut(flags, context);
  };
}
