import { z } from 'zod';
import type { ConductedScript as Conducted } from '../../application/calls/conduct-script';
import { actionOf, newsSaid, type CallAction, type CallQuestion } from '../../domain/call-scripts';
import { route, type Route } from '../route';
import {
  callAttemptSchema,
  callRecordsSchema,
  conductedScriptSchema,
  scriptAnswersSchema,
  type ConductedScript,
  type ScriptAction,
  type ScriptQuestion,
} from '../schemas/calls';
import { factIdOf } from '../http/idempotency-key';
import { answerOf, factWords, given, stateFact } from './facts';
import { followUpParameters, itemKey } from './ids';

const parameters = followUpParameters.extend({ callKey: itemKey });

const UNSIGNED = 'Script non signé : démonstration seulement';
/** Rule 5 of the scripts: no call ends without it. */
const FAREWELL = 'La nuit et le week-end, ou si ça s’aggrave : le 15.';
const FAREWELL_IN_WRITING = `${FAREWELL} Le 114 par SMS si vous entendez mal.`;

/** Calls: their script, each try, what was said. */
export const callRoutes: readonly Route[] = [
  route({
    ...factWords,
    path: '/v1/follow-ups/{followUpId}/calls/{callKey}/attempts',
    tag: 'Facts of a follow-up',
    summary: 'A try at a follow-up call, with what was said; an urgent action makes it a red flag',
    action: 'call.record',
    input: z.object({ parameters, body: callAttemptSchema }),
    handle: async ({ parameters: { followUpId, callKey }, body }, handling) => {
      const { outcome, scriptAnswers = null, sessionId, ...optional } = body;
      const event = { type: 'call-attempted', callKey, outcome, ...given(optional) } as const;
      if (scriptAnswers === null && sessionId === undefined) return stateFact(handling, followUpId, event);
      const { application, caller, request } = handling;
      const factId = factIdOf(request);
      return answerOf(
        await application.recordAttempt(caller, followUpId, event, scriptAnswers, factId, sessionId),
      );
    },
  }),
  route({
    method: 'post',
    path: '/v1/follow-ups/{followUpId}/calls/{callKey}/script',
    tag: 'Calls',
    summary: 'Conduct a call by its script, from everything said so far; nothing is kept',
    successes: [[200, 'What to ask next, and what must be done']],
    problems: [400, 404, 409, 415, 422],
    action: 'call.record',
    input: z.object({ parameters, body: scriptAnswersSchema }),
    content: conductedScriptSchema,
    handle: async ({ parameters: { followUpId, callKey }, body }, { application, caller }) => ({
      content: conductedView(await application.conductScript(caller, followUpId, callKey, body)),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/follow-ups/{followUpId}/calls/{callKey}/records',
    tag: 'Calls',
    summary: 'What was said in the tries at a call; audited',
    successes: [[200, 'In order']],
    problems: [404],
    action: 'call.readAnswers',
    input: z.object({ parameters }),
    content: callRecordsSchema,
    handle: async ({ parameters: { followUpId, callKey } }, { application, caller }) => {
      const records = await application.callRecords(caller, followUpId, callKey);
      return {
        content: records.map(({ content: { notes = null, ...said }, ...record }) => ({
          ...record,
          ...said,
          notes,
        })),
      };
    },
  }),
];

function conductedView(conducted: Conducted): ConductedScript {
  const { script, shown, file, signed, call, proposals, alertWords } = conducted;
  const { catalogue } = script;
  return {
    scriptKey: shown.key,
    scriptVersion: shown.version,
    title: shown.title,
    signed,
    banner: signed ? null : UNSIGNED,
    phase: call.phase,
    status: call.status,
    pending: call.pending.map(questionView),
    asked: call.asked,
    actions: call.actions.map(({ code }) =>
      actionView(actionOf(catalogue, code), (other) => actionOf(catalogue, other)),
    ),
    breaks: proposals,
    urgency: call.urgency ?? null,
    news: newsSaid(call),
    outcome: call.outcome ?? null,
    alertWords: Object.entries(alertWords).map(([action, words]) => ({
      action,
      label: actionOf(catalogue, action).label,
      words,
    })),
    farewell: hearsBadly(file) ? FAREWELL_IN_WRITING : FAREWELL,
  };
}

function hearsBadly({ discharge }: Conducted['file']): boolean {
  const { hearing = 'normal' } = discharge.patient;
  return hearing !== 'normal';
}

function questionView({ id, text, type, core, instruction, answers }: CallQuestion): ScriptQuestion {
  return {
    id,
    text,
    type,
    core,
    instruction: instruction ?? null,
    answers: answers.map((answer) => ({
      value: answer.value,
      label: answer.label,
      instruction: answer.instruction ?? null,
      cases: answer.raisedIf.filter(({ code }) => code !== '').map(({ code, label }) => ({ code, label })),
    })),
  };
}

function actionView(action: CallAction, named: (code: string) => CallAction): ScriptAction {
  const { code, label, who, phrase, steps, due, interrupts, afterwards, ifFails } = action;
  return {
    code,
    label,
    who,
    phrase: phrase ?? null,
    steps,
    deadlineMinutes: due?.deadlineMinutes ?? null,
    clock: due?.clock ?? null,
    clockRule: due?.clockRule ?? null,
    interrupts,
    afterwards: afterwards ?? null,
    ifFails: ifFails === undefined ? null : 'text' in ifFails ? ifFails.text : named(ifFails.action).label,
  };
}
