/** Faults a door meets before or after the facts themselves are read; all refuse the submission. */
export interface DoorFaultRule {
  /** HTTP status of the REST door. */
  readonly status: number;
  /** JSON pointer, or what else the fault is about. */
  readonly pointer: string;
  readonly sentence: string;
  readonly sentenceFr: string;
}

function door(status: number, pointer: string, sentence: string, sentenceFr: string): DoorFaultRule {
  return { status, pointer, sentence, sentenceFr };
}

export const DOOR_FAULTS = {
  'malformed-json': door(400, 'body', 'The body is not JSON.', 'Le corps n’est pas du JSON.'),
  'malformed-encoding': door(
    400,
    'body',
    'The body is not valid in its announced charset.',
    'Le corps n’est pas valide dans l’encodage annoncé.',
  ),
  'unsupported-charset': door(
    415,
    'Content-Type',
    'The charset is not supported: send UTF-8.',
    'L’encodage n’est pas accepté : envoyer en UTF-8.',
  ),
  'unsupported-content-type': door(
    415,
    'Content-Type',
    'The content type is not supported: send application/json.',
    'Le type de contenu n’est pas accepté : envoyer application/json.',
  ),
  'unsupported-content-encoding': door(
    415,
    'Content-Encoding',
    'The content encoding is not supported.',
    'La compression du contenu n’est pas acceptée.',
  ),
  'body-too-large': door(413, 'body', 'The body is too large.', 'Le corps est trop volumineux.'),
  'unknown-field': door(422, 'the field', 'This field does not exist.', 'Ce champ n’existe pas.'),
  'missing-field': door(
    422,
    'the field',
    'This required field is missing.',
    'Ce champ obligatoire est absent.',
  ),
  'wrong-type': door(422, 'the field', 'This field is of the wrong type.', 'Ce champ n’est pas du bon type.'),
  'unknown-code': door(
    422,
    'the field',
    'This code is not in the list of this field.',
    'Ce code n’est pas dans la liste de ce champ.',
  ),
  'invalid-value': door(
    422,
    'the field',
    'This value is not allowed here.',
    'Cette valeur n’est pas permise ici.',
  ),
  'too-long': door(
    422,
    'the field',
    'This text or list is too long.',
    'Ce texte ou cette liste est trop long.',
  ),
  'idempotency-key-invalid': door(
    400,
    'Idempotency-Key',
    'The idempotency key is too long or has forbidden characters.',
    'La clé d’idempotence est trop longue ou contient des caractères interdits.',
  ),
  'idempotency-conflict': door(
    409,
    'Idempotency-Key',
    'This idempotency key was used with other content.',
    'Cette clé d’idempotence a déjà servi avec un autre contenu.',
  ),
  'hospital-not-yours': door(
    403,
    '/hospital/finess',
    'This account may not announce discharges for this hospital.',
    'Ce compte ne peut pas annoncer de sortie pour cet établissement.',
  ),
} as const satisfies Readonly<Record<string, DoorFaultRule>>;

export type DoorFaultCode = keyof typeof DOOR_FAULTS;
