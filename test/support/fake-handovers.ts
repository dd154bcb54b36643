import type { StatedFact } from '../../application/application';
import type { HandoverUseCases } from '../../application/handover/handover-use-cases';
import type { HandoverView } from '../../application/handover/views';

const A_HANDOVER: HandoverView = {
  followUpId: '0192f0c1-0000-7000-8000-000000000001',
  audience: 'care-team',
  generation: 1,
  reopened: false,
  version: 1,
  madeAt: '2026-11-22T15:00:00.000Z',
  document: {
    ...{
      patientLine: 'Delattre',
      title: 'Fiche',
      subtitles: [],
      sections: [],
      footer: '',
      templateVersion: 'test',
    },
  },
  lastSeen: null,
  changes: [],
  requests: [],
};

/** Handovers of the fake: every use-case answers emptily. */
export function emptyHandovers(applied: StatedFact): HandoverUseCases {
  return {
    handover: async () => A_HANDOVER,
    handoverPdf: async () => ({ version: 1, fileName: 'fiche.pdf', bytes: Buffer.from('%PDF') }),
    ownHandovers: async () => [],
    handoverVersions: async () => ({
      versions: [],
      pending: [],
      holders: [],
      toTell: [],
      nextVersionAt: null,
    }),
    handoverTold: async () => applied,
    closingPreview: async (_caller, _followUpId, reason) => ({
      reason,
      allowed: true,
      refusal: null,
      standing: [],
      leftOpen: [],
      summary: 'closing-summary',
      told: [],
      notTold: [],
      generalPractitionerByTelephone: false,
      keepers: [],
    }),
  };
}
