import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Two at once even where there are but two processors: tests wait for the database and for browsers more than they compute.
const maxWorkers = Math.max(2, availableParallelism())
const server = 'src/platform/testing/server.ts'

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers,
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'modules',
          include: ['src/**/*.test.{ts,tsx}', 'checks/**/*.test.ts', 'bench/**/*.test.ts'],
          globalSetup: [server],
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts'],
          globalSetup: [server, 'journeys/theatre.ts'],
          // A browser, a server and PostgreSQL at once: never more than two.
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
