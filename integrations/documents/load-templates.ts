import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { InvalidTemplates, parseTemplates } from './parse-templates';
import type { MessageTemplates } from './templates';

/**
 * Reads the message templates.
 *
 * @param file path of `data/messages/professionals-fr.yaml`
 * @throws InvalidTemplates when it is no YAML or cannot be used
 */
export async function loadTemplates(file: string): Promise<MessageTemplates> {
  const document = parseDocument(await readFile(file, 'utf8'), { uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) throw new InvalidTemplates([`line ${error.linePos?.[0].line ?? 1} is not YAML`]);
  return parseTemplates(document.toJS());
}
