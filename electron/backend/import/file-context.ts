import { findField } from '#domain/fields/dictionary.ts';
import type { Cells } from '#db/row-access.ts';
import { saidCells } from './blank-cells.ts';
import { layCells, yearOf } from './draft.ts';
import type { FileKind } from './file-kinds.ts';
import type { HouseholdFinder } from './household-key.ts';
import type { CellIssue, ReadRow } from './read-row.ts';
import { saidOf } from './said-of.ts';

/** What is known of one file while its rows are gathered. */
export interface FileContext {
  readonly kind: FileKind;
  /** The number of the source in this import, and the file's name. */
  readonly source: number;
  readonly file: string;
  /** The year that rows without one of their own speak of. */
  readonly year: number;
  /** False when nothing in the file says a year: then it only fills what is blank in identities. */
  readonly isDated: boolean;
  /** By year, what this file has already spoken of: within a year the first row wins. */
  readonly seen: Map<number, SeenInYear>;
  readonly notices: CellIssue[];
  readonly finder: HouseholdFinder;
  readonly headerOf: (column: string) => string;
}

/** A file may hold a household or a person once for each year. */
interface SeenInYear {
  /** By their key in the draft. */
  readonly households: Set<string>;
  /** By 人口编号, the row that had the person first. */
  readonly persons: Map<string, number>;
}

export const seenIn = (year: number, { seen }: FileContext): SeenInYear =>
  yearOf(seen, year, () => ({ households: new Set(), persons: new Map() }));

/** The year for deciding which file is newer; 0 for a file that does not say. */
export const asOf = (row: ReadRow, file: FileContext): number => row.year ?? (file.isDated ? file.year : 0);

/** Values of the township's own fields that belong to the household or to the person of the row. */
export function layOwn(row: ReadRow, owner: 'household' | 'member', onto: () => Cells): void {
  const own = saidOf(row, 'custom');
  if (own === undefined) return;
  const cells = Object.fromEntries(
    saidCells(own).filter(([name]) => isOfMember(name) === (owner === 'member')),
  );
  if (Object.keys(cells).length > 0) layCells(onto(), cells, true);
}

const isOfMember = (name: string) => findField(`member.${name}`) !== undefined;
