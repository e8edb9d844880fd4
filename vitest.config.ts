import { defineConfig } from 'vitest/config'

const server = 'src/platform/testing/server.ts'

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
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
          // A browser, a server and PostgreSQL at once: one file after the other.
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
    ],
  },
})
