/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/dist'],
  moduleNameMapper: { '^fast-check$': '<rootDir>/test/support/fast-check.js' },
  setupFiles: ['<rootDir>/test/support/without-information.js'],
  testTimeout: 30_000,
  // A test file's modules are never given back: hundreds of files in one process need more memory than it may have.
  workerIdleMemoryLimit: '1500MB',
};
