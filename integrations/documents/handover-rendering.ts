import type { HandoverDifference, HandoverDocument, HandoverVersion } from '../../domain/handover';

export interface HandoverSettings {
  /** Of the service, as typed; left out when there is none. */
  readonly servicePhone: string | null;
  /** IANA name, e.g. `Europe/Paris`. */
  readonly timeZone: string;
}

/** Puts a handover in words. Pure: the same version gives the same words. */
export interface HandoverRendering {
  /**
   * @param differences what changed since the version the reader saw; without them the document says nothing of it
   * @returns for organisers nothing clinical, whatever the content holds
   */
  document(version: HandoverVersion, differences?: readonly HandoverDifference[]): HandoverDocument;
}

/** Draws a handover on paper: the same document gives the same bytes. */
export type HandoverPdf = (document: HandoverDocument) => Promise<Buffer>;

/** A handover for a mail body or a screen reader. */
export type HandoverText = (document: HandoverDocument) => string;
