import { useBusinessTime } from '../time/business-clock';
import { hourWords } from '../time/paris';
import { counted } from '../words/wording';

const MINUTE_MS = 60_000;

/** Until when, and how many minutes are left: by the minute, not by the second. */
export function Until({ at }: { readonly at: string }) {
  const { nowMs } = useBusinessTime();
  const atMs = Date.parse(at);
  return (
    <time dateTime={at}>
      {hourWords(atMs)} ({leftWords(atMs - nowMs)})
    </time>
  );
}

/** Whole minutes left: rather too few than too many. */
function leftWords(leftMs: number): string {
  if (leftMs <= 0) return 'maintenant';
  const minutes = Math.floor(leftMs / MINUTE_MS);
  return minutes === 0 ? 'moins d’une minute' : `encore ${counted(minutes, 'minute', 'minutes')}`;
}
