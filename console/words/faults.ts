/** Why a submission was refused, by code. The API keeps these with their English sentence only. */
import type { Words } from './wording';

export const REFUSING_FAULTS = {
  'required-fact-empty': 'Une information obligatoire est vide.',
  'invalid-instant': 'Ce n’est pas une date avec heure et décalage horaire (ISO 8601).',
  'invalid-day': 'Ce n’est pas un jour existant écrit AAAA-MM-JJ.',
  'discharge-before-admission': 'La sortie précède l’entrée.',
  'born-in-future': 'La date de naissance est dans le futur.',
  'malformed-json': 'Le corps n’est pas du JSON.',
  'malformed-encoding': 'Le corps n’est pas valide dans l’encodage annoncé.',
  'unsupported-charset': 'L’encodage n’est pas accepté : envoyer en UTF-8.',
  'unsupported-content-type': 'Le type de contenu n’est pas accepté : envoyer application/json.',
  'unsupported-content-encoding': 'La compression du contenu n’est pas acceptée.',
  'body-too-large': 'Le corps est trop volumineux.',
  'unknown-field': 'Ce champ n’existe pas.',
  'missing-field': 'Ce champ obligatoire est absent.',
  'wrong-type': 'Ce champ n’est pas du bon type.',
  'unknown-code': 'Ce code n’est pas dans la liste de ce champ.',
  'invalid-value': 'Cette valeur n’est pas permise ici.',
  'too-long': 'Ce texte ou cette liste est trop long.',
  'idempotency-key-invalid': 'La clé d’idempotence est trop longue ou contient des caractères interdits.',
  'idempotency-conflict': 'Cette clé d’idempotence a déjà servi avec un autre contenu.',
  'hospital-not-yours': 'Ce compte ne peut pas annoncer de sortie pour cet établissement.',
} as const satisfies Words;

/** In French; in the API's own words when the console does not know the code. */
export function faultWords({ code, sentence }: { readonly code: string; readonly sentence: string }): string {
  const words: Words = REFUSING_FAULTS;
  return Object.hasOwn(words, code) ? (words[code] ?? sentence) : sentence;
}
