import { ApiProblem } from '../http/client';
import { CALL_REFUSALS } from './call-work';
import { REFUSAL_REASONS } from './reasons';
import { wordsFor } from './wording';

/** One sentence for a person whose command or request failed. */
export function refusalWords(error: Error): string {
  if (!(error instanceof ApiProblem)) return 'Une erreur inattendue est survenue. Rechargez la page.';
  if (error.reason !== null) return reasonWords(error, error.reason);
  switch (error.status) {
    case 0:
      return error.title;
    case 401:
      return 'Votre session est terminée : connectez-vous à nouveau.';
    case 403:
      return 'Votre rôle ne permet pas cette action.';
    case 404:
      return 'Introuvable, ou hors de votre périmètre.';
    case 409:
      return 'Cela a changé entre-temps : voici l’état actuel.';
    case 413:
      return 'C’est trop volumineux.';
    case 422:
    case 400:
      return faultSentences(error).join(' ') || 'Une information manque ou n’est pas valable.';
    case 429:
      return 'Trop d’essais : attendez un instant.';
    case 503:
      return 'Relais est très occupé : réessayez dans un instant.';
    default:
      return `Le serveur a rencontré une erreur (${error.status}). Réessayez.`;
  }
}

/** In our words; else in the API's own French sentence. */
function reasonWords(error: ApiProblem, reason: string): string {
  const words = wordsFor({ ...REFUSAL_REASONS, ...CALL_REFUSALS }, reason);
  return words === reason && error.faults.length > 0 ? faultSentences(error).join(' ') : words;
}

/** Each fault of a refused submission as a French sentence, or as the API said it. */
export function faultSentences(error: ApiProblem): readonly string[] {
  return error.faults.map(({ sentenceFr, pointer }) =>
    pointer === '' ? sentenceFr : `${sentenceFr} (${pointer})`,
  );
}
