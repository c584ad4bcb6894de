import { mergeSuspicions } from '#domain/suspicions/pack-part.ts';
import type { PackChecks } from './check-parts.ts';
import { checkProblems } from './check-problems.ts';
import type { ProcedurePatch } from '#domain/procedures/procedure-patch.ts';
import { problemsOf } from './pack-problems.ts';
import type { PackLine } from './pack-parts.ts';
import { type PackFile, packFileSchema, packSchema, type PolicyPack } from './pack-schema.ts';

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

const theLater = <Entry>(_base: Entry, own: Entry): Entry => own;

type Sourced = { readonly source?: string | undefined; readonly confidence?: unknown };

/** Later values on top; null takes one away, and a source of its own brings its own certainty. */
function over<Entry extends Sourced>(base: Entry, own: Entry): Entry {
  const { confidence, ...rest } = base;
  const before = own.source === undefined && confidence !== undefined ? base : rest;
  const entries = Object.entries({ ...before, ...own }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Entry; // the same keys, less those that may be missing
}

function mergeProcedure(base: ProcedurePatch, own: ProcedurePatch): ProcedurePatch {
  const { order: ownOrder, ...rest } = own;
  const steps = mergeByKey(base.steps ?? [], own.steps ?? [], over);
  return { ...over(base, rest), steps: ordered(steps, ownOrder) };
}

function ordered<Entry extends Keyed>(steps: Entry[], order: readonly string[] | undefined): Entry[] {
  if (!order) return steps;
  return order.flatMap((key) => steps.filter((step) => step.key === key));
}

function mergeExports(base: PackFile['exports'], own: PackFile['exports']): PackFile['exports'] {
  const ids = new Set([...Object.keys(base ?? {}), ...Object.keys(own ?? {})]);
  return Object.fromEntries([...ids].map((id) => [id, { ...base?.[id], ...own?.[id] }]));
}

function mergeDocuments(base: PackFile['documents'], own: PackFile['documents']): PackFile['documents'] {
  const [before, after] = [base?.wordings ?? {}, own?.wordings ?? {}];
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  const filing = { ...base?.filing, ...own?.filing };
  const problemDepartments = { ...base?.problemDepartments, ...own?.problemDepartments };
  const merged = {
    ...{ ...base, ...own },
    ...(Object.keys(filing).length > 0 && { filing }),
    ...(Object.keys(problemDepartments).length > 0 && { problemDepartments }),
  };
  if (ids.size === 0) return merged;
  const wordings = Object.fromEntries([...ids].map((id) => [id, { ...before[id], ...after[id] }]));
  return { ...merged, wordings };
}

/** What a pack says of a rule goes before what its base says; rules of its own come to those of the base. */
function mergeChecks(base: PackChecks = {}, own: PackChecks = {}): PackChecks {
  const { off = [], rules = [] } = base;
  return {
    ...{ ...base, ...own },
    parameters: { ...base.parameters, ...own.parameters },
    ...((base.suspicions ?? own.suspicions) && {
      suspicions: mergeSuspicions(base.suspicions, own.suspicions),
    }),
    off: [...off.filter(({ rule }) => !own.off?.some((each) => each.rule === rule)), ...(own.off ?? [])],
    rules: [...rules.filter(({ id }) => !own.rules?.some((each) => each.id === id)), ...(own.rules ?? [])],
  };
}

function mergeFiles(base: PackFile, own: PackFile): PackFile {
  return {
    ...own,
    terms: { ...base.terms, ...own.terms },
    lines: mergeLines(base.lines ?? [], own.lines ?? []),
    incomePeriods: { ...base.incomePeriods, ...own.incomePeriods },
    notices: mergeByKey(base.notices ?? [], own.notices ?? [], theLater),
    meetings: mergeByKey(base.meetings ?? [], own.meetings ?? [], theLater),
    procedures: mergeByKey(base.procedures ?? [], own.procedures ?? [], mergeProcedure),
    calendar: own.calendar ?? base.calendar,
    holidays: own.holidays ?? base.holidays,
    codes: { ...base.codes, ...own.codes },
    documents: mergeDocuments(base.documents, own.documents),
    exports: mergeExports(base.exports, own.exports),
    ...((base.clues ?? own.clues) && { clues: { ...base.clues, ...own.clues } }),
    campaigns: mergeByKey(base.campaigns ?? [], own.campaigns ?? [], theLater),
    checklists: mergeByKey(base.checklists ?? [], own.checklists ?? [], over),
    ...((base.checks ?? own.checks) && { checks: mergeChecks(base.checks, own.checks) }),
  };
}

/** The newest version of a pack. */
export function newestPack(id: string, library: readonly PackFile[]): PackFile | undefined {
  return library.filter((file) => file.id === id).sort((a, b) => b.version - a.version)[0];
}

export const findPack = (
  library: readonly PackFile[],
  { id, version }: { id: string; version: number },
): PackFile | undefined => library.find((file) => file.id === id && file.version === version);

/** `national-2021@1` is that version, `national-2021` the newest. */
export function basePack(reference: string, library: readonly PackFile[]): PackFile | undefined {
  const [id = '', version] = reference.split('@');
  return version === undefined
    ? newestPack(id, library)
    : findPack(library, { id, version: Number(version) });
}

/**
 * The chain of packs from the one that extends nothing to this one; null when a link is missing or goes round.
 */
export function packChain(file: PackFile, library: readonly PackFile[]): PackFile[] | null {
  const chain = [file];
  for (let parent = file.extends; parent !== null;) {
    const found = basePack(parent, library);
    if (!found || chain.some(({ id, version }) => id === found.id && version === found.version)) return null;
    chain.unshift(found);
    parent = found.extends;
  }
  return chain;
}

const known = new WeakMap<readonly PackFile[], WeakMap<PackFile, PackReading>>();

/** A pack with all that it extends merged in, checked as a whole. Sections that are lists of days are replaced. */
export function resolvePack(file: PackFile, library: readonly PackFile[]): PackReading {
  const ofLibrary = known.get(library) ?? new WeakMap<PackFile, PackReading>();
  known.set(library, ofLibrary);
  const reading = ofLibrary.get(file) ?? resolved(file, library);
  ofLibrary.set(file, reading);
  return reading;
}

function resolved(file: PackFile, library: readonly PackFile[]): PackReading {
  const chain = packChain(file, library);
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
  const reading = resolvePack(result.data, library);
  const problems = reading.pack === null ? [] : checkProblems(result.data.checks, reading.pack.checks);
  return problems.length === 0 ? reading : { pack: null, problems };
}
