// What comes from elsewhere: exactly which packages, under which licences, and none of their code run while installing.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isAllowed, licencesText, shippedPackages } from '#electron/setup/licence-list.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string): string => readFileSync(ROOT + name, 'utf8');

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
  readonly overrides: Record<string, unknown>;
  readonly scripts: Record<string, string>;
}
const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as {
  packages: Record<string, { version?: string; integrity?: string; link?: boolean; resolved?: string }>;
};

const EXACT = /^(?:npm:(?:@[\w-]+\/)?[\w-]+@)?\d+\.\d+\.\d+$/;

test('every package is named with one version, and no other', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const wanted = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(wanted.length).toBeGreaterThan(40);
  expect(wanted.filter(([, version]) => !EXACT.test(version))).toEqual([]);
  const forced = Object.values(manifest.overrides).flatMap((each) =>
    typeof each === 'string' ? [each] : Object.values(each as Record<string, string>),
  );
  expect(forced.filter((version) => !EXACT.test(version) && !version.startsWith('$'))).toEqual([]);
});

test('the lock file has a checksum for every package, and none from anywhere but the registry', () => {
  const { '': program, ...packages } = lock.packages;
  expect(program).toBeDefined();
  const entries = Object.entries(packages);
  expect(entries.length).toBeGreaterThan(500);
  expect(entries.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([n]) => n)).toEqual(
    [],
  );
  expect(entries.filter(([, { link, resolved }]) => link === true || resolved !== undefined)).toEqual([]);
});

test('no script of a package runs while it is installed, nor one of ours', () => {
  const settings = read('.npmrc').split('\n');
  expect(settings).toEqual(expect.arrayContaining(['ignore-scripts=true', 'save-exact=true']));
  const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
  expect(Object.keys(manifest.scripts).filter((name) => hooks.includes(name))).toEqual([]);
});

test('docs/licences.md lists every package that comes with the program, each under a licence that we allow', () => {
  const packages = shippedPackages(ROOT);
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['antd', 'electron', 'pdfmake']));
  expect(packages.filter((each) => !isAllowed(each))).toEqual([]);
  expect(read('docs/licences.md'), 'run `npm run licences`').toBe(licencesText(packages));
});

test('a licence is allowed alone, as a choice, or with all of its parts', () => {
  const under = (licence: string) => isAllowed({ name: 'x', version: '1.0.0', licence, from: '' });
  expect(['MIT', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)'].map(under)).toEqual([true, true, true]);
  expect(['GPL-3.0-only', '(MIT AND GPL-2.0-only)', 'SEE LICENSE IN X', ''].map(under)).toEqual(
    Array(4).fill(false),
  );
});
