import type { Input } from '#contract/channels.ts';
import { Refusal } from '../session.ts';
import { targetName, targetsOf, wordsOf } from './column-targets.ts';
import type { SourceState, SourceWishes } from './conversation.ts';
import { fileKindOf, type FileKind } from './file-kinds.ts';
import { PREVIEW_ROWS, understandSource, type Surroundings } from './understand-source.ts';

type Adjustment = Omit<Input<'import.adjust'>, 'importId' | 'source'>;

const refuse = (message: string): never => {
  throw new Refusal({ code: 'rule', rule: 'import-columns', message });
};

/** The sheet understood anew with what the clerk says now and has said before; refuses what cannot be. */
export async function adjustSource(
  source: SourceState,
  wish: Adjustment,
  around: Surroundings,
): Promise<SourceState> {
  if (source.problem !== null) return refuse(`“${source.name}”没有读出来：${source.problem}`);
  const wishes = wishesOf(source, wish);
  const understood = await understandSource(source.answer.source, source, wishes, around);
  if (wish.used === true && understood.map === undefined)
    refuse('还不知道这张表是什么。请先选表的种类和表头所在的行，再选用它。');
  if (wish.kind !== undefined && understood.map === undefined)
    refuse('没有找到表头，请先指明表头在第几行，再选表的种类。');
  refuseYearOfRows(wish, understood.answer.yearFrom);
  return { ...source, ...understood, wishes };
}

/** What was said before holds as far as it still means something: columns go with their header and their kind. */
function wishesOf(source: SourceState, wish: Adjustment): SourceWishes {
  const { wishes, answer } = source;
  const header = headerOf(source, wish);
  const isMoved = header?.row !== wishes.header?.row || header?.rows !== wishes.header?.rows;
  const kindId = wish.kind ?? wishes.kind;
  const kind = fileKindOf(kindId ?? answer.kind ?? '');
  if (wish.kind !== undefined && kind === undefined) refuse('没有这一种表，请从列表里选。');
  const columns = new Map(isMoved ? [] : wishes.columns);
  for (const [index, target] of columns)
    if (target !== null && kind !== undefined && !targetsOf(kind).byName.has(target)) columns.delete(index);
  if (wish.columns !== undefined) wishColumns(columns, wish.columns, source, kind);
  // A kind that is chosen by hand is chosen in order to be imported.
  const used =
    wish.used ?? wishes.used ?? (answer.kind === null && wish.kind !== undefined ? true : answer.used);
  const isKnown = answer.kind !== null || kindId !== undefined;
  return {
    ...{ kind: kindId, year: wish.year ?? wishes.year, header, columns },
    used: isKnown ? used : wish.used,
  };
}

function headerOf({ wishes, head, answer }: SourceState, { headerRow, headerRows }: Adjustment) {
  if (headerRow === undefined && headerRows === undefined) return wishes.header;
  const row = headerRow ?? answer.header?.row;
  if (row === undefined) return refuse('请先指明表头在第几行。');
  const shown = head.slice(0, PREVIEW_ROWS);
  const at = shown.findIndex(({ number }) => number === row);
  const rows = headerRows ?? 1;
  if (at < 0)
    return refuse(`第 ${row} 行是空行，或者不在前 ${PREVIEW_ROWS} 行里，不能作表头。请从预览的行里选。`);
  if (at + rows > shown.length) return refuse(`从第 ${row} 行起没有 ${rows} 行，表头不能占这么多行。`);
  return { row, rows };
}

function wishColumns(
  columns: Map<number, string | null>,
  wished: NonNullable<Adjustment['columns']>,
  { answer }: SourceState,
  kind: FileKind | undefined,
): void {
  if (kind === undefined) return refuse('还不知道这张表是什么，请先选表的种类，再改列。');
  const { byName } = targetsOf(kind);
  const titleOf = (index: number) =>
    `“${answer.columns.find((column) => column.index === index)?.header || `第 ${index + 1} 列`}”`;
  for (const { index, target } of wished) {
    if (!answer.columns.some((column) => column.index === index))
      refuse(`这张表没有第 ${index + 1} 列，请重新选。`);
    if (target !== null && !byName.has(target))
      refuse(`${titleOf(index)}不能这样用：“${kind.title}”里没有这一项。请从列表里选，或者换表的种类。`);
    columns.set(index, target);
  }
  const owners = new Map<string, number>();
  for (const [index, name] of columns) {
    const target = name === null ? undefined : byName.get(name);
    if (target === undefined) continue;
    const other = owners.get(targetName(target));
    if (other !== undefined)
      refuse(
        `${titleOf(other)}和${titleOf(index)}不能都作“${wordsOf(target).label}”，只能有一列。请把其中一列改成别的，或不导入。`,
      );
    owners.set(targetName(target), index);
  }
}

function refuseYearOfRows({ year }: Adjustment, from: string): void {
  if (year !== undefined && from === 'column')
    refuse('这张表有“年度”列，每一行按自己的年度导入。要全表用同一个年度，请先把“年度”列改成不导入。');
  if (year !== undefined && from === 'none') refuse('这种表按各行自己的日期导入，不用选年度。');
}
