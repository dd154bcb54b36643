import { waitingListRound } from '../../application/scheduling/waiting-list';
import { waitingDependencies } from '../../application/scheduling/keeping';
import { releaseExpiredHolds } from '../../application/scheduling/bookings';
import { keepingParts } from '../../launcher/keeping';
import { anAgenda, createBookingWorld, DAY, OPENS_AT } from './booking-world';

export type WaitingWorld = Awaited<ReturnType<typeof createWaitingWorld>>;

/** An agenda, patients without a follow-up who wait for a time in it, and the rounds that time brings. */
export async function createWaitingWorld() {
  const made = await createBookingWorld();
  const world = { ...made, application: made.world.application };
  const { dependencies, bookings, timeFreed } = keepingParts(made.world);
  return {
    ...world,
    parts: dependencies,
    newAgenda: async () => {
      const agenda = await anAgenda(world);
      const operator = made.world.tenant.operator;
      const { application } = made.world;
      return {
        ...agenda,
        operator,
        /** Somebody who waits for any time of that agenda. @returns their entry */
        waits: async (patientId?: string, latestAt: number = OPENS_AT + 20 * DAY) => {
          const whom = patientId ?? (await agenda.somebody());
          const order = { patientId: whom, careKind: 'general-practitioner', professionalId: agenda.gpId };
          return application.addToWaitingList(operator, { ...order, latestAt });
        },
        list: () => application.waitingList(operator, { limit: 100 }),
        cancels: (appointmentId: string) =>
          application.cancelAppointment(operator, appointmentId, { by: 'patient' }),
        answers: (slotOfferId: string, answer: 'accepted' | 'declined') =>
          application.answerSlotOffer(operator, slotOfferId, answer),
      };
    },
    /** What the sweeper does in one round. */
    round: async () => {
      const { organisationId } = made.world.tenant;
      await releaseExpiredHolds({ bookings, timeFreed }, organisationId);
      return waitingListRound(waitingDependencies(dependencies), organisationId);
    },
  };
}
