import type { SheetRow } from './sheet-row.ts';

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

/** What each format gives; `rows` neither counts nor reports. */
export interface OpenSheets {
  readonly kind: 'xlsx' | 'xls' | 'csv';
  readonly sheets: readonly SheetInfo[];
  rows(index: number, signal: AbortSignal | undefined): AsyncGenerator<SheetRow, void, undefined>;
  close(): void;
}
