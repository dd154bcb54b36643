import fc from 'fast-check';
import { html, Html } from '../../../api/patient-pages/html';
import {
  appointmentsPage,
  otherTimesPage,
  slotOfferPage,
  type PageFrame,
} from '../../../api/patient-pages/pages';
import type { LinkedAppointment, LinkedPatient } from '../../../application/scheduling/patient-links';
import type { FoundSlot } from '../../../application/scheduling/slot-use-cases';

/** Texts that would be something else than text where they were not escaped. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('<', '>', '"', "'", '&', '<script>', '</style>', '-->', '{', 'a', ' on=', '\u2028'),
    )
    .map((parts) => parts.join('')),
);

/** How browsers read what stands between tags and in quoted attributes. */
const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const appointment = (text: string): LinkedAppointment => ({
  appointmentId: text,
  revision: 1,
  startsAt: Date.UTC(2026, 10, 10, 8, 30),
  endsAt: Date.UTC(2026, 10, 10, 9),
  place: 'practice',
  professionalId: 'p-1',
  professionalName: text,
  address: text,
  practicePhone: text,
  confirmed: false,
  movable: true,
  careKind: null,
  followUpId: null,
  careKey: null,
});
const patient = (text: string): LinkedPatient => ({
  patientId: 'patient-1',
  followUpId: 'follow-up-1',
  opposition: { calls: false, messages: false, sharing: false },
  appointments: [appointment(text)],
});
const frame = (text: string): PageFrame => ({
  path: '/r/secret',
  formId: 'f-1',
  servicePhone: text,
  zone: 'Europe/Paris',
});
const slot = (text: string) =>
  ({
    startsAt: 0,
    professionalId: text,
    appointmentTypeId: text,
    professionalName: text,
    city: text,
  }) as FoundSlot;

/** The tags of a page, in order: what a text put in must not change. */
const shapeOf = (page: string) => page.replace(/"[^"]*"/g, '""').match(/<[^>]*>/g);

describe('the pages behind patients’ links', () => {
  it('whatever is put into a piece of a page, it is read as the text it was', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const piece = html`<p title="${text}">${text}</p>`.text;
        const [, attribute = '', content = ''] = /^<p title="([^"]*)">([^<]*)<\/p>$/.exec(piece) ?? [];
        expect(unescaped(attribute)).toBe(text);
        expect(unescaped(content)).toBe(text);
      }),
    );
  });

  it('whatever professionals, places and numbers are called, the pages keep their shape', () => {
    const pages = (text: string) => [
      appointmentsPage(frame(text), patient(text), text),
      otherTimesPage(frame(text), { appointment: appointment(text), slots: [slot(text)] }),
      slotOfferPage(frame(text), {
        slotOfferId: 's-1',
        followUpId: text,
        expiresAt: 0,
        appointment: appointment(text),
      }),
    ];
    const shapes = pages('a').map(shapeOf);
    fc.assert(
      fc.property(hostile, (text) => {
        expect(pages(text).map(shapeOf)).toEqual(shapes);
      }),
    );
  });

  it('HTML, lists and nothing are put in as what they are', () => {
    expect(html`${new Html('<b>')}${[1, '<']}${null}${false}`.text).toBe('<b>1&lt;');
  });

  it('every form names a telephone beside it, and none needs a script', () => {
    const page = appointmentsPage(frame('03 21 00 00 00'), patient('Dr Lemaire'), null);
    const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
    expect(forms).toHaveLength(5);
    for (const form of forms) expect(form).toContain('href="tel:0321000000"');
    expect(page).not.toMatch(/<script|javascript:| on\w+=/);
  });

  it('who wants no calls is not asked whether to be called', () => {
    const opposed = { ...patient('a'), opposition: { calls: true, messages: false, sharing: false } };
    expect(appointmentsPage(frame('1'), opposed, null)).not.toContain('Être rappelé');
    expect(appointmentsPage(frame('1'), { ...opposed, followUpId: null }, null)).not.toContain(
      'Être rappelé',
    );
  });
});
