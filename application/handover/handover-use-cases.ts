import type { ClosingReason } from '../../domain/follow-up';
import type { Caller, StatedFact } from '../application';
import type { ClosingPreviewView, HandoverVersionsView, HandoverView, OwnHandoverView } from './views';

/** A handover as a file. */
export interface HandoverFile {
  readonly version: number;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The handover as doors give it: care-team content for clinicians of the care circle and the own hospital only. */
export interface HandoverUseCases {
  /**
   * The handover as things stand; what is not the last version kept becomes one.
   *
   * @param glance true for a request that shows nothing to anybody (HEAD): neither kept nor noted as seen
   * @throws NotFoundError outside the caller's walls, and for a professional from whom the patient withholds it
   */
  handover(caller: Caller, followUpId: string, glance: boolean): Promise<HandoverView>;
  /** The same as a PDF. @throws as `handover` */
  handoverPdf(caller: Caller, followUpId: string, glance: boolean): Promise<HandoverFile>;
  /**
   * Handovers of the patients for whom the caller was asked or written to, what they have not seen first; nobody's for
   * a caller who is no professional.
   */
  ownHandovers(caller: Caller): Promise<readonly OwnHandoverView[]>;
  /** Its versions, to whom they went and who saw them. @throws NotFoundError */
  handoverVersions(caller: Caller, followUpId: string): Promise<HandoverVersionsView>;
  /**
   * Somebody told a professional by telephone, also once the follow-up is over.
   *
   * @throws NotFoundError; FactRefusedError `already-settled` when nothing was left to tell
   */
  handoverTold(
    caller: Caller,
    followUpId: string,
    professionalId: string,
    factId?: string,
  ): Promise<StatedFact>;
  /** What ending the follow-up now would leave, and whom it would tell; changes nothing. @throws NotFoundError */
  closingPreview(caller: Caller, followUpId: string, reason: ClosingReason): Promise<ClosingPreviewView>;
}
