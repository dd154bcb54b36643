import type { DischargeRequest } from '../../api/schemas';

type CareKind = NonNullable<DischargeRequest['carePrescribed']>[number]['kind'];

/** Which people leave hospital, with what: codes that choose the pathway of the same name (data/pathways/). */
export interface Profile {
  readonly pathway: PathwayKey;
  /** Share among discharges, relative to the others. */
  readonly weight: number;
  readonly ages: readonly [from: number, to: number];
  readonly sex?: 'female';
  readonly emergencyShare: number;
  readonly nights: readonly [from: number, to: number];
  readonly mainDiagnoses: readonly string[];
  readonly otherDiagnoses: readonly (readonly [code: string, share: number])[];
  readonly procedures: readonly string[];
  readonly prescribed: readonly Prescribed[];
  readonly inPlace: readonly (readonly [kind: CareKind, share: number])[];
}

export interface Prescribed {
  readonly kind: CareKind;
  readonly share: number;
  readonly place?: 'home' | 'practice';
  readonly what: string;
  readonly frequency?: string;
  readonly durationDays?: number;
  /** The first one is due that many hours after the discharge. */
  readonly firstWithinHours?: number;
}

export type PathwayKey =
  | 'heart-failure'
  | 'copd'
  | 'stroke'
  | 'orthopaedic-surgery'
  | 'older-person'
  | 'maternity'
  | 'transitional-care'
  | 'standard';

/** Shares like those of data/dry-run/mix.yaml: round figures that nobody measured. */
export const PROFILES: readonly Profile[] = [
  {
    pathway: 'heart-failure',
    weight: 14,
    ages: [62, 93],
    emergencyShare: 0.85,
    nights: [4, 14],
    mainDiagnoses: ['I50.0', 'I50.1', 'I11.0'],
    otherDiagnoses: [
      ['I48.9', 0.4],
      ['E11.9', 0.3],
    ],
    procedures: [],
    prescribed: [
      {
        kind: 'nurse',
        share: 0.8,
        place: 'home',
        what: 'Surveillance du poids et des œdèmes',
        frequency: '1 fois par semaine',
        durationDays: 60,
      },
      { kind: 'laboratory', share: 0.6, what: 'Bilan sanguin à une semaine' },
      { kind: 'specialist', share: 0.4, place: 'practice', what: 'Consultation de cardiologie' },
    ],
    inPlace: [
      ['home-help', 0.25],
      ['nurse', 0.12],
    ],
  },
  {
    pathway: 'copd',
    weight: 10,
    ages: [55, 84],
    emergencyShare: 0.9,
    nights: [3, 12],
    mainDiagnoses: ['J44.0', 'J44.1'],
    otherDiagnoses: [['J96.1', 0.2]],
    procedures: [],
    prescribed: [
      {
        kind: 'physiotherapy',
        share: 0.6,
        place: 'practice',
        what: 'Kinésithérapie respiratoire',
        frequency: '2 fois par semaine',
        durationDays: 30,
      },
      { kind: 'oxygen', share: 0.3, place: 'home', what: 'Oxygène à domicile', firstWithinHours: 6 },
    ],
    inPlace: [['oxygen', 0.1]],
  },
  {
    pathway: 'stroke',
    weight: 8,
    ages: [48, 90],
    emergencyShare: 0.98,
    nights: [3, 15],
    mainDiagnoses: ['I63.9', 'G45.9'],
    otherDiagnoses: [
      ['I10', 0.6],
      ['I48.9', 0.25],
    ],
    procedures: [],
    prescribed: [
      {
        kind: 'physiotherapy',
        share: 0.5,
        place: 'practice',
        what: 'Rééducation motrice',
        frequency: '2 fois par semaine',
        durationDays: 60,
      },
      { kind: 'specialist', share: 0.4, place: 'practice', what: 'Consultation de cardiologie' },
    ],
    inPlace: [['home-help', 0.15]],
  },
  {
    pathway: 'orthopaedic-surgery',
    weight: 18,
    ages: [46, 88],
    emergencyShare: 0.3,
    nights: [1, 7],
    mainDiagnoses: ['M16.1', 'M17.1', 'S72.0'],
    otherDiagnoses: [['I10', 0.4]],
    procedures: ['NEKA020', 'NFKA007', 'NBCA010'],
    prescribed: [
      {
        kind: 'nurse',
        share: 0.9,
        place: 'home',
        what: 'Pansement et injection d’anticoagulant',
        frequency: '1 fois par jour',
        durationDays: 14,
        firstWithinHours: 24,
      },
      {
        kind: 'physiotherapy',
        share: 0.85,
        place: 'practice',
        what: 'Rééducation de la marche',
        frequency: '2 fois par semaine',
        durationDays: 30,
      },
      { kind: 'imaging', share: 0.4, what: 'Radiographie de contrôle' },
    ],
    inPlace: [['home-help', 0.1]],
  },
  {
    pathway: 'older-person',
    weight: 18,
    ages: [76, 97],
    emergencyShare: 0.8,
    nights: [4, 18],
    mainDiagnoses: ['R29.6', 'R54', 'F03'],
    otherDiagnoses: [
      ['E46', 0.3],
      ['I10', 0.6],
    ],
    procedures: [],
    prescribed: [
      {
        kind: 'nurse',
        share: 0.5,
        place: 'home',
        what: 'Préparation des médicaments',
        frequency: '1 fois par semaine',
        durationDays: 30,
      },
      { kind: 'home-help', share: 0.3, place: 'home', what: 'Aide à la toilette et aux repas' },
      { kind: 'bed', share: 0.15, place: 'home', what: 'Lit médicalisé' },
    ],
    inPlace: [
      ['nurse', 0.3],
      ['home-help', 0.4],
      ['meals', 0.15],
    ],
  },
  {
    pathway: 'maternity',
    weight: 8,
    ages: [20, 41],
    sex: 'female',
    emergencyShare: 0.5,
    nights: [2, 4],
    mainDiagnoses: ['O80.0', 'O82.0'],
    otherDiagnoses: [['Z37.0', 1]],
    procedures: [],
    prescribed: [{ kind: 'midwife', share: 0.8, place: 'home', what: 'Visites de la mère et de l’enfant' }],
    inPlace: [],
  },
  {
    pathway: 'transitional-care',
    weight: 10,
    ages: [45, 73],
    emergencyShare: 1,
    nights: [5, 12],
    mainDiagnoses: ['J18.9', 'N39.0', 'K85.9'],
    otherDiagnoses: [['E11.9', 0.5]],
    procedures: [],
    prescribed: [
      {
        kind: 'nurse',
        share: 0.4,
        place: 'home',
        what: 'Surveillance',
        frequency: '2 fois par semaine',
        durationDays: 15,
      },
      { kind: 'laboratory', share: 0.4, what: 'Bilan sanguin' },
      { kind: 'transport', share: 0.15, what: 'Transport assis vers la consultation' },
    ],
    inPlace: [],
  },
  {
    pathway: 'standard',
    weight: 14,
    ages: [19, 73],
    emergencyShare: 0,
    nights: [1, 3],
    mainDiagnoses: ['K80.2', 'N20.0', 'K40.9'],
    otherDiagnoses: [['I10', 0.2]],
    procedures: [],
    prescribed: [
      {
        kind: 'nurse',
        share: 0.4,
        place: 'home',
        what: 'Pansement',
        frequency: '2 fois par semaine',
        durationDays: 10,
      },
      { kind: 'general-practitioner', share: 0.5, place: 'practice', what: 'Contrôle de la cicatrice' },
    ],
    inPlace: [],
  },
];
