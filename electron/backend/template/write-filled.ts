import { createHash } from 'node:crypto';
import { keepMapping } from '#db/column-mappings.ts';
import { insertExport } from '#db/exports.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { fileWord } from '../documents/file-word.ts';
import { act, type Session, today } from '../session.ts';
import { columnLetters, refuseTooLong } from '../sheets/write-rows.ts';
import type { SheetValue } from '../sheets/write-workbook.ts';
import type { TemplateConversation } from './conversation.ts';
import { fillTemplate } from './fill-template.ts';
import { type PreparedFill, prepareFill } from './preview-template.ts';
import { verifyFilled } from './verify-filled.ts';

type FillInput = Input<'template.fill'>;

interface Part {
  readonly area: string | null;
  readonly values: readonly (readonly SheetValue[])[];
}

interface Written {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly sha256: string;
  readonly area: string | null;
}

/** Fills the template, in several files where one may not have all rows; each is read back before it counts. */
export async function writeFilled(
  session: Session,
  input: FillInput,
  signal: AbortSignal,
): Promise<Result<Output<'template.fill'>>> {
  const prepared = await prepareFill(session, input, { blank: input.misfits === 'blank', signal });
  const { conversation, rows, fitted } = prepared;
  if (rows.length === 0) return refuse('template-empty', '没有要填的户或人。请换年度、村或清单再填。');
  if (fitted.misfits.length > 0 && input.misfits === 'refuse') {
    const message = `有 ${fitted.misfits.length} 种填法模板不收，没有填。请看下面列出的值：改正档案，或选“照填”或“留空”。`;
    return refuse('template-misfits', message, fitted.misfits);
  }
  const { limit } = conversation.understood.state;
  const most = Math.min(input.rowsAFile ?? rows.length, limit?.rows ?? rows.length);
  if (most < 1) return refuse('template-no-room', `模板里没有空行可填：${limit?.why ?? ''}。`);
  const written: Written[] = [];
  for (const part of partsOf(prepared, { byVillage: input.byVillage, most })) {
    signal.throwIfAborted();
    written.push(await writePart(prepared, part, nameOf(session, input, { conversation, part })));
    if (input.job !== undefined)
      session.progress({ job: input.job, stage: '写入', done: written.length, total: null });
  }
  signal.throwIfAborted();
  await record(session, { input, conversation, prepared }, written);
  const files = written.map(({ name, bytes, rows: count, sha256 }) => ({
    ...session.outputs.put(name, bytes),
    rows: count,
    sha256,
  }));
  return ok({ files });
}

/** By village where that is asked for, or where one file may not have all; a village beyond the limit in several. */
function partsOf(
  { rows, fitted }: PreparedFill,
  { byVillage, most }: { byVillage: boolean; most: number },
): Part[] {
  if (!byVillage && rows.length <= most) return [{ area: null, values: fitted.values }];
  const byArea = Map.groupBy(rows.keys(), (at) => rows[at]?.household.village ?? '未定村');
  return [...byArea].flatMap(([area, places]) => {
    const pieces = Math.ceil(places.length / most);
    return Array.from({ length: pieces }, (_, piece): Part => {
      const own = places.slice(piece * most, (piece + 1) * most);
      const values = own
        .map((at) => fitted.values[at] ?? [])
        .map((row, at) => renumbered(row, fitted.numbering, at + 1));
      return { area: pieces === 1 ? area : `${area}${piece + 1}`, values };
    });
  });
}

function renumbered(row: readonly SheetValue[], numbering: number, number: number): readonly SheetValue[] {
  if (numbering < 0) return row;
  return row.with(numbering, typeof row[numbering] === 'string' ? String(number) : number);
}

function nameOf(
  session: Session,
  { rows }: FillInput,
  { conversation, part }: { conversation: TemplateConversation; part: Part },
): string {
  const { name } = conversation.file;
  const dot = name.lastIndexOf('.');
  const stem = fileWord(dot > 0 ? name.slice(0, dot) : name) || '模板';
  const ending = /\.xlsm$/i.test(name) ? 'xlsm' : 'xlsx';
  const day = today(session).replaceAll('-', '');
  const words = [stem, ...(part.area === null ? [] : [fileWord(part.area)]), String(rows.year), day];
  return `${words.join('_')}.${ending}`;
}

async function writePart({ conversation, fitted }: PreparedFill, part: Part, name: string): Promise<Written> {
  const { file, understood } = conversation;
  const { state, layout, lastSample } = understood;
  const plan = { firstRow: state.firstRow ?? 1, lastSample, columns: fitted.columns };
  const filling = { file, sheet: state.sheet, layout, plan };
  for (const [at, values] of part.values.entries())
    for (const [column, value] of values.entries())
      refuseTooLong(value, {
        row: plan.firstRow + at,
        header: `${columnLetters((plan.columns[column] ?? 0) + 1)} 列`,
      });
  const bytes = await fillTemplate(filling, part.values);
  await verifyFilled(filling, bytes, part.values);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, bytes, rows: part.values.length, sha256, area: part.area };
}

async function record(
  session: Session,
  {
    input,
    conversation,
    prepared,
  }: { input: FillInput; conversation: TemplateConversation; prepared: PreparedFill },
  written: readonly Written[],
): Promise<void> {
  const { file, understood } = conversation;
  const { state, headers } = understood;
  const title = file.name.replace(/\.[^.]*$/, '');
  const { year, of } = input.rows;
  const at = session.now().toISOString();
  const head = {
    command: 'template.fill',
    title: `填官方模板“${title}”：${year} 年 ${prepared.rows.length} 行`,
  };
  const targets = Array<string | null>(headers.split('\n').length).fill(null);
  for (const { index, target } of state.columns) targets[index] = target;
  await act(session, head, async ({ trx, changeId, keep }) => {
    keep();
    await keepMapping(trx, { purpose: 'fill', headers }, { kind: of, columns: targets, at });
    for (const { name, rows, sha256, area } of written)
      await insertExport(trx, {
        change_id: changeId,
        ...{ kind: 'template', title, year, file: name, rows, sha256, at, area },
      });
  });
}
