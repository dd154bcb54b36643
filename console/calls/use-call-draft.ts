import { useRef, useState } from 'react';
import type { CallSession } from '../../api/schemas';
import { keepCallDraft } from '../http/call-queries';
import { useAutosave } from './use-autosave';

/** What is written in a call, without the revision it is sent with. */
export type Draft = Pick<
  CallSession,
  'traits' | 'speakingWith' | 'notes' | 'answers' | 'alerts' | 'coreOnly'
>;

/** A trait somebody may give of themselves. */
export type Trait = CallSession['traits'][number];

/** field.md, 4: two traits are checked before a word is said. */
export const TRAITS_NEEDED = 2;

/** What was written in a call so far. */
export function draftOf(session: CallSession): Draft {
  const { traits, speakingWith, notes, answers, alerts, coreOnly } = session;
  return { traits, speakingWith, notes, answers, alerts, coreOnly };
}

/**
 * A call in hand: what is written in it, kept as it is written.
 *
 * @param opened the session as it was when the screen opened
 * @param carried what was written in a session before it, and is not kept in this one yet
 */
export function useCallDraft(opened: CallSession, carried: Draft | null) {
  const [draft, setDraft] = useState<Draft>(() => carried ?? draftOf(opened));
  const [session, setSession] = useState(opened);
  const revision = useRef(opened.revision);
  const autosave = useAutosave(async (written: Draft) => {
    const kept = await keepCallDraft(opened.sessionId, { ...written, expectedRevision: revision.current });
    revision.current = kept.revision;
    setSession(kept);
  }, carried);
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    autosave.change(next);
    // Whom one speaks with decides what is shown: nobody waits for a pause in typing.
    if ('traits' in part || 'speakingWith' in part) void autosave.flush();
  };
  return {
    draft,
    change,
    /** As the service last said it is. */
    session,
    saved: autosave.state,
    /** Sends at once what is not kept yet. @returns whether everything is kept */
    flush: autosave.flush,
    /** To be sent when the call is put down or handed over; after `flush`. */
    revision: () => revision.current,
    /** The service has it too: it lets nothing be asked before. */
    verified: session.verified && draft.traits.length >= TRAITS_NEEDED,
  };
}

export type CallInHand = ReturnType<typeof useCallDraft>;
