import type { ExportDefinition } from '#domain/exports/export-definition.ts';
import { sourceField } from '#domain/exports/column-sources.ts';
import { rulesAbout } from '#domain/quality/reads.ts';
import type { Finding } from '#contract/common.ts';
import { refuse, type Result } from '#contract/result.ts';
import { runCheck, type CheckResult } from '../checks/run-check.ts';
import type { Session } from '../session.ts';
import type { ExportRow } from './export-row.ts';

export interface RowsToCheck {
  readonly rows: readonly ExportRow[];
  readonly definition: ExportDefinition;
  readonly year: number;
  readonly job: string | undefined;
  readonly level: 'error' | undefined;
}

export const householdIdsOf = (rows: readonly ExportRow[]): number[] => [
  ...new Set(rows.map(({ household }) => household.id)),
];

/** The rules of the year over the households in the table: those on who they are, and those on what the table carries. */
export const checkRows = (
  session: Session,
  { rows, definition, year, job, level }: RowsToCheck,
  signal?: AbortSignal,
): Promise<CheckResult> =>
  runCheck(
    session,
    {
      ...{ year, householdIds: householdIdsOf(rows), level },
      about: (rules) => rulesAbout(rules, fieldsOfColumns(definition)),
    },
    signal,
    (done, total) => {
      if (job !== undefined) session.progress({ job, stage: '核查', done, total });
    },
  );

const fieldsOfColumns = ({ columns }: ExportDefinition) =>
  columns.flatMap(({ field }) => sourceField(field) ?? []);

/** Errors of the households in the table stop it: the national system would not take them either. */
export function refuseErrors({ hits, counts }: CheckResult): Result<never> {
  const households = new Set(hits.map(({ householdId }) => householdId)).size;
  const message = `有 ${households} 户共 ${counts.error} 处错误，没有导出。请先在“数据核查”里改正这些错误再导出；要先看看哪里错，可以导出核对稿。`;
  return refuse('export-findings', message, hits.map(withoutIdNumber));
}

const withoutIdNumber = ({ idNumber: _, ...finding }: Finding) => finding;
