import { findVillage, listVillages } from '#db/places.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import { verifyWorkbook } from '../exports/verify-workbook.ts';
import { openArchiveOf, Refusal, type Session, today } from '../session.ts';
import {
  type SheetColumn,
  type SheetToWrite,
  type SheetValue,
  writeWorkbook,
} from '../sheets/write-workbook.ts';
import { toFetch } from './fetch-list.ts';
import { inspect } from './inspect.ts';
import type { Lacking } from './lacking.ts';

const text = (header: string, width: number): SheetColumn => ({ header, kind: 'text', width });

const FETCH_COLUMNS: readonly SheetColumn[] = [
  { header: '序号', kind: 'int', width: 6 },
  ...[
    text('村', 12),
    text('组', 10),
    text('户编号', 22),
    text('户主', 10),
    text('材料', 30),
    text('年度', 8),
  ],
  ...[text('情况', 10), text('表号', 8), text('谁签字', 24), text('收回日期', 12), text('备注', 16)],
];

const stateWord = ({ state, wasLost }: Lacking): string =>
  state === 'unsigned' ? '未签回' : wasLost ? '已遗失' : '缺';

/** What to fetch in one village or all, a paper a row, to be sorted and ticked by whoever goes there. */
export async function fetchWorkbook(
  session: Session,
  { villageId, year }: Input<'paper.fetchList'>,
): Promise<Result<Output<'paper.fetchList'>>> {
  const archive = openArchiveOf(session);
  const db = reader(archive);
  const villages = await villagesAsked(db, villageId);
  const now = today(session);
  const rows: SheetValue[][] = [];
  const households = new Set<number>();
  for (const village of villages)
    for (const { householdId, no, head, group, papers } of toFetch(archive.rawReading, {
      villageId: village.id,
      year,
      today: now,
    })) {
      households.add(householdId);
      for (const paper of papers) {
        const place = [rows.length + 1, village.name, group, no, head];
        const of = paper.year === null ? null : String(paper.year);
        rows.push([...place, paper.title, of, stateWord(paper), paper.form, paper.signers, null, null]);
      }
    }
  if (rows.length === 0) return refuse('nothing-to-fetch', '没有要催收的材料：该有的都在，或者还没到时候。');
  if (rows.length > MOST)
    return refuse('too-many-to-fetch', `要催收的材料超过 ${MOST} 份，请分村或分年度导出。`);
  involve(households);
  const where = villages.length === 1 ? `_${villages[0]?.name ?? ''}` : '';
  const sheet = { name: '材料催收清单', columns: FETCH_COLUMNS, rows, onPaper: true };
  return ok({
    ...(await put(session, `材料催收清单${where}`, sheet)),
    rows: rows.length,
    households: households.size,
  });
}

/** More a spreadsheet does not take well. */
const MOST = 200_000;

async function villagesAsked(db: ReturnType<typeof reader>, villageId: number | undefined) {
  if (villageId === undefined)
    return [...(await listVillages(db)).villages, { id: null, name: '（未分村）' }];
  const village = await findVillage(db, villageId);
  if (village === undefined) throw new Refusal({ code: 'not-found', what: '这个村' });
  return [village];
}

const INSPECT_COLUMNS: readonly SheetColumn[] = [
  { header: '序号', kind: 'int', width: 6 },
  ...[text('名单上写的', 24), text('村', 12), text('户编号', 22), text('户主', 10), text('情况', 16)],
  ...[text('缺的材料', 50), text('未签回的材料', 40)],
];

/** The result of an inspection's list as a workbook, in the order of the list; unknown lines last. */
export async function inspectWorkbook(
  session: Session,
  { text: asked, year }: Input<'paper.inspectSheet'>,
): Promise<Result<Output<'paper.inspectSheet'>>> {
  const { households, unknown } = inspect(
    openArchiveOf(session).rawReading,
    { text: asked, year },
    today(session),
  );
  involve(households.map(({ householdId }) => householdId));
  const found = households.map((row, at): SheetValue[] => [
    ...[at + 1, row.asked, row.village, row.householdNo, row.head, stateOf(row)],
    ...[row.missing.join('；'), row.unsigned.join('；')],
  ]);
  const lost = unknown.map((line, at): SheetValue[] => [
    ...[found.length + at + 1, line, null, null, null, '档案里没有'],
    ...[null, null],
  ]);
  const rows = [...found, ...lost];
  const sheet = { name: '抽查材料情况', columns: INSPECT_COLUMNS, rows, onPaper: true };
  return ok({ ...(await put(session, '抽查材料情况', sheet)), rows: rows.length });
}

const stateOf = ({
  among,
  closedOn,
  missing,
  unsigned,
}: Output<'paper.inspect'>['households'][number]): string =>
  [
    ...(among > 1 ? [`同名 ${among} 户`] : []),
    ...(closedOn === null ? [] : [`${closedOn} 已销户`]),
    missing.length + unsigned.length === 0 ? '齐全' : `缺 ${missing.length}，未签回 ${unsigned.length}`,
  ].join('，');

async function put(session: Session, title: string, sheet: SheetToWrite) {
  const bytes = await writeWorkbook(sheet);
  await verifyWorkbook(bytes, [sheet]);
  return session.outputs.put(`${title}_${today(session).replaceAll('-', '')}.xlsx`, bytes);
}
