/** Agendas, slots and appointments: the rules that need no database. */
export * from './agenda';
export * from './appointment';
export * from './codes';
export * from './slot';
