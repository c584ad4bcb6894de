import { createHash } from 'node:crypto';
import { insertExport } from '#db/exports.ts';
import type { CampaignGroup } from '#domain/policy/pack-parts.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import { fileWord } from '../documents/file-word.ts';
import { verifyWorkbook } from '../exports/verify-workbook.ts';
import { act, type Session, today } from '../session.ts';
import { type SheetToWrite, writeWorkbook } from '../sheets/write-workbook.ts';
import { reachedBy } from './find-households.ts';
import { NO_VILLAGE, type Reached } from './reach.ts';
import { groupNames, type PhaseRecord, type RunningCampaign } from './running-campaign.ts';

const text = (header: string, width: number) => ({ header, kind: 'text', width }) as const;

/** The last three are for the pen. */
const COLUMNS = [
  { header: '序号', kind: 'int', width: 6 } as const,
  text('组', 10),
  text('户编号', 20),
  text('户主', 10),
  { header: '人口', kind: 'int', width: 6 } as const,
  text('核查对象', 24),
  text('排查日期', 12),
  text('排查人', 16),
  text('存在问题', 30),
];

/** Households that nobody has looked at yet, a sheet for each village, to be printed and taken along. */
export async function writeUncovered(
  session: Session,
  filter: Input<'campaign.uncovered'>,
): Promise<Result<Output<'campaign.uncovered'>>> {
  const { campaign, phase, reached } = await reachedBy(session, filter);
  const left = reached.filter(({ outcome }) => outcome === null);
  if (left.length === 0) return refuse('campaign-covered', `“${phase.title}”没有未排查的户，不用打印名单。`);
  involve(left.map(({ id }) => id));
  const villages = [...Map.groupBy(left, ({ village }) => village ?? NO_VILLAGE)];
  const day = today(session);
  const names = new Set<string>();
  const sheets = villages.map(([village, own]) =>
    sheetOf(campaign, { village, own, phase, day, name: tabName(village, names) }),
  );
  const bytes = await writeWorkbook(...sheets);
  await verifyWorkbook(bytes, sheets);
  const place = villages.length === 1 ? (villages[0]?.[0] ?? '') : '全镇';
  const name = `未排查户名单_${fileWord(place)}_${day.replaceAll('-', '')}.xlsx`;
  const title = `导出未排查户名单：${left.length} 户`;
  await act(session, { command: 'campaign.uncovered', title }, async ({ trx, changeId, keep }) => {
    keep();
    await insertExport(trx, {
      ...{ change_id: changeId, kind: 'campaign-uncovered', title: '未排查户名单', year: campaign.row.year },
      ...{ file: name, rows: left.length, area: place, at: session.now().toISOString() },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });
  return ok({ ...session.outputs.put(name, bytes), rows: left.length });
}

interface OfVillage {
  readonly village: string;
  readonly own: readonly Reached[];
  readonly phase: PhaseRecord;
  readonly day: string;
  readonly name: string;
}

function sheetOf(campaign: RunningCampaign, { village, own, phase, day, name }: OfVillage): SheetToWrite {
  const labels = new Map(groupNames(campaign.plan, campaign.pack).map(({ key, label }) => [key, label]));
  const words = (groups: readonly CampaignGroup[]) => groups.map((group) => labels.get(group)).join('、');
  return {
    name,
    title: `${village}${campaign.row.title}未排查户名单`,
    note: `${phase.title}（${phase.startsOn} 至 ${phase.endsOn}）。${day} 制，未排查 ${own.length} 户。两人以上入户，逐户填写后交回登记。`,
    onPaper: true,
    columns: COLUMNS,
    rows: own.map((each, at) => [
      ...[at + 1, each.group, each.householdNo, each.headName, each.people, words(each.groups)],
      ...[null, null, null],
    ]),
  };
}

const MOST_OF_A_TAB = 28;

/** A name that a workbook takes, once: a second village of the name gets a number. */
function tabName(village: string, taken: Set<string>): string {
  const plain = village.replaceAll(/[[\]:*?/\\']/gu, ' ').slice(0, MOST_OF_A_TAB);
  let name = plain;
  for (let count = 2; taken.has(name); count += 1) name = `${plain}${count}`;
  taken.add(name);
  return name;
}
