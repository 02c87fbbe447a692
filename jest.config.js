import { availableParallelism } from 'node:os'

/** Packages that ship only ES modules: jest runs CommonJS, so swc translates these too. */
const esModules = [
  ...['canonicalize', 'marked', 'p-limit', 'yocto-queue', 'date-holidays', 'csv-parse'],
  ...['@octokit', 'universal-user-agent', 'before-after-hook', 'json-with-bigint'],
]

/**
 * What code asks for most. Jest looks each global up through a proxy; a module that is given one has it at once. The date
 * too: a test moves Steward's own clock, never jest's.
 */
const givenGlobals = [
  ...['Array', 'BigInt', 'Boolean', 'DataView', 'Date', 'Error', 'JSON', 'Map', 'Math', 'Number', 'Object'],
  ...['Promise', 'Set', 'String', 'Symbol', 'Uint8Array', 'WeakMap', 'isNaN', 'parseInt'],
]

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.(t|j)sx?$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, sourceMaps: 'inline' },
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^adaptivecards$': '<rootDir>/node_modules/adaptivecards/dist/adaptivecards.js',
    '^canonicalize$': '<rootDir>/node_modules/canonicalize/lib/canonicalize.js',
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  sandboxInjectedGlobals: givenGlobals,
  globalSetup: '<rootDir>/test/support/engines.ts',
  globalTeardown: '<rootDir>/test/support/stop-engines.ts',
  testTimeout: 60_000,
  // Three files for two cores: tests of the whole of Steward wait a good part of their time for something to happen.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
}
