import { describeIntake } from '../../support/intake-suite';

describe('discharges made follow-ups of at once', () => describeIntake(Infinity));
