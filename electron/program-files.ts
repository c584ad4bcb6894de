import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Run from the sources (`.ts`), or bundled into `dist/electron` (`.js`)? */
const bundled = import.meta.url.endsWith('.js');
const root = projectRoot(new URL('./', import.meta.url));

/** Where the program's own files are, from the sources and from a build alike. */
export const programFiles = {
  backend: new URL(bundled ? 'dist/electron/backend/process.js' : 'electron/backend/process.ts', root),
  preload: fileURLToPath(new URL('dist/electron/preload.cjs', root)),
  window: fileURLToPath(new URL('dist/window', root)),
  /** What may be thrown away. */
  cache: fileURLToPath(new URL('.cache', root)),
  fonts: fileURLToPath(new URL('dist/fonts', root)),
};

// A bundler may put this module at any depth below the root.
function projectRoot(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder;
  const above = new URL('../', folder);
  return above.href === folder.href ? folder : projectRoot(above);
}
