/** How our own transport tells the local catcher whose message it is. */
export const CATCHER_HEADERS = {
  organisation: 'X-Relais-Organisation',
  channel: 'X-Relais-Channel',
  messageKey: 'X-Relais-Message-Key',
} as const;
