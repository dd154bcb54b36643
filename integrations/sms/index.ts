/** SMS: the port, and the local outbox that stands for a provider. */
export { createSmsOutbox, type SmsStore, type SmsTransport } from './outbox';
