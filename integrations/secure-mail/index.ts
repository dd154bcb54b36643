/** Secure health mail (MSSanté). */
export { createSecureMailTransport } from './secure-mail-transport';
