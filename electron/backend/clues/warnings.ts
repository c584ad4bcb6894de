import { openCluesOf } from '#db/clues.ts';
import { type ReportRow, reportsOf } from '#db/reported-figures.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { thresholdText, WARNED, warningOf } from '#domain/clues/warnings.ts';
import { amountOf } from '#domain/comparison/amount-of.ts';
import type { Warning } from '#domain/policy/pack-parts.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { WarnedHousehold } from '#contract/clue.ts';
import { ok, type Result } from '#contract/result.ts';
import { packOfYear } from '../packs/library.ts';
import { sentencesOf } from '../procedure/admit.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';

/** 脱贫户 of household_type; before 2021 it is the registered household. */
const REGISTERED = '01';
/** 部门筛查预警 of discovery_channel. */
const BY_DEPARTMENT = '3';

interface Warned {
  readonly report: ReportRow;
  readonly amount: number | null;
  readonly warning: Warning;
}

/** A report that came in before figures were kept has its figure in its words. */
function warnedOf(report: ReportRow, warnings: readonly Warning[]): Warned[] {
  const amount = report.amount ?? amountOf(report.detail, report.suspicion);
  const isRegistered = report.householdType === REGISTERED;
  const warning = warningOf({ ...report, amount, isRegistered }, warnings);
  return warning === null ? [] : [{ report, amount, warning }];
}

async function warningsOf(session: Session, year: number): Promise<readonly Warning[] | null> {
  const pack = await packOfYear(reader(openArchiveOf(session)), year);
  return pack?.clues?.warnings ?? null;
}

/** What departments reported above a threshold of the year's pack and nobody made a clue of yet. */
export async function listWarnings(
  session: Session,
  { year, villageId, warning, offset, limit }: Input<'clue.warnings'>,
): Promise<Result<Output<'clue.warnings'>>> {
  const warnings = await warningsOf(session, year);
  const all = reportsOf(openArchiveOf(session).rawReading, { year })
    .filter(({ clueId, isClosed }) => clueId === null && isClosed === 0)
    .flatMap((report) => warnedOf(report, warnings ?? []));
  const inside = all.filter(
    ({ report }) => report.villageId !== null && (villageId === undefined || report.villageId === villageId),
  );
  const shown = inside.filter((each) => warning === undefined || each.warning.key === warning);
  const open = await openCluesOf(
    reader(openArchiveOf(session)),
    shown.map(({ report }) => report.householdId ?? 0),
  );
  return ok({
    total: shown.length,
    rows: shown.slice(offset, offset + limit).flatMap((each) => viewOf(each, open)),
    thresholds: (warnings ?? []).map((each) => ({
      ...{ key: each.key, title: each.title, threshold: thresholdText(each), source: each.source },
      forWhom: WARNED[each.who],
      count: inside.filter(({ warning: { key } }) => key === each.key).length,
    })),
    outside: all.filter(({ report }) => report.villageId === null).length,
    whyNone:
      warnings === null || warnings.length === 0
        ? `${year} 年的政策包没有预警线，请在“设置—政策包”里载入带预警线的政策包。`
        : null,
  });
}

function viewOf({ report, amount, warning }: Warned, open: ReadonlyMap<number, number>): WarnedHousehold[] {
  const { hitId, householdId, householdNo, village, group, headName, name } = report;
  if (householdId === null || village === null) return [];
  return [
    {
      ...{ hitId, householdId, householdNo, village, group, headName, name },
      ...{ department: report.department, suspicion: report.suspicion, detail: report.detail, amount },
      reportedOn: report.reportedOn,
      ...{ warning: warning.key, title: warning.title, source: warning.source },
      threshold: thresholdText(warning),
      isMonitored: report.isMonitored === 1,
      openClues: open.get(householdId) ?? 0,
    },
  ];
}

/** One clue of each report, in one act; all or none. */
export async function cluesFromWarnings(
  session: Session,
  { year, hitIds, foundOn = today(session) }: Input<'clue.fromWarnings'>,
): Promise<Result<Output<'clue.fromWarnings'>>> {
  const archive = openArchiveOf(session);
  const ids = [...new Set(hitIds)];
  const reports = reportsOf(archive.rawReading, { ids });
  if (reports.length < ids.length) throw new Refusal({ code: 'not-found', what: '选中的预警' });
  const warnings = (await warningsOf(session, year)) ?? [];
  const refused = reports.flatMap((report) => {
    const message = refusalOf(report, { warnings, foundOn, today: today(session) });
    return message === null ? [] : [{ rule: 'clue-warning', message, hitId: report.hitId }];
  });
  if (refused.length > 0) {
    const message = sentencesOf(refused.map((each) => each.message));
    throw new Refusal({ code: 'rule', rule: 'clue-warning', message, refused });
  }
  const open = await openCluesOf(
    reader(archive),
    reports.map(({ householdId }) => householdId ?? 0),
  );
  const head = {
    command: 'clue.fromWarnings',
    title: `预警转为线索 ${reports.length} 条`,
    effectiveOn: foundOn,
  };
  const done = await act(session, head, async ({ raw }) => {
    const writer = rowWriter(raw);
    for (const { report, warning } of reports.flatMap((each) => warnedOf(each, warnings)))
      writer.insert('clue', {
        ...{ village_id: report.villageId, household_id: report.householdId, channel: BY_DEPARTMENT },
        ...{ found_on: foundOn, content: contentOf(report, warning), reporter: report.department },
        ...{ comparison_hit_id: report.hitId, warning: warning.key },
      });
  });
  const duplicates = new Set(reports.map(({ householdId }) => householdId ?? 0).filter((id) => open.has(id)));
  return ok({ change: done.change, added: reports.length, duplicates: duplicates.size });
}

interface Asked {
  readonly warnings: readonly Warning[];
  readonly foundOn: string;
  readonly today: string;
}

function refusalOf(report: ReportRow, { warnings, foundOn, today: now }: Asked): string | null {
  const label = `户编号 ${report.householdNo ?? '（未编号）'} 的预警`;
  if (report.villageId === null) return `${label}对不上档案里的户，请先录入这一户和所在的村。`;
  if (report.isClosed === 1) return `${label}不能转为线索：这一户已经销户。`;
  if (report.clueId !== null) return `${label}已经转为线索 ${report.clueId}，不能重复登记。`;
  if (foundOn > now) return `${label}的发现日期 ${foundOn} 晚于今天，请核对。`;
  if (report.reportedOn !== null && foundOn < report.reportedOn)
    return `${label}是 ${report.reportedOn} 反馈的，发现日期 ${foundOn} 不能早于它，请核对。`;
  return warnedOf(report, warnings).length === 0 ? `${label}没有达到预警线，请刷新后再选。` : null;
}

/** 住院自付预警：医保 2025-06-20 反馈成员甲住院自付，12000元，达到 5000 元。 */
const contentOf = (
  { department, reportedOn, name, suspicion, detail }: ReportRow,
  warning: Warning,
): string =>
  `${warning.title}：${department}${reportedOn === null ? '' : ` ${reportedOn} `}反馈${name ?? ''}${suspicion}` +
  `${detail === null ? '' : `，${detail}`}（预警线：${thresholdText(warning)}）`;
