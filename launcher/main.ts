import { composition } from './composition';
import { runLauncher } from './launcher';

void runLauncher(process.argv.slice(2), composition);
