/** Where feeds may be read from. */
export interface AddressRules {
  /** Whether `http://127.0.0.1` is read as well: tests only, whose servers are on this machine. */
  readonly loopback: boolean;
}

/** What calendar programs write for an agenda on the web. */
const CALENDAR_SCHEME = /^webcals?:/i;

/**
 * @param text as somebody typed it, or as a server redirected to it
 * @param base of an address that is relative to another
 * @returns an address that may be asked, or null: only HTTPS is, for a feed says when somebody is at work
 */
export function readFeedAddress(text: string, { loopback }: AddressRules, base?: URL): URL | null {
  const written = text.trim().replace(CALENDAR_SCHEME, 'https:');
  if (!URL.canParse(written, base)) return null;
  const address = new URL(written, base);
  const allowed =
    address.protocol === 'https:' ||
    (loopback && address.protocol === 'http:' && address.hostname === '127.0.0.1');
  return allowed && address.hostname !== '' ? address : null;
}
