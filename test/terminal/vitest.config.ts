import { defineConfig } from 'vitest/config';

/** Tests that need tmux; `.ci/run` installs it. */
export default defineConfig({
  test: { include: ['test/terminal/**/*.test.ts'], testTimeout: 60_000 },
});
