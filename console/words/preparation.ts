/** The discharge check-list (HAS): what the ward says was done. Titles of 14 to 16 await a clinician: not asked here. */
export const PREPARATION_ITEMS: readonly (readonly [item: number, words: string])[] = [
  [1, 'Risque de réhospitalisation évalué'],
  [2, 'Évaluation sociale faite'],
  [3, 'Patient associé à la préparation'],
  [4, 'Ordonnances remises et expliquées'],
  [5, 'Éducation, qui appeler, compréhension vérifiée'],
  [6, 'Rendez-vous ultérieurs donnés, pris ou à prendre'],
  [7, 'Directives anticipées et personne de confiance'],
  [8, 'MT et professionnels contactés à l’entrée'],
  [9, 'MT et professionnels prévenus de la sortie'],
  [10, 'Pharmacie contactée avant la sortie'],
  [11, 'Aide à domicile contactée'],
  [12, 'Document de sortie remis le jour même et envoyé'],
  [13, 'Contenu du document complet'],
  [17, 'Documents, traitements et effets rendus'],
  [18, 'Date et heure compatibles, transport prévu'],
];

/** Items the check-list always asks: « sans objet » is no answer. */
export const ALWAYS_APPLICABLE: ReadonlySet<number> = new Set([1, 2]);

export const PREPARATION_ANSWERS = { yes: 'Oui', no: 'Non', 'not-applicable': 'Sans objet' } as const;
