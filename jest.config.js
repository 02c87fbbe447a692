/** Packages that ship only ES modules: jest runs CommonJS, so swc translates these too. */
const esModules = ['canonicalize', 'marked', 'p-limit', 'yocto-queue', 'date-holidays', 'csv-parse']

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
  globalSetup: '<rootDir>/test/support/engines.ts',
  globalTeardown: '<rootDir>/test/support/stop-engines.ts',
  testTimeout: 60_000,
  // As many files at once as there are cores; jest's own choice leaves one idle, and of two that is half.
  maxWorkers: '100%',
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
}
