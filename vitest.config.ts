import { defineConfig } from 'vitest/config';

const database = ['src/**/*.db.test.ts', 'test/**/*.db.test.ts', 'tools/**/*.db.test.ts'];

// Three kinds of test, each with its own price: `pure` needs nothing, `db` starts one
// PostgreSQL for the run, `journeys` starts the whole product and a browser.
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            'src/**/*.test.ts', 'web/src/**/*.test.ts', 'tools/**/*.test.ts',
            'test/linkage/**/*.test.ts',
          ],
          exclude: database,
        },
      },
      {
        test: {
          name: 'db',
          include: database,
          globalSetup: ['test/postgres-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts', 'test/restart.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
