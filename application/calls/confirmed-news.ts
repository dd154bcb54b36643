import { newsSaid, type WholeCall } from '../../domain/call-scripts';
import type { FollowUpEvent, NewsSource } from '../../domain/follow-up';
import { FactRefusedError } from '../errors';

type News = Extract<FollowUpEvent, { readonly type: 'died' | 'readmitted' }>;

/** Who told it on the telephone, which never is the hospital: a second source is asked for. */
type ToldBy = Exclude<NewsSource, 'hospital'>;

export interface ConfirmedNews {
  readonly died?: { readonly source: ToldBy } | undefined;
  readonly readmitted?:
    | {
        readonly source: ToldBy;
        /** Epoch milliseconds. */
        readonly at: number;
        readonly kind?: 'admission' | 'emergency-visit' | undefined;
        readonly link?: 'planned' | 'linked' | 'unrelated' | undefined;
      }
    | undefined;
}

/**
 * The facts to state of what was heard.
 *
 * @throws FactRefusedError `unknown-cause-or-resolution` for news that the script did not hear
 */
export function confirmedNewsOf(call: WholeCall, confirmed: ConfirmedNews = {}): readonly News[] {
  const heard = newsSaid(call);
  const { died, readmitted } = confirmed;
  const facts: News[] = [];
  if (readmitted !== undefined) {
    const { source, at, kind, link } = readmitted;
    const more = { ...(kind === undefined ? {} : { kind }), ...(link === undefined ? {} : { link }) };
    facts.push({ type: 'readmitted', source, at, ...more });
  }
  if (died !== undefined) facts.push({ type: 'died', source: died.source });
  if (facts.some(({ type }) => !heard.includes(type))) {
    throw new FactRefusedError('unknown-cause-or-resolution');
  }
  return facts;
}
