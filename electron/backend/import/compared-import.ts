import type { GridColumns } from './grid-column.ts';
import type { Missing } from './missing.ts';
import type { Decision, Plan, PlannedDoubt } from './planned-import.ts';
import type { ReadImport } from './read-sources.ts';

/** A dry run: what the files say, what that would change, and what the clerk has decided of it. */
export interface ComparedImport {
  readonly read: ReadImport;
  readonly columns: GridColumns;
  readonly decisions: Map<string, Decision>;
  /** Every doubt there was, decided ones included. */
  readonly doubts: Map<string, PlannedDoubt>;
  plan: Plan;
  missing: Missing;
  /** The newest change of the archive when it was compared. */
  change: number;
  /** Something was decided since. */
  isStale: boolean;
}
