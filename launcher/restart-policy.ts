/** What to do about a child that has just died. */
export type RestartDecision = { restart: true; afterMilliseconds: number } | { restart: false };

const windowMilliseconds = 60_000;
const deathsAllowed = 5;
const longestDelayMilliseconds = 5_000;

/**
 * Decides whether a dead child starts again: after 0.2 s, then twice as long each time within a minute, up to
 * 5 s; at the fifth death within a minute the answer is no.
 *
 * @param deathsAtMilliseconds instants of its deaths, this one last
 */
export function decideRestart(deathsAtMilliseconds: readonly number[]): RestartDecision {
  const last = deathsAtMilliseconds.at(-1) ?? 0;
  const recent = deathsAtMilliseconds.filter((instant) => instant > last - windowMilliseconds).length;
  if (recent >= deathsAllowed) return { restart: false };
  return { restart: true, afterMilliseconds: Math.min(200 * 2 ** (recent - 1), longestDelayMilliseconds) };
}
