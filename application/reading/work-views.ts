import type { FollowUpSummary, OfferView, OwnerView } from './views';

/** What people read of their work: the day's list, and what waits for a professional's answer. */
export interface WorklistItem {
  readonly key: string;
  readonly kind: string;
  readonly subject: string;
  readonly reason: string;
  readonly notBefore: string;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly owner: OwnerView;
  /** Of a colleague who has it; null for a queue, and for callers who are not of the service. */
  readonly ownerName: string | null;
}

/** The day's list is grouped by patient: everything to do for one of them, most urgent first. */
export interface WorklistEntry {
  readonly followUpId: string;
  readonly revision: number;
  readonly patient: FollowUpSummary['patient'] & {
    readonly phone: string | null;
    readonly city: string | null;
  };
  readonly hospitalName: string;
  readonly dischargedAt: string;
  readonly items: readonly WorklistItem[];
}

export interface OpenOfferView extends OfferView {
  readonly followUpId: string;
  readonly revision: number;
  readonly careKey: string;
  readonly patient: FollowUpSummary['patient'] & { readonly city: string | null };
  readonly dischargedAt: string;
  readonly hospitalName: string;
}
