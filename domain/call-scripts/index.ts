export { assembleCallScripts } from './assemble';
export * from './call-script';
export * from './conduct-call';
export { parseActions } from './parse-actions';
export { parseCallScript } from './parse-call-script';
export { InvalidCallScript, type CallScriptProblem } from './problems';
export * from './summarise-call';
