import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './longest-first.ts'

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    // Two cores: each worker may run an engine or a browser of its own beside it.
    maxWorkers: 2,
    // What a file of tests imports, the next one in the same process has at hand, warm.
    isolate: false,
    globalSetup: 'scripts/config/prepare-tests.ts',
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
})
