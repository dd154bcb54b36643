import { useBusinessTime } from '../time/business-clock';
import { hourWords } from '../time/paris';
import { counted } from '../words/wording';

const MINUTE_MS = 60_000;

/** Until when, and how many minutes are left: by the minute, not by the second. */
export function Until({ at }: { readonly at: string }) {
  const { nowMs } = useBusinessTime();
  const atMs = Date.parse(at);
  const minutes = Math.ceil((atMs - nowMs) / MINUTE_MS);
  const left = minutes <= 0 ? 'maintenant' : `encore ${counted(minutes, 'minute', 'minutes')}`;
  return (
    <time dateTime={at}>
      {hourWords(atMs)} ({left})
    </time>
  );
}
