import type { StatedEvent } from '../application';

/** The action of security/permissions.ts that stating a fact is, as the audit names it. */
export const AUDITED_ACTIONS: Readonly<Record<StatedEvent['type'], string>> = {
  opened: 'discharge.submit',
  reopened: 'followUp.reopen',
  amended: 'discharge.amend',
  'returned-home': 'followUp.recordReadmission',
  'discharge-voided': 'discharge.cancel',
  died: 'followUp.recordDeath',
  readmitted: 'followUp.recordReadmission',
  superseded: 'discharge.submit',
  opposed: 'followUp.recordOpposition',
  'offer-answered': 'offer.answer',
  'care-arranged': 'care.arrange',
  'call-attempted': 'call.record',
  'alert-raised': 'call.record',
  'break-reported': 'call.record',
  'break-taken': 'followUp.takeOwnership',
  'break-resolved': 'break.resolve',
  'break-reopened': 'break.resolve',
  'closed-by-person': 'followUp.close',
};
