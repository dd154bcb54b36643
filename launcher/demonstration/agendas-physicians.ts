import { AREAS } from './agendas-places';
import { atHome, atPractice, WORKING_DAYS, type DemonstrationAgenda } from './agendas-words';

const GENERAL_PRACTITIONER = 'general-practitioner';

const consultation = atPractice('Consultation', GENERAL_PRACTITIONER, 20);
const ownOnly = atPractice('Consultation de suivi', GENERAL_PRACTITIONER, 20, { newPatients: 'own-only' });
const afterHospital = atPractice('Consultation de sortie d’hôpital', GENERAL_PRACTITIONER, 30, {
  dailyCap: 2,
  online: false,
});
const remote = atPractice('Téléconsultation', GENERAL_PRACTITIONER, 15, {
  place: 'remote',
  newPatients: 'own-only',
});

/**
 * Agendas of general practitioners, those of people.ts among them: `Dr Luc Fontaine` keeps none here and is
 * telephoned. The associate, the health house and the health centre are the first rungs for who has none.
 */
export const PHYSICIANS: readonly DemonstrationAgenda[] = [
  {
    displayName: 'Dr Camille Delattre',
    profession: GENERAL_PRACTITIONER,
    at: 'Cabinet médical de Courrières',
    rpps: '10000000017',
    phone: '+33321000101',
    types: [
      consultation,
      afterHospital,
      atHome('Visite', GENERAL_PRACTITIONER, 30, ['Courrières', 'Harnes', 'Montigny-en-Gohelle']),
    ],
    weekly: [
      ['MO,TU,TH,FR', '09:00', '12:00', 'Consultation', 'Consultation de sortie d’hôpital'],
      ['MO,TH', '14:00', '18:30', 'Consultation', 'Consultation de sortie d’hôpital'],
      ['TU,FR', '14:00', '16:30', 'Visite'],
    ],
  },
  {
    displayName: 'Dr Hugo Vasseur',
    profession: GENERAL_PRACTITIONER,
    at: 'Cabinet médical de Courrières',
    rpps: '10000000025',
    phone: '+33321000102',
    types: [consultation, remote],
    weekly: [
      ['MO,WE,FR', '08:30', '12:30'],
      ['MO,WE', '15:00', '19:00', 'Consultation'],
    ],
    closedOn: [9],
  },
  {
    displayName: 'Dr Inès Lemaire',
    profession: GENERAL_PRACTITIONER,
    at: 'Cabinet médical de Lens',
    rpps: '10000000033',
    phone: '+33321000103',
    types: [ownOnly, afterHospital],
    weekly: [
      [WORKING_DAYS, '09:00', '12:00'],
      ['TU,TH', '14:00', '17:00'],
    ],
  },
  {
    displayName: 'Dr Paul Caron',
    profession: GENERAL_PRACTITIONER,
    at: 'Cabinet médical de Lens',
    rpps: '10000000041',
    phone: '+33321000104',
    types: [consultation, atHome('Visite', GENERAL_PRACTITIONER, 30, ['Lens', 'Loison-sous-Lens'])],
    weekly: [
      ['TU,WE,TH', '10:00', '13:00', 'Consultation'],
      ['WE', '15:00', '18:00', 'Visite'],
    ],
  },
  {
    displayName: 'Dr Jeanne Wattez',
    profession: GENERAL_PRACTITIONER,
    at: 'Cabinet médical de Hénin-Beaumont',
    rpps: '10000000058',
    phone: '+33321000105',
    types: [consultation],
    weekly: [
      [WORKING_DAYS, '08:00', '11:30'],
      ['SA', '09:00', '12:00'],
    ],
  },
  {
    displayName: 'Dr Nadia Cousin',
    profession: GENERAL_PRACTITIONER,
    at: 'Maison de santé du Grand Liévin',
    rpps: '10000000108',
    phone: '+33321000111',
    secureMail: 'nadia.cousin@demo.mssante.fr',
    acceptsNew: true,
    types: [consultation, afterHospital],
    weekly: [
      ['MO,TU,WE', '09:00', '12:30'],
      ['MO,WE', '14:00', '18:00'],
    ],
    leave: { from: 7, to: 20, replacement: 'Dr Élodie Carpentier' },
  },
  {
    displayName: 'Dr Yanis Leclercq',
    profession: GENERAL_PRACTITIONER,
    at: 'Maison de santé du Grand Liévin',
    rpps: '10000000116',
    phone: '+33321000112',
    secureMail: 'yanis.leclercq@demo.mssante.fr',
    acceptsNew: true,
    types: [consultation, remote],
    weekly: [
      ['TU,TH,FR', '08:30', '12:00'],
      ['TU,FR', '13:30', '17:30', 'Consultation'],
    ],
  },
  {
    displayName: 'Dr Élodie Carpentier',
    profession: GENERAL_PRACTITIONER,
    at: 'Maison de santé du Grand Liévin',
    rpps: '10000000124',
    phone: '+33321000113',
    mobilePhone: '+33639980113',
    secureMail: 'elodie.carpentier@demo.mssante.fr',
    types: [consultation],
    weekly: [
      ['MO,TU,WE,TH', '09:00', '12:30'],
      ['MO,WE', '14:00', '18:00'],
    ],
  },
  {
    displayName: 'Dr Sarah Benali',
    profession: GENERAL_PRACTITIONER,
    at: 'Centre de santé solidaire d’Avion',
    rpps: '10000000132',
    phone: '+33321000121',
    secureMail: 'sarah.benali@demo.mssante.fr',
    languages: ['fr', 'ar', 'en'],
    acceptsNew: true,
    types: [atPractice('Consultation', GENERAL_PRACTITIONER, 25), afterHospital],
    weekly: [
      [WORKING_DAYS, '09:00', '12:00'],
      ['MO,TU,TH', '13:30', '17:00'],
    ],
  },
  {
    displayName: 'Dr Thomas Delannoy',
    profession: GENERAL_PRACTITIONER,
    at: 'Centre de santé solidaire d’Avion',
    rpps: '10000000140',
    phone: '+33321000122',
    secureMail: 'thomas.delannoy@demo.mssante.fr',
    languages: ['fr', 'pl'],
    acceptsNew: true,
    types: [
      atPractice('Consultation', GENERAL_PRACTITIONER, 25),
      atHome('Visite', GENERAL_PRACTITIONER, 40, AREAS.lens, { dailyCap: 4 }),
    ],
    weekly: [
      ['MO,WE,FR', '09:00', '13:00', 'Consultation'],
      ['WE,FR', '14:00', '17:00', 'Visite'],
    ],
  },
  {
    displayName: 'Dr Agathe Rousselle, chirurgienne orthopédiste',
    profession: 'surgeon',
    at: 'Consultations du centre hospitalier de démonstration',
    rpps: '10000000157',
    phone: '+33321000170',
    secureMail: 'agathe.rousselle@demo.mssante.fr',
    types: [atPractice('Contrôle après opération', 'surgeon', 15, { newPatients: 'own-only' })],
    weekly: [['MO,TH', '13:30', '17:30']],
  },
  {
    displayName: 'Dr Bruno Maes, cardiologue',
    profession: 'specialist',
    at: 'Cabinet de spécialistes du Louvre',
    rpps: '10000000165',
    phone: '+33321000173',
    secureMail: 'bruno.maes@demo.mssante.fr',
    acceptsNew: true,
    types: [
      atPractice('Consultation de cardiologie', 'specialist', 30, { newPatients: 'on-request' }),
      atPractice('Sortie d’hôpital, insuffisance cardiaque', 'specialist', 30, {
        dailyCap: 2,
        online: false,
      }),
    ],
    weekly: [
      ['MO,TU,TH', '09:00', '12:00'],
      ['TU', '14:00', '17:00'],
    ],
  },
  {
    displayName: 'Dr Hélène Pruvost, pneumologue',
    profession: 'specialist',
    at: 'Cabinet de spécialistes du Louvre',
    rpps: '10000000173',
    phone: '+33321000174',
    secureMail: 'helene.pruvost@demo.mssante.fr',
    acceptsNew: true,
    types: [atPractice('Consultation de pneumologie', 'specialist', 30)],
    weekly: [
      ['WE,FR', '09:00', '12:30'],
      ['FR', '14:00', '16:00'],
    ],
  },
];
