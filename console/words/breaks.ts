/** Alerts by code, with causes and resolutions (labels-fr.md, 5). */
import type { Words } from './wording';

export const BREAKS = {
  R01: 'Lettre absente',
  R02: 'MT pas prévenu',
  R03: 'Pas de RDV MT',
  R04: 'Pas de MT',
  R05: 'Pas d’infirmier',
  R06: 'Pas de kiné',
  R07: 'Pas de spécialiste',
  R08: 'RDV manqué (patient)',
  R09: 'RDV annulé (cabinet)',
  R10: 'Médicament manquant',
  R11: 'Matériel ou aide manquant',
  R12: 'Résultat sans destinataire',
  R13: 'Injoignable',
  R14: 'Signe d’alerte',
  R15: 'Refus',
  R16: 'Réhospitalisé',
  R17: 'Sortie mal préparée',
  R18: 'Soignant indisponible',
  R19: 'Examen non fait',
  R20: 'Pas de transport',
  R21: 'Domicile intenable',
  R22: 'Personne en danger',
} as const satisfies Words;

/** A cause means the same whatever the alert, except where an alert has its own words. */
const CAUSES = {
  'not-written': 'Pas rédigée',
  'not-signed': 'Pas signée',
  'wrong-recipient': 'Mauvais destinataire',
  'gp-without-secure-mail': 'MT sans MSSanté',
  'no-regular-gp': 'Pas de MT',
  'practice-closed': 'Cabinet fermé',
  'not-reachable': 'Pas joignable',
  'wrong-details': 'Coordonnées fausses',
  'no-slot': 'Pas de créneau',
  'patient-does-not-call': 'Le patient n’appelle pas',
  'cannot-travel': 'Ne se déplace pas',
  'never-had': 'Jamais eu de MT',
  retired: 'Retraite',
  moved: 'Déménagement',
  'gp-refuses': 'Le MT refuse',
  'no-capacity': 'Plus de place',
  'area-not-covered': 'Secteur non couvert',
  'prescription-missing': 'Ordonnance manquante',
  'home-service-not-told': 'SSIAD ou HAD non prévenu',
  'long-wait': 'Délai trop long',
  'no-home-visits': 'Pas de déplacement à domicile',
  'no-transport': 'Transport',
  forgot: 'Oubli',
  tired: 'Fatigue',
  refuses: 'Refus',
  absent: 'Absence',
  'running-late': 'Retard',
  'diary-error': 'Erreur d’agenda',
  'pharmacy-shortage': 'Rupture à la pharmacie',
  'hospital-only-medicine': 'Rétrocession hospitalière',
  cost: 'Coût',
  'no-delivery': 'Pas de livraison',
  'not-ordered': 'Non commandé',
  'not-delivered': 'Non livré',
  breakdown: 'En panne',
  'funding-refused': 'Prise en charge refusée',
  'hospital-laboratory': 'Labo de l’hôpital',
  'gp-not-named': 'MT non indiqué',
  'no-number': 'Aucun numéro',
  'wrong-number': 'Faux numéro',
  'no-answer': 'Ne répond pas',
  away: 'Absent',
  'in-hospital': 'Hospitalisé',
  call: 'Signalé pendant un appel',
  'patient-answer': 'Réponse du patient',
  professional: 'Signalé par un professionnel',
  relative: 'Signalé par un proche',
  'does-not-want': 'Ne veut pas',
  'already-followed': 'Déjà suivi',
  distrust: 'Méfiance',
  planned: 'Programmée',
  linked: 'Liée au séjour',
  unrelated: 'Sans lien avec le séjour',
  'physician-decision': 'Décision du médecin',
  'discharge-brought-forward': 'Sortie avancée',
  'against-advice': 'Sortie contre avis médical',
  'late-hour': 'Heure tardive',
  'on-leave': 'Congé',
  illness: 'Maladie',
  'too-many-patients': 'Trop de patients',
  'no-appointment': 'Pas de RDV',
  'transport-not-prescribed': 'Pas de prescription de transport',
  'no-vehicle': 'Pas de véhicule',
  isolation: 'Isolement',
  'exhausted-carer': 'Aidant épuisé',
  housing: 'Logement',
  'suicidal-thoughts': 'Idées suicidaires',
  violence: 'Violence',
  neglect: 'Maltraitance ou négligence',
  minor: 'Mineur en danger',
} as const satisfies Words;

const RESOLUTIONS = {
  arrived: 'Lettre arrivée',
  'sent-again': 'Lettre renvoyée',
  'dictated-to-gp': 'Lettre dictée au MT',
  'patient-has-it': 'Le patient l’a',
  'ward-told': 'Service prévenu',
  'told-by-secure-mail': 'MT prévenu par messagerie sécurisée',
  'told-by-telephone': 'MT prévenu par téléphone',
  'replacement-told': 'Remplaçant prévenu',
  'appointment-made': 'RDV pris',
  'home-visit': 'Visite à domicile',
  associate: 'RDV avec un associé',
  'assisted-teleconsultation': 'Téléconsultation assistée',
  'not-needed': 'Sans objet',
  'gp-found': 'MT trouvé',
  'health-centre': 'Centre de santé',
  'insurer-asked': 'CPAM saisie',
  'territorial-community': 'CPTS saisie',
  'independent-nurse-found': 'IDEL trouvé',
  'home-nursing-service': 'SSIAD',
  'home-hospitalisation': 'HAD',
  'nursing-centre': 'Centre de soins',
  'waiting-list': 'Liste d’attente',
  'day-rehabilitation': 'SMR de jour',
  'appointment-brought-forward': 'RDV avancé',
  'tele-expertise-asked-by-gp': 'Téléexpertise demandée par le MT',
  'appointment-remade': 'RDV repris',
  'given-up': 'Abandonné',
  replacement: 'Remplaçant',
  transferred: 'Transféré',
  dispensed: 'Délivré',
  'substituted-by-physician': 'Substitué par le médecin',
  delivered: 'Livré',
  repaired: 'Réparé',
  'help-in-place': 'Aide en place',
  'home-aid-asked': 'ARDH ou APA demandée',
  'sent-to-gp': 'Résultat envoyé au MT',
  'result-appointment-made': 'RDV de rendu pris',
  'recipient-named': 'Quelqu’un le recevra',
  reached: 'Joint',
  relative: 'Proche joint',
  'nurse-on-site': 'Joint par l’infirmier sur place',
  visit: 'Visite',
  'emergency-call-15': 'Appel au 15',
  'seen-same-day': 'Vu le jour même',
  'advice-given': 'Avis donné',
  'false-alarm': 'Fausse alerte (par un soignant)',
  respected: 'Refus respecté',
  'lighter-follow-up': 'Suivi allégé',
  withdrawn: 'Refus levé par le patient',
  paused: 'Suivi suspendu',
  closed: 'Suivi clos',
  continued: 'Suivi poursuivi',
  completed: 'Complété',
  'back-to-ward': 'Retour au service',
  done: 'Fait',
  'at-home': 'À domicile',
  'light-medical-transport': 'VSL',
  'approved-taxi': 'Taxi conventionné',
  'relative-drives': 'Conduit par un proche',
  'coordination-service': 'DAC saisi',
  respite: 'Solution de répit',
  reported: 'Signalé',
  'ruled-out-by-clinician': 'Écarté par un soignant',
  'attempt-withdrawn': 'Essai retiré (erreur)',
} as const satisfies Words;

export const BREAK_CAUSES: Words = CAUSES;
export const BREAK_RESOLUTIONS: Words = RESOLUTIONS;

/** What to do at once, before anything is recorded; a telephone number beside every alarm (field.md, 1 and 15). */
export const ALARM_ADVICE: Words = {
  R14: 'En cas d’urgence vitale : appeler le 15 maintenant, et rester en ligne avec le patient.',
  R22: 'Danger immédiat : appeler le 17 (ou le 15). Idées suicidaires : 3114. Aucun SMS à ce foyer.',
};

/** Who may close them, said to those who may not (pathways.md, Breaks). */
export const CLOSERS_SENTENCES: Words = {
  R14: 'Seul un soignant peut fermer un signe d’alerte.',
  R22: 'Seuls un soignant ou la responsable d’équipe peuvent fermer cette alerte.',
};

/** Alarms a person raises on the spot, and from what. */
export const ALARM_CAUSES = {
  R14: ['call', 'patient-answer', 'professional', 'relative', 'suicidal-thoughts'],
  R22: ['violence', 'neglect', 'minor'],
} as const;

export type AlarmCode = keyof typeof ALARM_CAUSES;

/** Why a visit did not take place, by whose doing (R08, R09). */
export const VISIT_CAUSES = {
  patient: ['forgot', 'no-transport', 'tired', 'in-hospital', 'refuses'],
  professional: ['absent', 'running-late', 'diary-error'],
} as const;

/** Why one who was asked, or comes, does so no longer (R18). */
export const STOP_CAUSES = ['on-leave', 'illness', 'retired', 'too-many-patients'] as const;

/** Why the patient refuses (R15). */
export const REFUSAL_CAUSES = ['does-not-want', 'already-followed', 'distrust'] as const;

/** How a new stay hangs together with the one followed (R16). */
export const READMISSION_LINKS = ['planned', 'linked', 'unrelated'] as const;

/** What a person reports in a call or on the patient's page, and why it is so. */
export const REPORTED_CAUSES = {
  R01: ['not-written', 'not-signed', 'wrong-recipient', 'gp-without-secure-mail', 'no-regular-gp'],
  R05: ['no-capacity', 'area-not-covered', 'prescription-missing', 'home-service-not-told'],
  R06: ['long-wait', 'no-home-visits', 'prescription-missing'],
  R07: ['long-wait', 'prescription-missing', 'no-transport'],
  R10: ['pharmacy-shortage', 'prescription-missing', 'hospital-only-medicine', 'cost', 'no-delivery'],
  R11: ['not-ordered', 'not-delivered', 'breakdown', 'funding-refused'],
  R12: ['hospital-laboratory', 'gp-not-named'],
  R17: ['discharge-brought-forward', 'against-advice', 'prescription-missing', 'late-hour'],
  R18: ['on-leave', 'illness', 'retired', 'too-many-patients'],
  R19: ['no-appointment', 'prescription-missing', 'no-transport'],
  R20: ['transport-not-prescribed', 'no-vehicle', 'funding-refused'],
  R21: ['isolation', 'exhausted-carer', 'housing'],
} as const;

export type ReportedCode = keyof typeof REPORTED_CAUSES;

/** Reported of one care among others: which one is asked. */
export const ABOUT_A_CARE: ReadonlySet<string> = new Set<ReportedCode>(['R05', 'R06', 'R07', 'R18', 'R19']);
