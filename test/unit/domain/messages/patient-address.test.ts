import type { Phone } from '../../../../domain/discharge';
import { addressOfPatient } from '../../../../domain/messages';

const phone = (number: string, changes: Partial<Phone> = {}): Phone => ({
  number,
  valid: true,
  owner: 'patient',
  order: 1,
  ...changes,
});

describe('where a patient is written to', () => {
  it.each<[string, Phone[], string | null]>([
    ['a mobile of their own', [phone('+33321000001'), phone('+33612345678', { order: 2 })], '+33612345678'],
    ['the first of two', [phone('+33612345678', { order: 2 }), phone('+33756789012')], '+33756789012'],
    ['a mobile overseas', [phone('+262692123456')], '+262692123456'],
    ['a mobile across the border', [phone('+32470123456')], '+32470123456'],
    ['a fixed line only', [phone('+33321000001')], null],
    ['a relative’s mobile', [phone('+33612345678', { owner: 'relative' })], null],
    ['one nobody knows whose it is', [phone('+33612345678', { owner: 'unknown' })], null],
    ['one on which no SMS may come', [phone('+33612345678', { smsAllowed: false })], null],
    ['one that is no number', [phone('06 12', { valid: false })], null],
    ['one that turned out to be somebody else’s', [phone('+33600000009')], null],
  ])('with %s', (_case, phones, mobile) => {
    const address = addressOfPatient({ email: 'a@example.org', phones }, ['+33600000009']);
    expect(address).toEqual({ mail: 'a@example.org', mobile });
  });

  it('without a mail address there is none', () => {
    expect(addressOfPatient({ phones: [] })).toEqual({ mail: null, mobile: null });
  });
});
