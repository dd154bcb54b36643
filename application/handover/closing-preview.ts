import type { ClosingPreview, ClosingReason } from '../../domain/follow-up';
import type { ClosingPreviewView } from './views';

const SUMMARIES = ['closing-summary', 'follow-up-stopped', 'death-notice'] as const;

/**
 * @param names display names of professionals by id
 * @param phones telephones of their practices by id
 */
export function closingPreviewView(
  reason: ClosingReason,
  preview: ClosingPreview,
  names: ReadonlyMap<string, string>,
  phones: ReadonlyMap<string, string>,
): ClosingPreviewView {
  const { standing, leftOpen, kind, written, byTelephone, gp, keepers } = preview;
  const nameOf = (professionalId: string) => names.get(professionalId) ?? null;
  const person = ({ contact, role }: ClosingPreview['written'][number]) => ({
    professionalId: contact.professionalId,
    professionalName: nameOf(contact.professionalId),
    phone: phones.get(contact.professionalId) ?? null,
    role,
    channel: contact.channel,
  });
  const gpNotTold =
    kind === null || (gp !== 'nobody-known' && gp !== 'withheld')
      ? []
      : [
          {
            professionalId: null,
            professionalName: null,
            phone: null,
            role: 'general-practitioner' as const,
            channel: null,
            why: gp,
          },
        ];
  return {
    reason,
    allowed: standing.length === 0,
    refusal: standing.length === 0 ? null : 'red-flag-open',
    standing: standing.map(({ id, code }) => ({ breakId: id, code })),
    leftOpen: leftOpen.map(({ kind: what, subject, owner }) => ({
      kind: what,
      subject,
      owner:
        owner.kind === 'queue' ? { kind: 'queue', id: owner.queue } : { kind: 'person', id: owner.userId },
      kept: null,
    })),
    summary: SUMMARIES.find((summary) => summary === kind) ?? null,
    told: written.map(person),
    notTold: [...byTelephone.map((one) => ({ ...person(one), why: 'telephone' as const })), ...gpNotTold],
    generalPractitionerByTelephone: kind !== null && gp === 'by-telephone',
    keepers: [
      ...keepers.map((professionalId) => ({
        by: 'professional' as const,
        professionalId,
        professionalName: nameOf(professionalId),
      })),
      ...(['family', 'hospital', 'service'] as const).map((by) => ({
        by,
        professionalId: null,
        professionalName: null,
      })),
    ],
  };
}
