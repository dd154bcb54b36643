import { useState } from 'react';
import type { BreakReportRequest } from '../../api/schemas';
import { Choice } from '../actions/choice';
import type { ActionProps } from '../actions/follow-up-dialog';
import { ABOUT_A_CARE, BREAK_CAUSES, BREAKS, REPORTED_CAUSES, type ReportedCode } from '../words/breaks';
import { careWords } from '../words/subjects';
import { Confirmation } from './confirmation';

const CODES = Object.keys(REPORTED_CAUSES) as readonly ReportedCode[];
const PATIENT = 'patient';

/** Something is missing or no longer holds, as said in a call or noticed on the page: what, and why. */
export function BreakReportForm(props: ActionProps) {
  const [code, setCode] = useState<ReportedCode | null>(null);
  const [subject, setSubject] = useState(PATIENT);
  const [cause, setCause] = useState('');
  const choose = (chosen: string) => {
    setCode(CODES.find((one) => one === chosen) ?? null);
    setSubject(PATIENT);
    setCause('');
  };
  const { cares } = props.followUp;
  const subjects = Object.fromEntries([
    ...cares.map(({ key, profession }) => [key, careWords(key, profession)] as const),
    [PATIENT, 'Autre, ou le patient en général'],
  ]);
  const body: BreakReportRequest | null = code === null || cause === '' ? null : { code, subject, cause };
  return (
    <Confirmation
      {...props}
      sentence="Ce qui manque ou ne tient plus. L’équipe qui doit le résoudre l’a aussitôt dans sa liste."
      button="Signaler"
      what={body === null ? null : { path: 'breaks', body, done: 'Alerte signalée.' }}
    >
      <Choice label="Quelle alerte ?" codes={CODES} words={BREAKS} value={code ?? ''} onChange={choose} />
      {code !== null && ABOUT_A_CARE.has(code) && cares.length > 0 && (
        <Choice
          label="À propos de quoi ?"
          codes={Object.keys(subjects)}
          words={subjects}
          value={subject}
          onChange={setSubject}
        />
      )}
      {code !== null && (
        <Choice
          label="Cause"
          codes={REPORTED_CAUSES[code]}
          words={BREAK_CAUSES}
          value={cause}
          onChange={setCause}
        />
      )}
    </Confirmation>
  );
}
