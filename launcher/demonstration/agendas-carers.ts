import { AREAS } from './agendas-places';
import {
  ALL_DAYS,
  atHome,
  atPractice,
  SIX_DAYS,
  WORKING_DAYS,
  type City,
  type DemonstrationAgenda,
} from './agendas-words';

/** An independent nurse: rounds in the morning and the evening, an hour for those who come. */
function nurse(
  displayName: string,
  at: string,
  [rpps, phone, mobilePhone]: readonly [string, string, string],
  area: readonly City[],
  days: readonly [rounds: string, practice: string],
): DemonstrationAgenda {
  return {
    displayName,
    profession: 'nurse',
    at,
    rpps,
    phone,
    mobilePhone,
    acceptsNew: true,
    types: [
      atHome('Passage', 'nurse', 20, area, { dailyCap: 14 }),
      atPractice('Soins au cabinet', 'nurse', 15),
    ],
    weekly: [
      [days[0], '07:00', '11:30', 'Passage'],
      [days[1], '11:30', '12:30', 'Soins au cabinet'],
      [days[0], '16:30', '19:30', 'Passage'],
    ],
  };
}

const NURSES: readonly DemonstrationAgenda[] = [
  nurse(
    'Aurélie Dubois, infirmière',
    'Cabinet infirmier des Acacias',
    ['10000000181', '+33321000140', '+33639980140'],
    AREAS.lens,
    ['MO,TU,WE,TH', 'MO,WE'],
  ),
  nurse(
    'Karim Hachemi, infirmier',
    'Cabinet infirmier des Acacias',
    ['10000000199', '+33321000141', '+33639980141'],
    AREAS.lens,
    ['TH,FR,SA,SU', 'FR'],
  ),
  nurse(
    'Sandrine Lefebvre, infirmière',
    'Cabinet infirmier de la Gohelle',
    ['10000000207', '+33321000142', '+33639980142'],
    AREAS.henin,
    ['MO,TU,WE,TH,FR', 'TU,TH'],
  ),
  nurse(
    'Julien Obert, infirmier',
    'Cabinet infirmier de la Gohelle',
    ['10000000215', '+33321000143', '+33639980143'],
    AREAS.henin,
    ['WE,TH,FR,SA,SU', 'WE'],
  ),
  nurse(
    'Maud Carlier, infirmière',
    'Maison de santé du Grand Liévin',
    ['10000000223', '+33321000114', '+33639980114'],
    ['Liévin', 'Avion', 'Lens'],
    [SIX_DAYS, 'MO,FR'],
  ),
];

const THERAPISTS: readonly DemonstrationAgenda[] = [
  {
    displayName: 'Émilie Wagon, masseuse-kinésithérapeute',
    profession: 'physiotherapy',
    at: 'Cabinet de kinésithérapie de Lens',
    rpps: '10000000231',
    phone: '+33321000150',
    secureMail: 'emilie.wagon@demo.mssante.fr',
    acceptsNew: true,
    types: [
      atPractice('Séance', 'physiotherapy', 30),
      atPractice('Réentraînement en groupe', 'physiotherapy', 60, {
        place: 'group',
        seats: 6,
        online: false,
      }),
    ],
    weekly: [
      [WORKING_DAYS, '08:00', '12:00', 'Séance'],
      ['MO,TH', '14:00', '18:00', 'Séance'],
      ['TU', '14:00', '16:00', 'Réentraînement en groupe'],
    ],
  },
  {
    displayName: 'Romain Tison, masseur-kinésithérapeute',
    profession: 'physiotherapy',
    at: 'Cabinet de kinésithérapie de Carvin',
    rpps: '10000000249',
    phone: '+33321000152',
    mail: 'romain.tison@cabinet.example',
    acceptsNew: true,
    types: [
      atPractice('Séance', 'physiotherapy', 30),
      atHome('Séance à domicile', 'physiotherapy', 40, AREAS.henin),
    ],
    weekly: [
      ['MO,WE,FR', '08:30', '12:30', 'Séance'],
      ['TU,TH', '09:00', '12:30', 'Séance à domicile'],
    ],
    leave: { from: 14, to: 27, replacement: 'Émilie Wagon, masseuse-kinésithérapeute' },
  },
  {
    displayName: 'Lucie Bailleul, masseuse-kinésithérapeute',
    profession: 'physiotherapy',
    at: 'Maison de santé du Grand Liévin',
    rpps: '10000000256',
    phone: '+33321000115',
    secureMail: 'lucie.bailleul@demo.mssante.fr',
    types: [atPractice('Séance', 'physiotherapy', 30, { newPatients: 'on-request' })],
    weekly: [['MO,TU,TH,FR', '13:00', '19:00']],
  },
  {
    displayName: 'Chloé Hennion, sage-femme',
    profession: 'midwife',
    at: 'Cabinet de sages-femmes de Lens',
    rpps: '10000000264',
    phone: '+33321000160',
    secureMail: 'chloe.hennion@demo.mssante.fr',
    acceptsNew: true,
    types: [
      atHome('Visite après la naissance', 'midwife', 45, AREAS.all),
      atPractice('Consultation', 'midwife', 30),
    ],
    weekly: [
      [SIX_DAYS, '09:00', '12:30', 'Visite après la naissance'],
      ['TU,TH', '14:00', '18:00', 'Consultation'],
    ],
  },
  {
    displayName: 'Antoine Duquesne, ostéopathe',
    profession: 'osteopath',
    at: 'Cabinet d’ostéopathie de Harnes',
    phone: '+33321000165',
    acceptsNew: true,
    types: [atPractice('Consultation', 'osteopath', 45)],
    weekly: [['TU,WE,FR', '09:00', '18:00']],
  },
  {
    displayName: 'Manon Lecocq, orthophoniste',
    profession: 'speech-therapy',
    at: 'Cabinet d’orthophonie de Courrières',
    rpps: '10000000272',
    phone: '+33321000166',
    secureMail: 'manon.lecocq@demo.mssante.fr',
    types: [atPractice('Bilan', 'speech-therapy', 60, { newPatients: 'on-request' })],
    weekly: [['MO,TH', '09:00', '12:00']],
  },
];

const STRUCTURES: readonly DemonstrationAgenda[] = [
  {
    displayName: 'SSIAD de la Gohelle',
    profession: 'home-nursing-service',
    at: 'SSIAD de la Gohelle',
    phone: '+33321000180',
    secureMail: 'ssiad.gohelle@demo.mssante.fr',
    acceptsNew: true,
    types: [
      atHome('Passage', 'home-nursing-service', 30, AREAS.henin, {
        newPatients: 'on-request',
        online: false,
      }),
    ],
    weekly: [[ALL_DAYS, '07:30', '12:00']],
  },
  {
    displayName: 'HAD de l’Artois',
    profession: 'home-hospitalisation',
    at: 'HAD de l’Artois (démonstration)',
    phone: '+33321000181',
    secureMail: 'had.artois@demo.mssante.fr',
    acceptsNew: true,
    types: [
      atHome('Évaluation d’entrée', 'home-hospitalisation', 60, AREAS.all, { dailyCap: 3, online: false }),
    ],
    weekly: [[WORKING_DAYS, '09:00', '17:00']],
  },
  {
    displayName: 'Artois Matériel Santé',
    profession: 'equipment-provider',
    at: 'Artois Matériel Santé (démonstration)',
    phone: '+33321000182',
    mail: 'prestataire@materiel.example',
    acceptsNew: true,
    types: [
      atHome('Lit médicalisé, livraison', 'bed', 60, AREAS.all),
      atHome('Oxygène, installation', 'oxygen', 60, AREAS.all),
      atHome('Autre matériel, livraison', 'other-equipment', 30, AREAS.all),
    ],
    weekly: [[SIX_DAYS, '08:00', '18:00']],
  },
  {
    displayName: 'Pharmacie des Terrils',
    profession: 'pharmacy',
    at: 'Pharmacie des Terrils',
    phone: '+33321000190',
    acceptsNew: true,
    types: [
      atPractice('Entretien sur les médicaments', 'medicine', 30),
      atPractice('Vaccination', 'vaccination', 10),
    ],
    weekly: [
      [SIX_DAYS, '09:00', '12:00'],
      [WORKING_DAYS, '14:00', '19:00'],
    ],
  },
  {
    displayName: 'Pharmacie du Beffroi',
    profession: 'pharmacy',
    at: 'Pharmacie du Beffroi',
    phone: '+33321000191',
    acceptsNew: true,
    types: [],
    weekly: [],
  },
  {
    displayName: 'Laboratoire de la Gare',
    profession: 'laboratory',
    at: 'Laboratoire de la Gare',
    phone: '+33321000192',
    acceptsNew: true,
    types: [
      atPractice('Prise de sang', 'laboratory', 10),
      atHome('Prise de sang à domicile', 'laboratory', 15, AREAS.lens),
    ],
    weekly: [
      [SIX_DAYS, '07:00', '09:00', 'Prise de sang à domicile'],
      [SIX_DAYS, '09:00', '12:00', 'Prise de sang'],
    ],
  },
  {
    displayName: 'Imagerie médicale de la Gohelle',
    profession: 'imaging',
    at: 'Imagerie médicale de la Gohelle',
    phone: '+33321000193',
    acceptsNew: true,
    types: [atPractice('Échographie', 'imaging', 20), atPractice('Radiographie', 'imaging', 15)],
    weekly: [
      [WORKING_DAYS, '08:30', '12:30'],
      ['MO,TU,TH,FR', '14:00', '18:00'],
    ],
  },
];

/** Who searches for the patient, when every other rung was tried (field.md, Law and roles). */
const SEARCHERS: readonly DemonstrationAgenda[] = [
  {
    displayName: 'Coordination de la CPTS',
    profession: 'territorial-community',
    at: 'CPTS du Bassin minier (démonstration)',
    phone: '+33321000130',
    secureMail: 'cpts.bassin.minier@demo.mssante.fr',
    acceptsNew: true,
    types: [],
    weekly: [],
  },
  {
    displayName: 'Conciliateur de l’assurance maladie',
    profession: 'insurer-mediator',
    at: 'Conciliateur de l’assurance maladie (démonstration)',
    phone: '+33321000131',
    mail: 'conciliateur@assurance.example',
    acceptsNew: true,
    types: [],
    weekly: [],
  },
  {
    displayName: 'Coordination du DAC',
    profession: 'local-coordination',
    at: 'DAC du Bassin minier (démonstration)',
    phone: '+33321000132',
    secureMail: 'dac.bassin.minier@demo.mssante.fr',
    acceptsNew: true,
    types: [],
    weekly: [],
  },
];

export const CARERS: readonly DemonstrationAgenda[] = [...NURSES, ...THERAPISTS, ...STRUCTURES, ...SEARCHERS];
