import type { CaughtMessage, ProfessionalAnswer } from '../../api/schemas';
import type { Doors } from '../doors/doors';
import { formsOf } from '../doors/forms';
import type { World } from '../world';

/** A link in a message that was caught, and whose message it was. */
export interface CaughtLink {
  readonly messageId: string;
  readonly to: string;
  readonly link: string;
  readonly kind: 'reminder' | 'freed-time' | 'offer';
}

const LINK = /https?:\/\/[^\s<>"]+\/([rcd])\/[A-Za-z0-9_~.-]+/g;
const KINDS: Readonly<Record<string, CaughtLink['kind']>> = { r: 'reminder', c: 'freed-time', d: 'offer' };
const MOST = 200;
/** As many as usually come between two looks. */
const A_FEW = 15;

/** What people find in their telephones and mailboxes: each message is looked at once. */
export class CaughtLinks {
  private readonly seen = new Set<string>();
  private readonly offers = new Map<string, string[]>();
  private readonly mobiles = new Map<string, string>();
  private isFirst = true;

  /** Reads the messages that came since the last look; those before the first one have been lived with already. */
  async look(world: World): Promise<readonly CaughtLink[]> {
    const { doors } = world;
    const newest = await this.newest(doors, A_FEW);
    const isMore = newest.length === A_FEW && newest.every(({ id }) => !this.seen.has(id));
    const fresh = (isMore ? await this.newest(doors, MOST) : newest).filter(({ id }) => !this.seen.has(id));
    for (const { id } of fresh) this.seen.add(id);
    const lived = this.isFirst;
    this.isFirst = false;
    if (lived) return [];
    const links = fresh.reverse().flatMap(linksOf);
    for (const { kind, to, link } of links) {
      if (kind === 'offer') this.offers.set(to, [...(this.offers.get(to) ?? []), link]);
    }
    return links;
  }

  private async newest(doors: Doors, limit: number): Promise<readonly CaughtMessage[]> {
    const answer = await doors.get<{ caughtMessages: readonly CaughtMessage[] }>(
      'operator',
      '/v1/caught-messages',
      { limit: `${limit}` },
    );
    return answer.done ? answer.content.caughtMessages : [];
  }

  /** Answers the request a professional got as a link, when there is one about that commune. */
  async answerOffer(
    world: World,
    professionalId: string,
    cities: readonly string[],
    answer: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<boolean> {
    const mobile = await this.mobileOf(world, professionalId);
    const waiting = this.offers.get(mobile) ?? [];
    for (const link of waiting) {
      const page = await world.doors.page(link);
      const form =
        page === null ? undefined : formsOf(page).find(({ action }) => action.endsWith(`/${answer}`));
      if (page === null || form === undefined) {
        this.offers.set(
          mobile,
          (this.offers.get(mobile) ?? []).filter((one) => one !== link),
        );
        continue;
      }
      if (!cities.some((city) => page.includes(city))) continue;
      const sent = await world.doors.page(new URL(form.action, link).href, { ...form.fields, ...fields });
      return sent !== null;
    }
    return false;
  }

  /** The mobile number of a professional; empty when they have none. */
  private async mobileOf(world: World, professionalId: string): Promise<string> {
    const known = this.mobiles.get(professionalId);
    if (known !== undefined) return known;
    const all = await world.doors.get<readonly ProfessionalAnswer[]>('operator', '/v1/professionals', {
      limit: `${MOST}`,
    });
    if (all.done) for (const one of all.content) this.mobiles.set(one.professionalId, one.mobilePhone ?? '');
    if (!this.mobiles.has(professionalId)) this.mobiles.set(professionalId, '');
    return this.mobiles.get(professionalId) ?? '';
  }
}

function linksOf({ id, to, text }: CaughtMessage): readonly CaughtLink[] {
  return [...text.matchAll(LINK)].flatMap(([link, letter = '']) => {
    const kind = KINDS[letter];
    return kind === undefined ? [] : [{ messageId: id, to, link: link.replace(/[.,]$/, ''), kind }];
  });
}
