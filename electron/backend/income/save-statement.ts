import { rowWriter, type Cells } from '#db/row-access.ts';
import { isYearClosed, type StatementRow } from '#db/statements.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { spellFigures } from '#domain/income/spell-figures.ts';
import { INCOME_ITEMS } from '#domain/income/statement.ts';
import { yearOf } from '#domain/time/day.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { sortValues } from '../field-input.ts';
import { act, closedYear, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { type LinePlan, planLines, refuseOverSums, writeLines } from './line-rows.ts';
import { statementPlace, type StatementPlace } from './statement-place.ts';
import { itemsOfRow, referencePartsOf } from './statement-view.ts';
import { outdatedSums, REPORTED_SUMS } from './reported-sums.ts';

type Save = Input<'statement.save'>;

/** What a statement is called in the log: 收入（2025 年）, 收入（识别时）… */
export const statementTitle = ({ purpose, year }: Pick<StatementRow, 'purpose' | 'year'>): string =>
  ({
    annual: `收入（${year} 年）`,
    monitoring: '收入（识别时）',
    elimination: '收入（风险消除时）',
    survey: '收入（摸底）',
  })[purpose];

const wrong = (path: string, message: string) =>
  new Refusal({ code: 'invalid-input', issues: [{ path, message }] });

/** The typed columns, without sums: those follow from the items. */
function typedCells(input: Save, place: StatementPlace): Cells {
  const sorted = sortValues(input.values ?? {}, { entities: ['income'], stores: ['income_statement'] });
  const cells: Cells = { ...sorted.stores.get('income_statement') };
  if (REPORTED_SUMS.some((name) => cells[name] !== undefined))
    throw wrong('合计', '由分项自动算出，不用填写');
  for (const { name, label } of INCOME_ITEMS)
    if (Number(cells[name] ?? 0) < 0) throw wrong(label, '不能为负数');
  const period = { ...place.period };
  if (typeof cells['period_from'] === 'string') period.from = cells['period_from'];
  if (typeof cells['period_to'] === 'string') period.to = cells['period_to'];
  if (period.to < period.from) throw wrong('收入周期止', '不能早于收入周期起');
  if (input.note !== undefined) cells['note'] = input.note === '' ? null : input.note;
  if (input.headCount === undefined) return cells;
  if (place.purpose === 'annual')
    throw wrong('人口数', '年度收入按年度家庭人口数计算，请在“概况”里改年度家庭人口数');
  return { ...cells, head_count: input.headCount };
}

/** What belongs to a statement from its beginning, beside what was typed. */
function beginning(place: StatementPlace): Cells {
  const { householdId, purpose, spellId, year, period, headCount } = place;
  const fixed = { household_id: householdId, purpose, spell_id: spellId, year };
  // An annual one goes by the pack and by the heads of the year, whatever they become.
  if (purpose === 'annual') return fixed;
  return { ...fixed, period_from: period.from, period_to: period.to, head_count: headCount };
}

async function writeStatement(
  scope: WriteScope,
  place: StatementPlace,
  cells: Cells,
  plan: LinePlan,
): Promise<number> {
  const writer = rowWriter(scope.raw);
  const { row } = place;
  const to = place.purpose === 'annual' ? undefined : cells['period_to'];
  const all: Cells = { ...cells, ...plan.sums };
  if (typeof to === 'string') all['year'] = yearOf(to);
  const own = row === undefined ? { ...beginning(place), ...all } : { ...outdatedSums(row, all), ...all };
  const id = row?.id ?? writer.insert('income_statement', own);
  if (row !== undefined && Object.keys(own).length > 0) writer.update('income_statement', id, own);
  await writeLines(scope, writer, id, plan);
  const { purpose, spellId } = place;
  if (spellId === null || (purpose !== 'monitoring' && purpose !== 'elimination')) return id;
  const after = { ...row, ...own };
  const heads = after.head_count ?? place.headCount;
  const prefix = purpose === 'monitoring' ? 'recognised' : 'after';
  const figures = spellFigures(prefix, itemsOfRow(after), referencePartsOf(after), heads);
  writer.update('monitoring_spell', spellId, figures);
  return id;
}

/** One act: items, lines, heads and period of a statement, and what its spell takes from it. */
export async function saveStatement(
  session: Session,
  input: Save,
): Promise<Result<Output<'statement.save'>>> {
  const db = reader(openArchiveOf(session));
  const place = await statementPlace(db, input, today(session));
  const cells = typedCells(input, place);
  const statement = { id: place.row?.id, householdId: place.householdId };
  const plan = await planLines(db, statement, input.lines ?? {});
  refuseOverSums(cells, plan.sums);
  const isCorrected = (input.reason ?? '').trim() !== '';
  if (!isCorrected && input.lines !== undefined && (await isYearClosed(db, place.year)))
    throw closedYear(place.year);
  const isBlank = [...Object.values(cells), ...plan.added].every((value) => value === null);
  if (place.row === undefined && isBlank) return ok({ id: null, change: null });
  const title = `登记${statementTitle(place)}：户 ${place.householdNo ?? ''}`;
  const done = await act(session, { command: 'statement.save', title, reason: input.reason }, (scope) =>
    writeStatement(scope, place, cells, plan),
  );
  return ok({ id: done.value, change: done.change });
}
