import { useBusinessTime } from '../time/business-clock';
import { momentWords } from '../time/paris';

/** An instant in words, with the instant itself for machines. */
export function Moment({ at }: { readonly at: string }) {
  const { nowMs } = useBusinessTime();
  return <time dateTime={at}>{momentWords(Date.parse(at), nowMs)}</time>;
}
