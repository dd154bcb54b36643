/** The alphabet of an ordinary SMS (3GPP TS 23.038, 6.2.1); one letter beside it halves what fits. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const BASIC_LETTERS: ReadonlySet<string> = new Set(BASIC);
/** Letters that take two places (3GPP TS 23.038, 6.2.1.1). */
const EXTENDED_LETTERS: ReadonlySet<string> = new Set('^{}\\[~]|€\f');

const ONE_SEGMENT = 160;
/** The header that joins segments takes seven places of each. */
const JOINED_SEGMENT = 153;

/** What is written otherwise in the alphabet of an SMS. */
const SPELLED: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  œ: 'oe',
  Œ: 'OE',
};

/** The text in letters an ordinary SMS can carry: `août` becomes `aout`, `é` stays; a sign it has no letter for falls away. */
export function inSmsLetters(text: string): string {
  return [...text].map(inSmsLetter).join('');
}

function inSmsLetter(letter: string): string {
  if (BASIC_LETTERS.has(letter) || EXTENDED_LETTERS.has(letter)) return letter;
  const spelled = SPELLED[letter];
  if (spelled !== undefined) return spelled;
  if (/\s/u.test(letter)) return ' ';
  return [...letter.normalize('NFD')].filter((part) => BASIC_LETTERS.has(part)).join('');
}

/**
 * How many SMS a text is billed and delivered as.
 *
 * @param text in SMS letters
 */
export function smsSegments(text: string): number {
  const places = [...text].reduce((sum, letter) => sum + (EXTENDED_LETTERS.has(letter) ? 2 : 1), 0);
  return places <= ONE_SEGMENT ? 1 : Math.ceil(places / JOINED_SEGMENT);
}

/** More than two segments and telephones show it in pieces. */
export const SMS_SEGMENTS_MAX = 2;
