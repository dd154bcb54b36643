/** Ordinary mail by SMTP, and the local catcher that stands for the world outside. */
export {
  startCatcher,
  type Catcher,
  type CatcherSettings,
  type CaughtMessage,
  type CaughtMessageStore,
} from './catcher';
export { withFaults, type SendingFault } from './faults';
export { createSmtpTransport, messageIdOf, type SmtpSettings, type SmtpTransport } from './smtp-transport';
