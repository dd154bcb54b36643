export * from './due-days';
export * from './holidays';
export * from './local-day';
export * from './service-calendar';
