import { defineConfig } from '@playwright/test';
import { findElectron } from '../../electron/setup/electron-binary.mjs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const electron = findElectron(root) === undefined ? [] : [{ name: 'electron' }];

/** The same specs in every shell that this machine has. Traces are off: they would keep personal data. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  workers: 2,
  timeout: 120_000,
  reporter: 'list',
  use: { trace: 'off', video: 'off', screenshot: 'only-on-failure' },
  projects: [{ name: 'chromium-shell' }, ...electron],
});
