import { readFile, realpath } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve } from 'node:path';
import { securityHeaders } from './content-security.ts';

export interface WindowAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Answers a request of the window from the one folder of its files, with the same headers whatever the answer. */
export async function answerWithFile(
  window: { readonly folder: string; readonly origin: string },
  request: { readonly method: string; readonly url: string },
): Promise<WindowAnswer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const path = pathWithin(window.folder, window.origin, request.url);
  const body = path === null ? null : await readInside(window.folder, path);
  if (path === null || body === null) return refusal(404);
  const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream';
  return { status: 200, headers: { ...securityHeaders, 'Content-Type': type }, body };
}

const refusal = (status: number): WindowAnswer => ({
  status,
  headers: { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
  body: Buffer.alloc(0),
});

/**
 * The file that a URL asks for, or null. A path is hostile until it is decoded: `%2e%2e%2f` is `../`, `%5c` is a
 * separator on Windows, `c:` a drive or a stream of a file, `%00` ends a name early. So: decode once, refuse what
 * no file of ours is called, normalise, and only then ask whether the result is still below the folder.
 */
function pathWithin(folder: string, origin: string, url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || `${parsed.protocol}//${parsed.host}` !== origin) return null;
  const path = decode(parsed.pathname);
  if (path === null || /[\\:\0%]/.test(path)) return null;
  const file = resolve(folder, `.${path === '/' || path === '' ? '/index.html' : path}`);
  return isBelow(folder, file) ? file : null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

// A link inside the folder may point out of it: what counts is where the file really is.
async function readInside(folder: string, path: string): Promise<Buffer | null> {
  try {
    const [realFolder, realPath] = await Promise.all([realpath(folder), realpath(path)]);
    return isBelow(realFolder, realPath) ? await readFile(realPath) : null;
  } catch {
    return null;
  }
}

function isBelow(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
