import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Clock } from '../../api/schemas';
import { get } from '../http/client';
import { Waiting } from '../parts/waiting';

export interface BusinessTime {
  /** Business instant, epoch milliseconds. */
  readonly nowMs: number;
  /** Business seconds per real second; 1 outside of a demonstration. */
  readonly speed: number;
  /** Whether time runs in legs and stands in between, as where fictional people live through weeks. */
  readonly isKept: boolean;
}

/** An answer of the API and the browser's own steady time at which it came. */
interface Anchor extends Omit<BusinessTime, 'isKept'> {
  readonly readAtMs: number;
  /** Where time stands until the API says otherwise; absent: it runs on. */
  readonly standsFromMs?: number;
}

const REREAD_MS = 10_000;
/** A fast clock stands still now and then, and may be real a moment later. */
const REREAD_FAST_MS = 1_000;
const TICK_MS = 20_000;
const FAST_TICK_MS = 1_000;

const ClockContext = createContext<BusinessTime | null>(null);

async function readClock(): Promise<Anchor> {
  const { now, speed, standsFrom } = await get<Clock>('/v1/clock');
  return {
    nowMs: Date.parse(now),
    speed,
    readAtMs: performance.now(),
    ...(standsFrom !== undefined && { standsFromMs: Date.parse(standsFrom) }),
  };
}

/** The business instant at a browser time, from the last answer of the API. */
export function advanced({ nowMs, speed, readAtMs, standsFromMs }: Anchor, steadyMs: number): BusinessTime {
  const running = nowMs + (steadyMs - readAtMs) * speed;
  return { nowMs: Math.min(running, standsFromMs ?? Infinity), speed, isKept: standsFromMs !== undefined };
}

/**
 * Gives the screens the time of the service, which a demonstration may run faster than real time. Nothing is shown
 * before it is known; when the API does not say it, the browser's own time does.
 */
export function BusinessClock({ children }: { readonly children: ReactNode }) {
  const { data: anchor, isPending } = useQuery({
    queryKey: ['clock'],
    queryFn: readClock,
    refetchInterval: ({ state }) => ((state.data?.speed ?? 1) > 1 ? REREAD_FAST_MS : REREAD_MS),
  });
  const [steadyMs, setSteadyMs] = useState(() => performance.now());
  const tickMs = anchor !== undefined && anchor.speed > 1 ? FAST_TICK_MS : TICK_MS;
  useEffect(() => {
    const timer = setInterval(() => setSteadyMs(performance.now()), tickMs);
    return () => clearInterval(timer);
  }, [tickMs]);
  if (isPending) return <Waiting />;
  const time =
    anchor === undefined
      ? { nowMs: performance.timeOrigin + steadyMs, speed: 1, isKept: false }
      : advanced(anchor, Math.max(steadyMs, anchor.readAtMs));
  return <ClockContext value={time}>{children}</ClockContext>;
}

/** @throws Error outside of `BusinessClock` */
export function useBusinessTime(): BusinessTime {
  const time = useContext(ClockContext);
  if (time === null) throw new Error('useBusinessTime needs BusinessClock above it');
  return time;
}
