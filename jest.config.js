process.env.TZ = 'UTC';

const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx },
      target: 'es2022',
      transform: { react: { runtime: 'automatic' } },
    },
  },
];

const project = (name, more = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.{ts,tsx}`],
  transform: {
    '\\.ts$': swc(false),
    '\\.tsx$': swc(true),
    'request-filtering-agent/lib/.*\\.js$': swc(false),
  },
  // Published as ES modules alone: Node loads them with require, jest does not yet.
  transformIgnorePatterns: ['/node_modules/(?!request-filtering-agent/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.relais'],
  testEnvironment: 'node',
  ...more,
});

/** One embedded PostgreSQL for the whole run, with a migrated template database. */
const withPostgres = {
  globalSetup: '<rootDir>/test/support/start-postgres.ts',
  globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
};

/**
 * `relais test` runs the projects group after group (launcher/bin/verify.mjs). `workflow`, `stack` and `browser` run one
 * test file at a time; those of `failures` mostly wait, two whole Relais side by side.
 */
module.exports = {
  // Real parts on a busy machine: a time limit finds what hangs, not what is slow.
  testTimeout: 60_000,
  projects: [
    project('unit'),
    project('workflow', withPostgres),
    project('api', withPostgres),
    project('stack'),
    // One whole Relais for the run, and a real browser; without one, a line says so and the tests are skipped.
    project('browser', {
      globalSetup: '<rootDir>/test/support/start-browser-world.ts',
      globalTeardown: '<rootDir>/test/support/stop-browser-world.ts',
    }),
    // The measurements run through once beside them: their figures are not looked at here.
    project('failures', { testMatch: ['<rootDir>/test/{failures,bench}/**/*.test.ts'] }),
  ],
};
