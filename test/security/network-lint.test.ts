// The lint rule itself: whatever room a connection is written in, and by whatever door it comes.
import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

const FILES = [
  'domain/household/any.ts',
  'db/any.ts',
  'templates/p99-any.ts',
  'electron/any.ts',
  'electron/cli-any.ts',
  'electron/backend/any.ts',
  'electron/backend/press/any.ts',
  'electron/backend/sheets/write-workbook.ts',
  'electron/demo/any.ts',
  'renderer/any.ts',
  'renderer/screen/any.tsx',
];

const MODULES = ['net', 'tls', 'http', 'https', 'http2', 'dgram', 'dns', 'dns/promises', 'inspector'];
const ASKING = [
  ...MODULES.flatMap((name) => [`import x from '${name}';`, `import { y } from 'node:${name}';`]),
  ...['undici', 'ws', 'axios', 'node-fetch', 'electron-updater'].map((name) => `import x from '${name}';`),
  "import { net } from 'electron';",
  "import { autoUpdater } from 'electron';",
  "import { shell } from 'electron';",
  "export const x = await import('node:net');",
  "export const x = await import('dns/promises');",
  "export const x = require('net');",
  "export const x = load('node:http');",
  "export const x = process.getBuiltinModule('net');",
  "export const x = await fetch('https://example.com/');",
  "export const x = await globalThis.fetch('x');",
  "export const x = window.fetch('x');",
  "export const x = new WebSocket('wss://example.com/');",
  'export const x = new window.WebSocket(y);',
  "export const x = new EventSource('x');",
  'export const x = new XMLHttpRequest();',
  'export const x = new RTCPeerConnection();',
  "export const x = new WebTransport('x');",
  "export const x = navigator.sendBeacon('x');",
  "export const x = window.navigator.sendBeacon('x');",
  "export const x = navigator.serviceWorker.register('x');",
];

const RULES = ['no-restricted-imports', 'no-restricted-globals', 'no-restricted-syntax'];

const eslint = new ESLint();
const linter = new Linter();

/** What the project's own rules say of a line, as if it stood in this file. */
async function complaints(file: string): Promise<(code: string) => string[]> {
  const config = (await eslint.calculateConfigForFile(file)) as { rules: Linter.RulesRecord };
  const rules = Object.fromEntries(RULES.map((rule) => [rule, config.rules[rule] ?? 'off']));
  return (code) =>
    linter
      .verify(code, { files: ['**/*.ts', '**/*.tsx'], languageOptions: { parser }, rules }, file)
      .map(({ message, fatal }) => (fatal === true ? `FATAL ${message}` : message));
}

describe('no line that asks the network passes the lint', () => {
  test.each(FILES)('in %s', async (file) => {
    const said = await complaints(file);
    const passed = ASKING.filter(
      (code) => !said(code).some((message) => /no network code|Only the shell/.test(message)),
    );
    expect(passed).toEqual([]);
    expect(said("import { readFile } from 'node:fs/promises';\nexport const x = readFile('y');")).toEqual([]);
  });
});
