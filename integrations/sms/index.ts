/** SMS: the port, the local outbox that stands for a provider, a provider by HTTP and its receipts. */
export { createSmsOutbox, type SmsStore, type SmsTransport } from './outbox';
export { createSmsProvider, type SmsProviderSettings } from './provider';
export { readReceipt, receiptSignature, type SmsReceipt } from './receipts';
