import type { Role } from '../../security/permissions';

/** Fictional throughout: no such practice, person or number exists. */

export const ORGANISATION_NAME = 'Relais Artois (démonstration)';

export const HOSPITAL = { finess: '620100057', name: 'Centre hospitalier de démonstration, Lens' } as const;

export interface DemonstrationProfessional {
  readonly rpps: string;
  readonly displayName: string;
  readonly practiceName: string;
  readonly postalCode: string;
  readonly city: string;
  readonly phone: string;
  readonly secureMail: string | null;
  readonly mail: string | null;
}

function practice(
  rpps: string,
  displayName: string,
  [postalCode, city]: readonly [string, string],
  phone: string,
  channel: 'secure-mail' | 'mail' | 'telephone',
): DemonstrationProfessional {
  const mailbox = displayName
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]+/g, '.')
    .replace(/^dr\./, '');
  return {
    rpps,
    displayName,
    practiceName: `Cabinet médical de ${city}`,
    postalCode,
    city,
    phone,
    secureMail: channel === 'secure-mail' ? `${mailbox}@demo.mssante.fr` : null,
    mail: channel === 'mail' ? `${mailbox}@cabinet.example` : null,
  };
}

const COURRIERES = ['62710', 'Courrières'] as const;
const LENS = ['62300', 'Lens'] as const;
const HENIN = ['62110', 'Hénin-Beaumont'] as const;

/** General practitioners; the first one has the clinician's account. RPPS numbers with a right key. */
export const GENERAL_PRACTITIONERS: readonly DemonstrationProfessional[] = [
  practice('10000000017', 'Dr Camille Delattre', COURRIERES, '+33321000101', 'secure-mail'),
  practice('10000000025', 'Dr Hugo Vasseur', COURRIERES, '+33321000102', 'secure-mail'),
  practice('10000000033', 'Dr Inès Lemaire', LENS, '+33321000103', 'secure-mail'),
  practice('10000000041', 'Dr Paul Caron', LENS, '+33321000104', 'mail'),
  practice('10000000058', 'Dr Jeanne Wattez', HENIN, '+33321000105', 'secure-mail'),
  practice('10000000066', 'Dr Luc Fontaine', HENIN, '+33321000106', 'telephone'),
];

export interface DemonstrationAccount {
  readonly role: Exclude<Role, 'service'>;
  readonly email: string;
  readonly displayName: string;
  /** Whether a program may act as it, with an API key. */
  readonly program: boolean;
}

export const ACCOUNTS: readonly DemonstrationAccount[] = [
  {
    role: 'hospital',
    email: 'sortie@hopital.example',
    displayName: 'Claire Morel',
    program: true,
  },
  {
    role: 'operator',
    email: 'suivi@relais.example',
    displayName: 'Nadia Bernard',
    program: true,
  },
  {
    role: 'teamLead',
    email: 'responsable@relais.example',
    displayName: 'Sophie Lambert',
    program: true,
  },
  { role: 'clinician', email: 'cabinet@medecin.example', displayName: 'Dr Camille Delattre', program: true },
  {
    role: 'administrator',
    email: 'administration@relais.example',
    displayName: 'Marc Petit',
    program: false,
  },
];
