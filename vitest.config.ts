import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Before the workers start: days and times of the archive are those of a Chinese township, wherever tests run.
process.env['TZ'] = 'Asia/Shanghai';

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^electron$/,
        replacement: fileURLToPath(new URL('test/support/fake-electron.ts', import.meta.url)),
      },
    ],
  },
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/bench/**'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 40_000,
    hookTimeout: 60_000,
  },
});
