import { runLauncher } from './launcher';

void runLauncher(process.argv.slice(2), {});
