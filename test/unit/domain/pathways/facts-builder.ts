import type { PathwayFacts } from '../../../../domain/pathways';
import { hospital, lace, trst } from '../../../../domain/scores';

/** A discharge of which nothing is known. */
export const NOTHING_KNOWN: PathwayFacts = {
  ageYears: undefined,
  diagnoses: [],
  procedures: [],
  scores: { lace: lace({}), hospital: hospital({}), trst: trst({}) },
  vigilance: 'simple',
  prescribed: new Set(),
  inPlace: new Set(),
  admission: undefined,
};

/** A discharge of which only this is known. */
export const facts = (known: Partial<PathwayFacts>): PathwayFacts => ({ ...NOTHING_KNOWN, ...known });

/** A discharge of which only these scores are known. */
export const scored = (
  known: Partial<PathwayFacts['scores']>,
  more: Partial<PathwayFacts> = {},
): PathwayFacts => facts({ ...more, scores: { ...NOTHING_KNOWN.scores, ...known } });
