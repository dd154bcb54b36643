export * from './department';
export * from './duty';
export * from './emergency-number';
export * from './line';
export * from './line-faults';
