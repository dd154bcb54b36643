/**
 * Every fault found in the facts of a discharge, whatever door it came through. `refused`: the submission is kept
 * for correction and not applied. `flagged`: accepted, and said. docs/intake-faults.md has one row for each.
 */
export type FaultSeverity = 'refused' | 'flagged';

export interface FaultRule {
  readonly severity: FaultSeverity;
  /** JSON pointer, `*` standing for a position in a list. */
  readonly pointer: string;
  readonly sentence: string;
  readonly sentenceFr: string;
}

function refused(pointer: string, sentence: string, sentenceFr: string): FaultRule {
  return { severity: 'refused', pointer, sentence, sentenceFr };
}

function flagged(pointer: string, sentence: string, sentenceFr: string): FaultRule {
  return { severity: 'flagged', pointer, sentence, sentenceFr };
}

export const FAULTS = {
  'required-fact-empty': refused(
    'any required field',
    'A required fact is empty.',
    'Une information obligatoire est vide.',
  ),
  'invalid-instant': refused(
    'any instant',
    'This is not a date and time with its offset (ISO 8601).',
    'Ce n’est pas une date avec heure et décalage horaire (ISO 8601).',
  ),
  'invalid-day': refused(
    'any day',
    'This is not an existing day written YYYY-MM-DD.',
    'Ce n’est pas un jour existant écrit AAAA-MM-JJ.',
  ),
  'discharge-before-admission': refused(
    '/stay/dischargedAt',
    'The discharge is before the admission.',
    'La sortie précède l’entrée.',
  ),
  'born-in-future': refused(
    '/patient/birthDate',
    'The birth date is in the future.',
    'La date de naissance est dans le futur.',
  ),
  'born-after-discharge': flagged(
    '/patient/birthDate',
    'The birth date is after the discharge.',
    'La date de naissance suit la sortie.',
  ),
  'implausible-age': flagged(
    '/patient/birthDate',
    'The patient would be more than 120 years old.',
    'Le patient aurait plus de 120 ans.',
  ),
  'discharge-far-ahead': flagged(
    '/stay/dischargedAt',
    'The discharge is announced unusually far ahead.',
    'La sortie est annoncée très à l’avance.',
  ),
  'discharge-long-past': flagged(
    '/stay/dischargedAt',
    'The discharge took place unusually long ago.',
    'La sortie est très ancienne.',
  ),
  'death-in-future': flagged(
    '/patient/deceasedAt',
    'The death is in the future.',
    'La date de décès est dans le futur.',
  ),
  'stated-in-future': flagged(
    '/statedAt',
    'The sender’s own clock is ahead: this was stated in the future.',
    'L’horloge de l’établissement avance : ces informations sont datées du futur.',
  ),
  'wrong-ins-key': flagged(
    '/patient/identifiers/*/value',
    'The INS matricule is not thirteen characters and their right key.',
    'Le matricule INS n’est pas formé de treize caractères et de leur bonne clé.',
  ),
  'ins-of-other-person': flagged(
    '/patient/identifiers',
    'Somebody of another name or birth date holds this INS: the two are kept apart.',
    'Une personne d’un autre nom ou d’une autre date de naissance porte cet INS : les deux restent séparées.',
  ),
  'test-ins-system': flagged(
    '/patient/identifiers/*/system',
    'This INS comes from the test or demonstration authority.',
    'Cet INS vient de l’autorité de test ou de démonstration.',
  ),
  'wrong-finess-key': flagged(
    'any FINESS number',
    'The FINESS number is not nine characters with the right key.',
    'Le numéro FINESS n’a pas neuf caractères avec la bonne clé.',
  ),
  'wrong-rpps-key': flagged(
    'any RPPS number',
    'The RPPS number is not eleven digits with the right key.',
    'Le numéro RPPS n’a pas onze chiffres avec la bonne clé.',
  ),
  'wrong-adeli-format': flagged(
    'any ADELI number',
    'The ADELI number is not nine characters, the département first.',
    'Le numéro ADELI n’a pas neuf caractères commençant par le département.',
  ),
  'unknown-commune': flagged(
    '/patient/address, /patient/currentAddress',
    'The INSEE or postal code names no known commune.',
    'Le code INSEE ou postal ne désigne aucune commune connue.',
  ),
  'commune-mismatch': flagged(
    '/patient/address, /patient/currentAddress',
    'The postal code does not serve this city.',
    'Le code postal ne dessert pas cette ville.',
  ),
  'address-missing': flagged(
    '/patient/address',
    'No address is given: professionals cannot be ranked by distance.',
    'Aucune adresse : les professionnels ne peuvent être classés par distance.',
  ),
  'no-callable-phone': flagged(
    '/patient/phones',
    'No number can be called: the follow-up opens with break R13.',
    'Aucun numéro à appeler : le suivi s’ouvre avec l’alerte R13.',
  ),
  'invalid-phone': flagged(
    'any telephone',
    'This is no telephone number; it is kept as sent and not called.',
    'Ce n’est pas un numéro de téléphone ; il est gardé tel quel et ne sera pas appelé.',
  ),
  'duplicate-phone': flagged(
    '/patient/phones/*, /relatives/*/phones/*',
    'The same number is given twice.',
    'Le même numéro est donné deux fois.',
  ),
  'unknown-phone-owner': flagged(
    '/patient/phones/*/relativeIndex',
    'The telephone belongs to a relative who is not in the list.',
    'Le téléphone est celui d’un proche absent de la liste.',
  ),
  'relative-without-phone': flagged(
    '/relatives/*/phones',
    'This relative has no telephone number.',
    'Ce proche n’a pas de numéro de téléphone.',
  ),
  'invalid-call-time': flagged(
    '/patient/preferredCallTimes/*',
    'These are no hours HH:mm, the first before the second: they are kept as sent and not followed.',
    'Ce ne sont pas des heures HH:mm, la première avant la seconde : elles sont gardées et non suivies.',
  ),
  'protection-without-contact': flagged(
    '/protectionMeasure/contact',
    'A protection measure is announced without anybody to contact.',
    'Une mesure de protection est annoncée sans personne à joindre.',
  ),
  'gp-unknown': flagged(
    '/generalPractitioner',
    'The general practitioner is not known.',
    'Le médecin traitant n’est pas connu.',
  ),
  'gp-contradictory': flagged(
    '/generalPractitioner/declaredNone',
    'A general practitioner is named and declared not to exist.',
    'Un médecin traitant est nommé et déclaré inexistant.',
  ),
  'period-reversed': flagged(
    '/generalPractitioner/replacement/to, /patient/currentAddress/to',
    'The period ends before it begins.',
    'La période finit avant de commencer.',
  ),
  'first-care-before-discharge': flagged(
    '/carePrescribed/*/firstDueAt',
    'The first care is due before the discharge.',
    'Le premier soin est dû avant la sortie.',
  ),
  'result-without-recipient': flagged(
    '/awaitedResults/*/recipient',
    'Nobody is named to receive this awaited result.',
    'Personne n’est désigné pour recevoir ce résultat attendu.',
  ),
  'preparation-item-twice': flagged(
    '/preparation/*/item',
    'This item of the discharge check-list is answered twice: a no counts.',
    'Cet item de la liste de sortie a deux réponses : un non l’emporte.',
  ),
  'preparation-item-always-applicable': flagged(
    '/preparation/*/answer',
    'This item of the discharge check-list has no "not applicable": it counts as not answered.',
    'Cet item de la liste de sortie n’a pas de « sans objet » : il compte comme sans réponse.',
  ),
  'sharing-refusal-unmatched': flagged(
    '/refusals/sharingWith/*',
    'The patient wants nothing shared with somebody we could not recognise: a person has to say who is meant.',
    'Le patient refuse le partage avec quelqu’un que nous n’avons pas reconnu : préciser de qui il s’agit.',
  ),
} as const satisfies Readonly<Record<string, FaultRule>>;

export type FaultCode = keyof typeof FAULTS;
