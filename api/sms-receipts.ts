import express, { Router } from 'express';
import { contextOf } from './http/context';

/** What a provider of SMS says became of one, once its signature is found good. */
export interface SmsReceipts {
  /** @returns null when it is not our provider's, or no receipt */
  read(sent: { readonly timestamp: string; readonly signature: string; readonly body: Uint8Array }): {
    readonly organisationId: string;
    readonly messageKey: string;
    readonly status: 'delivered' | 'failed';
  } | null;
  /** @returns false when no SMS of that reference waits for word */
  settle(receipt: NonNullable<ReturnType<SmsReceipts['read']>>): Promise<boolean>;
}

export const SMS_RECEIPTS_PATH = '/sms-receipts';
const MAX_RECEIPT_BYTES = 4_096;

/** The door for receipts: 204 when kept, 401 for a signature that is not good, 404 for an SMS that waits for none. */
export function serveSmsReceipts(receipts: SmsReceipts): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(
    SMS_RECEIPTS_PATH,
    express.raw({ type: () => true, limit: MAX_RECEIPT_BYTES }),
    async (request, response) => {
      contextOf(request).route = `POST:${SMS_RECEIPTS_PATH}`;
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const timestamp = request.get('X-Timestamp') ?? '';
      const signature = request.get('X-Signature') ?? '';
      const receipt = receipts.read({ timestamp, signature, body });
      if (receipt === null) {
        response.status(401).end();
        return;
      }
      response.status((await receipts.settle(receipt)) ? 204 : 404).end();
    },
  );
  return router;
}
