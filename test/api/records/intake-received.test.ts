import { describeIntake } from '../../support/intake-suite';

describe('discharges received first', () => describeIntake(0));
