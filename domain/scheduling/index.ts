/** Agendas, slots and appointments: the rules that need no database. */
export * from './agenda';
export * from './appointment';
export * from './calendar-feed';
export * from './appointment-type-faults';
export * from './availability';
export * from './availability-fault-catalogue';
export * from './availability-faults';
export * from './availability-recurrence';
export * from './codes';
export * from './directory-faults';
export * from './reminders';
export * from './slot';
