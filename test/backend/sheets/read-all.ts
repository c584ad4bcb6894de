import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTable } from '#backend/sheets/read-table.ts';
import { SheetError } from '#backend/sheets/sheet-error.ts';
import type { SheetRow } from '#backend/sheets/sheet-row.ts';

export const SAMPLES = fileURLToPath(new URL('../../fixtures/samples/', import.meta.url));

export const sampleFiles = readdirSync(SAMPLES)
  .filter((name) => /\.(?:csv|xlsx?)$/.test(name))
  .map((name) => ({ name, path: SAMPLES + name, bytes: readFileSync(SAMPLES + name) }));

export function sample(part: string) {
  const found = sampleFiles.find(({ name }) => name.includes(part));
  if (found === undefined) throw new Error(`no sample ${part}`);
  return found;
}

type Options = Parameters<typeof readTable>[1];

export async function readAll(bytes: Uint8Array, options?: Options): Promise<SheetRow[]> {
  return Array.fromAsync(readTable({ name: '表', bytes }, options));
}

/** Only the texts, an empty cell as ''. */
export async function readTexts(bytes: Uint8Array, options?: Options): Promise<string[][]> {
  return (await readAll(bytes, options)).map(textsOf);
}

export function textsOf(row: SheetRow): string[] {
  return row.cells.map((cell) => (cell === '' ? '' : cell.text));
}

/** The reason for which the bytes are refused; anything else that happens is told as it is. */
export async function refusal(bytes: Uint8Array, options?: Options): Promise<string> {
  try {
    return `read ${(await readAll(bytes, options)).length} rows`;
  } catch (thrown) {
    return thrown instanceof SheetError ? thrown.reason : `threw ${String(thrown)}`;
  }
}
