export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/support/strip-types.js' },
  transformIgnorePatterns: [],
  injectGlobals: true,
  testTimeout: 30_000,
  // More than there are cores: many tests wait for real clocks and processes.
  maxWorkers: 3,
  reporters: ['default', '<rootDir>/test/support/count-reporter.js'],
}
