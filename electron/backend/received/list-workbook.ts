import { hitsOfList, type ReceivedHitRow } from '#db/received.ts';
import type { Rule } from '#domain/quality/rule.ts';
import { handledWords } from '#domain/received/handled.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import { type FindingGroup, findingSheets, writeFindings } from '../checks/findings-workbook.ts';
import { rulesOfYear } from '../checks/rules-of-year.ts';
import { handlesOf } from '../checks/walk-hits.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { listOf } from './view-list.ts';

const LEVELS = { error: '错误', warning: '提醒' } as const;

/** A county's list as it goes back: its sheets and numbers, with 处理情况. */
export async function exportList(
  session: Session,
  { id }: Input<'received.workbook'>,
): Promise<Result<Output<'received.workbook'>>> {
  const list = listOf(session, id);
  const rows = hitsOfList(openArchiveOf(session).rawReading, id);
  if (rows.length === 0) return refuse('received-empty', '这份清单里没有内容可以导出。');
  involve(rows.map(({ householdId }) => householdId));
  const rules = new Map((await rulesOfYear(handlesOf(session), list.year)).map((rule) => [rule.id, rule]));
  const groups = [...Map.groupBy(rows, ({ sheet }) => sheet)].map(([sheet, of]) => groupOf(sheet, of, rules));
  return ok(
    await writeFindings(session, findingSheets(groups, '已处理'), {
      ...{ command: 'received.workbook', kind: 'received-list', title: '问题清单处理情况', year: list.year },
      ...{ rows: rows.length, area: '全乡镇' },
    }),
  );
}

function groupOf(
  sheet: string,
  rows: readonly ReceivedHitRow[],
  rules: ReadonlyMap<string, Rule>,
): FindingGroup {
  const codes = [...new Set(rows.flatMap(({ code }) => code ?? []))];
  const kinds = [...new Set(rows.flatMap(({ kind }) => kind ?? []))];
  const [rule, ...others] = [...new Set(rows.map((row) => row.rule))];
  const ours = rule === undefined || rule === null || others.length > 0 ? undefined : rules.get(rule);
  return {
    code: codes.length === 1 ? (codes[0] ?? '') : '',
    title: kinds.length === 1 ? (kinds[0] ?? '') : (ours?.title ?? sheet),
    level: ours === undefined ? '' : LEVELS[ours.level],
    tab: sheet,
    settled: rows.filter(({ state }) => state !== 'open').length,
    lines: rows.map((row) => ({
      ...{ code: row.code ?? row.kind, village: row.village, householdNo: row.householdNo },
      ...{ headName: row.headName, name: row.name, idNumber: row.idNumber },
      ...{ value: row.value, content: row.content, handled: handledWords(row) },
    })),
  };
}
