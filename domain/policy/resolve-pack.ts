import type { ProcedurePatch } from '#domain/procedures/definition.ts';
import { type PackFile, packFileSchema, type PackLine, packSchema, type PolicyPack } from './pack-schema.ts';

/** A pack that was read, or why it cannot be used: sentences for the person who wrote it. */
export type PackReading =
  | { readonly pack: PolicyPack; readonly problems: readonly [] }
  | { readonly pack: null; readonly problems: readonly string[] };

const lineKey = ({ kind, year, scope }: PackLine) => `${kind}|${year}|${scope}`;

function mergeLines(base: readonly PackLine[], own: readonly PackLine[]): PackLine[] {
  return [...new Map([...base, ...own].map((line) => [lineKey(line), line])).values()];
}

type Keyed = { readonly key: string };

/** Entries of the same key become one, the later one's values on top; new keys come last. */
function mergeByKey<Entry extends Keyed>(
  base: readonly Entry[],
  own: readonly Entry[],
  merge: (base: Entry, own: Entry) => Entry,
): Entry[] {
  const known = new Map(base.map((entry) => [entry.key, entry]));
  for (const entry of own) {
    const before = known.get(entry.key);
    known.set(entry.key, before ? merge(before, entry) : entry);
  }
  return [...known.values()];
}

function mergeProcedure(base: ProcedurePatch, own: ProcedurePatch): ProcedurePatch {
  const { order: ownOrder, ...rest } = own;
  const steps = mergeByKey(base.steps ?? [], own.steps ?? [], (before, entry) => ({ ...before, ...entry }));
  return { ...base, ...rest, steps: ordered(steps, ownOrder) };
}

function ordered<Entry extends Keyed>(steps: Entry[], order: readonly string[] | undefined): Entry[] {
  if (!order) return steps;
  return order.flatMap((key) => steps.filter((step) => step.key === key));
}

function mergeExports(base: PackFile['exports'], own: PackFile['exports']): PackFile['exports'] {
  const ids = new Set([...Object.keys(base ?? {}), ...Object.keys(own ?? {})]);
  return Object.fromEntries([...ids].map((id) => [id, { ...base?.[id], ...own?.[id] }]));
}

function mergeFiles(base: PackFile, own: PackFile): PackFile {
  return {
    ...own,
    terms: { ...base.terms, ...own.terms },
    lines: mergeLines(base.lines ?? [], own.lines ?? []),
    incomePeriods: { ...base.incomePeriods, ...own.incomePeriods },
    procedures: mergeByKey(base.procedures ?? [], own.procedures ?? [], mergeProcedure),
    calendar: own.calendar ?? base.calendar,
    holidays: own.holidays ?? base.holidays,
    documents: { ...base.documents, ...own.documents },
    exports: mergeExports(base.exports, own.exports),
  };
}

/** The newest version of a pack. */
export function newestPack(id: string, library: readonly PackFile[]): PackFile | undefined {
  return library.filter((file) => file.id === id).sort((a, b) => b.version - a.version)[0];
}

/** The chain of packs from the one that extends nothing to this one; null when a link is missing or goes round. */
function chainOf(file: PackFile, library: readonly PackFile[]): PackFile[] | null {
  const chain = [file];
  for (let parent = file.extends; parent !== null;) {
    const found = newestPack(parent, library);
    if (!found || chain.some(({ id }) => id === found.id)) return null;
    chain.unshift(found);
    parent = found.extends;
  }
  return chain;
}

/** A pack with all that it extends merged in, checked as a whole. Sections that are lists of days are replaced. */
export function resolvePack(file: PackFile, library: readonly PackFile[]): PackReading {
  const chain = chainOf(file, library);
  if (!chain)
    return { pack: null, problems: [`找不到本政策包所依据的政策包“${file.extends}”，请先载入它。`] };
  const result = packSchema.safeParse(chain.reduce(mergeFiles));
  if (result.success) return { pack: result.data, problems: [] };
  return { pack: null, problems: problemsOf(result.error.issues) };
}

/** Reads a pack from parsed JSON that came from outside. */
export function readPack(json: unknown, library: readonly PackFile[]): PackReading {
  const result = packFileSchema.safeParse(json);
  if (!result.success) return { pack: null, problems: problemsOf(result.error.issues) };
  return resolvePack(result.data, library);
}

function problemsOf(issues: readonly { path: PropertyKey[]; message: string }[]): string[] {
  return issues.map(
    ({ path, message }) => `“${path.map(String).join(' / ')}”这一项不对，请核对（${message}）。`,
  );
}
