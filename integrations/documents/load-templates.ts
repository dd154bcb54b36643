import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { parseHandoverTemplates, type HandoverTemplates } from './handover-templates';
import { InvalidTemplates, parseTemplates } from './parse-templates';
import { parsePatientTemplates, type PatientTemplates } from './patient-templates';
import type { MessageTemplates } from './templates';

/**
 * Reads the templates of what professionals are written.
 *
 * @param file path of `data/messages/professionals-fr.yaml`
 * @throws InvalidTemplates when it is no YAML or cannot be used
 */
export async function loadTemplates(file: string): Promise<MessageTemplates> {
  return parseTemplates(await readYaml(file));
}

/**
 * Reads the templates of what patients are written.
 *
 * @param file path of `data/messages/patients-fr.yaml`
 * @throws InvalidTemplates when it is no YAML or cannot be used
 */
export async function loadPatientTemplates(file: string): Promise<PatientTemplates> {
  return parsePatientTemplates(await readYaml(file));
}

/**
 * Reads the words of handovers.
 *
 * @param file path of `data/messages/handover-fr.yaml`
 * @throws InvalidTemplates when it is no YAML or cannot be used
 */
export async function loadHandoverTemplates(file: string): Promise<HandoverTemplates> {
  return parseHandoverTemplates(await readYaml(file));
}

async function readYaml(file: string): Promise<unknown> {
  const document = parseDocument(await readFile(file, 'utf8'), { uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) throw new InvalidTemplates([`line ${error.linePos?.[0].line ?? 1} is not YAML`]);
  return document.toJS();
}
