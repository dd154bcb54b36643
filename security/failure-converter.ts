import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Moves the message and the stack of every failure into a payload, so that the codec encrypts them too: an
 * error's text is written by whatever library failed, and may quote anything.
 * Temporal loads this file by its path, in the worker and in the workflow bundle: it imports nothing else.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
