import type { SourceColumn } from '#contract/import.ts';
import type { FoundHeader } from '../sheets/find-header.ts';
import { targetName, targetsOf, wordsOf, type ColumnTarget } from './column-targets.ts';
import type { FileKind } from './file-kinds.ts';
import { proposeTargets, type ColumnHints, type Proposal } from './propose-targets.ts';
import { recogniseKind } from './recognise-kind.ts';
import { PASSED_OVER } from './special-columns.ts';

export interface MappedColumn {
  readonly index: number;
  /** As written in the file. */
  readonly header: string;
  readonly target: ColumnTarget;
}

export interface ColumnMap {
  readonly fileKind: FileKind;
  readonly columns: readonly MappedColumn[];
  /** Headers that no field claims; not those that are left out by hand. */
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
}

/** The columns of a sheet as they are read, and as they are shown. */
interface UnderstoodColumns {
  readonly map: ColumnMap;
  readonly columns: readonly SourceColumn[];
}

const SAMPLES = 3;
const SAMPLE_LENGTH = 40;

const NOTHING_KNOWN: ColumnHints = {
  ...{ values: [], places: { villages: new Set() }, year: 0 },
  ...{ wishes: new Map(), remembered: new Map() },
};

/** What each column means by the headers alone, or undefined when they speak for no kind. */
export function mapColumns(found: FoundHeader): ColumnMap | undefined {
  const recognised = recogniseKind(new Set(found.keys.filter((key) => key !== '')));
  return recognised && understandColumns(found, recognised.kind, NOTHING_KNOWN).map;
}

/** What each column of a file of this kind means and how sure it is. No target is given to two columns. */
export function understandColumns(found: FoundHeader, kind: FileKind, hints: ColumnHints): UnderstoodColumns {
  const proposals = proposeTargets(found, kind, hints);
  const given = assign(proposals, found);
  const width = Math.max(found.keys.length, hints.values.length);
  const columns: SourceColumn[] = [];
  for (let index = 0; index < width; index += 1) {
    const header = found.headers[index] ?? '';
    const values = hints.values[index] ?? [];
    if (header === '' && values.length === 0) continue;
    const mine = given.get(index);
    columns.push({
      ...{ index, header, samples: samplesOf(values) },
      target: mine === undefined ? null : targetName(mine.target),
      sure:
        mine?.sure ?? (hints.wishes.has(index) ? 'clerk' : wasLeftOut(index, hints) ? 'remembered' : 'none'),
      remark: mine === undefined ? whyLeftOut(index, { found, kind, hints, proposals, given }) : mine.remark,
    });
  }
  const mapped = [...given.values()]
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, target }) => ({ index, header: headerAt(found, index), target }));
  const unknown = columns.filter(({ index, target, sure }) => {
    const key = found.keys[index] ?? '';
    return target === null && sure === 'none' && key !== '' && !PASSED_OVER.has(key);
  });
  return {
    map: {
      ...{ fileKind: kind, columns: mapped, unknown: unknown.map(({ header }) => header) },
      missing: missingOf(kind, mapped),
    },
    columns,
  };
}

const RANKS: Readonly<Record<Proposal['sure'], number>> = { clerk: 3, remembered: 2, sure: 1, likely: 0 };

/** The surer has it; of equals the better guess, then the later header in order (2024年 before 2023年). */
function assign(proposals: readonly Proposal[], found: FoundHeader): Map<number, Proposal> {
  const keyOf = ({ index }: Proposal) => found.keys[index] ?? '';
  const ordered = proposals.toSorted(
    (a, b) =>
      RANKS[b.sure] - RANKS[a.sure] ||
      b.score - a.score ||
      (keyOf(a) < keyOf(b) ? 1 : keyOf(a) > keyOf(b) ? -1 : 0) ||
      a.index - b.index,
  );
  const given = new Map<number, Proposal>();
  const taken = new Set<string>();
  for (const proposal of ordered) {
    const name = targetName(proposal.target);
    if (given.has(proposal.index) || taken.has(name)) continue;
    given.set(proposal.index, proposal);
    taken.add(name);
  }
  return given;
}

const wasLeftOut = (index: number, { remembered }: ColumnHints) => remembered.get(index) === null;

interface LeftOut {
  readonly found: FoundHeader;
  readonly kind: FileKind;
  readonly hints: ColumnHints;
  readonly proposals: readonly Proposal[];
  readonly given: ReadonlyMap<number, Proposal>;
}

function whyLeftOut(index: number, { found, kind, hints, proposals, given }: LeftOut): string | null {
  if (hints.wishes.has(index)) return null;
  const repeated = found.repeated.find(({ column }) => column === index);
  if (repeated !== undefined) return '表头重复，只取第一个同名列';
  const wanted = proposals.find((proposal) => proposal.index === index);
  if (wanted !== undefined) {
    const name = targetName(wanted.target);
    const other = [...given.values()].find(({ target }) => targetName(target) === name);
    return `“${wordsOf(wanted.target).label}”已经由“${headerAt(found, other?.index ?? index)}”填写，这一列不导入`;
  }
  if (wasLeftOut(index, hints)) return '上次没有导入这一列';
  const key = found.keys[index] ?? '';
  const passedOver = PASSED_OVER.get(key);
  if (passedOver !== undefined) return passedOver;
  return targetsOf(kind).refused.has(key) ? '这一项由程序得出或另行登记，不从表里导入' : null;
}

/** The header as written; of a column without one its place. */
const headerAt = (found: FoundHeader, index: number): string => {
  const header = found.headers[index] ?? '';
  return header === '' ? `第 ${index + 1} 列` : header;
};

function missingOf(kind: FileKind, mapped: readonly MappedColumn[]): string[] {
  const { byHeader } = targetsOf(kind);
  const has = new Set(mapped.map(({ target }) => targetName(target)));
  return kind.expected.filter((header) => {
    const expected = byHeader.get(header);
    return expected === undefined || !has.has(targetName(expected.target));
  });
}

const samplesOf = (values: readonly string[]): string[] =>
  [...new Set(values)].slice(0, SAMPLES).map((value) => value.slice(0, SAMPLE_LENGTH));
