import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ROOMS = ['domain', 'db', 'templates', 'electron', 'renderer'];
/** But for setting up the project, which fetches its packages and is no part of the program. */
const sources = ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true })
    .map((name) => `${room}/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => /\.(ts|tsx|mjs|html|css)$/.test(name) && !name.startsWith('electron/setup/')),
).map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }));

const using = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

test('no source of the program imports a network module', () => {
  expect(sources.length).toBeGreaterThan(150);
  const modules = 'https?|http2|net|dgram|tls|dns|dns/promises|undici|ws|axios|node-fetch|inspector';
  expect(using(new RegExp(`(?:from|import|require)\\s*\\(?\\s*['"](?:node:)?(?:${modules})['"]`))).toEqual(
    [],
  );
});

test('no source of the program calls out in another way', () => {
  const calls = [
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'WebTransport',
    'RTCPeerConnection',
    'sendBeacon',
  ];
  const patterns = [
    ...calls.map((name) => `new ${name}\\b`),
    '\\bsendBeacon\\(',
    '\\bnet\\.(?:fetch|request|connect)\\(',
  ];
  expect(using(new RegExp(patterns.join('|')))).toEqual([]);
  expect(using(/\bautoUpdater\b|\bcrashReporter\.start\b/)).toEqual([]);
});

test('no page, style or source of the window names an address outside', () => {
  const outside = /(?:src|href|url|action)\s*[=(:]\s*['"(]?\s*(?:https?:)?\/\/(?!localhost)/i;
  expect(
    sources.filter((s) => s.name.startsWith('renderer/') && outside.test(s.text)).map((s) => s.name),
  ).toEqual([]);
});
