import { codeOf } from '#domain/codes/code-value.ts';
import type { CodeListName } from '#domain/codes/code-lists.ts';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { parseFieldValue } from '#domain/fields/field-value.ts';
import { readDate, readMonth } from '#domain/fields/written-value.ts';
import type { Cell, Cells } from '#db/row-access.ts';
import { normaliseHeader } from '../sheets/normalise-header.ts';
import type { MemberDraft } from './draft.ts';
import type { FileContext } from './file-context.ts';
import { keyOfNumber, type CellIssue, type ReadRow } from './read-row.ts';
import type { SpecialColumn } from './special-columns.ts';

/** What a row says beside fields of the forms: that somebody came or went, that one value changed, an adjustment. */
export interface Act {
  readonly member?: Cells;
  readonly newHead?: MemberDraft['newHead'];
  /** A value of a year. */
  readonly memberYear?: { readonly year: number; readonly cells: Cells };
  readonly householdYear?: Cells;
  readonly income?: Cells;
  readonly adjustment?: { readonly year: number; readonly kind: string; readonly cells: Cells };
}

export type ReadAct =
  { readonly ok: true; readonly act: Act } | { readonly ok: false; readonly refusal: Omit<CellIssue, 'row'> };

const NONE: ReadAct = { ok: true, act: {} };
const done = (act: Act): ReadAct => ({ ok: true, act });
const refuse = (column: string, value: string, reason: string): ReadAct => ({
  ok: false,
  refusal: { column, value, reason },
});

export function readAct(row: ReadRow, file: FileContext): ReadAct {
  switch (file.kind.rowIs) {
    case 'joined':
      return moved(row, JOINED);
    case 'left':
      return moved(row, LEFT);
    case 'field-change':
      return fieldChange(row, file);
    case 'adjustment':
      return adjustment(row, file);
    default:
      return row.special.has('income-period') ? incomePeriod(row) : NONE;
  }
}

interface Movement {
  readonly word: string;
  readonly prefix: 'joined' | 'left';
  readonly reasons: CodeListName;
}
const JOINED: Movement = { word: '增加', prefix: 'joined', reasons: 'increase_reason' };
const LEFT: Movement = { word: '减少', prefix: 'left', reasons: 'decrease_reason' };

function moved({ special }: ReadRow, { word, prefix, reasons }: Movement): ReadAct {
  const written = special.get('on') ?? '';
  const on = readDate(written);
  if (on === undefined)
    return refuse(
      `${word}日期`,
      written,
      written === '' ? `没有写${word}日期` : `“${word}日期”不是有效日期，请写成 2021-03-01 这样`,
    );
  const reason = special.get('reason') ?? '';
  const proof = special.get('proof') ?? '';
  const member: Cells = { [`${prefix}_on`]: on, [`${prefix}_kind`]: 'natural' };
  if (reason !== '') member[`${prefix}_reason`] = codeOf(reasons, reason);
  if (proof !== '') member[`${prefix}_proof`] = proof;
  const name = special.get('new-head-name') ?? '';
  const idKey = keyOfNumber(special.get('new-head-id') ?? null);
  return name === '' && idKey === null
    ? done({ member })
    : done({ member, newHead: { name: name === '' ? null : name, idKey } });
}

function fieldChange({ special, year }: ReadRow, file: FileContext): ReadAct {
  const label = special.get('changed-field') ?? '';
  const field = memberField(label);
  if (field === undefined)
    return refuse('变更指标', label, label === '' ? '没有写变更的是哪个指标' : '成员信息里没有这个指标');
  const written = special.get('new-value') ?? '';
  if (written === '') return refuse('新值', '', '没有写新值；要清空请写“清空”');
  const on = readDate(special.get('on') ?? '');
  const of = year ?? (on === undefined ? file.year : Number(on.slice(0, 4)));
  const parsed = /^[\s【[(（]*清空[\s】\])）]*$/u.test(written)
    ? { ok: true as const, value: null }
    : parseFieldValue(field, written, of);
  if (!parsed.ok) return refuse('新值', written, parsed.reason);
  const cells: Cells = { [field.name]: parsed.value };
  return done(field.store === 'member' ? { member: cells } : { memberYear: { year: of, cells } });
}

const memberField = (label: string): Field | undefined =>
  fieldsOf('member').find(
    (f) =>
      (f.store === 'member' || f.store === 'member_year') &&
      [f.label, ...f.headers].some((h) => normaliseHeader(h) === normaliseHeader(label)),
  );

const KINDS = { recognised: '1', returned: '2', exited: '3', removed: '4' } as const;

const DAYS = [
  'adjustment.applied_on',
  'adjustment.first_meeting_on',
  'adjustment.first_notice_from',
  'adjustment.first_notice_to',
  'adjustment.second_notice_from',
  'adjustment.second_notice_to',
  'adjustment.announced_on',
  'adjustment.told_on',
] as const satisfies readonly SpecialColumn[];

function adjustment(row: ReadRow, file: FileContext): ReadAct {
  const { special, stores } = row;
  const cells: Cells = {};
  for (const name of DAYS) {
    const written = special.get(name) ?? '';
    if (written === '') continue;
    const day = readDate(written);
    if (day === undefined)
      return refuse(file.headerOf(`row.${name}`), written, '不是有效日期，请写成 2021-03-01 这样');
    cells[name.slice('adjustment.'.length)] = day;
  }
  const ofYear = stores.get('household_year') ?? {};
  const said = ofYear['return_year'] ?? (file.kind.adjustment === 'exited' ? ofYear['exit_year'] : null);
  const year = row.year ?? (typeof said === 'number' ? said : file.year);
  const removal = special.get('removal-type') ?? '';
  const kind =
    (removal === '' ? null : codeOf('adjustment_kind', removal)) ??
    KINDS[file.kind.adjustment ?? 'recognised'];
  take(cells, 'reason', special.get('adjustment.reason'), (text) => text);
  take(cells, 'comparison_result', special.get('adjustment.comparison_result'), (text) =>
    codeOf('comparison_result', text),
  );
  take(cells, 'is_signed', special.get('adjustment.is_signed'), (text) =>
    /^(是|有|1|√)$/.test(text) ? 1 : 0,
  );
  if (file.kind.adjustment === 'returned') take(cells, 'causes', ofYear['return_causes'], (text) => text);
  if (file.kind.adjustment === 'exited') take(cells, 'mark', ofYear['exit_status'], (text) => text);
  const month = readMonth(special.get('recognised-month') ?? '');
  return done({
    adjustment: { year, kind, cells },
    ...(month === undefined ? {} : { householdYear: { first_recognised_year: Number(month.slice(0, 4)) } }),
  });
}

function take(
  cells: Cells,
  column: string,
  said: string | number | null | undefined,
  as: (text: string) => Cell,
): void {
  if (said !== undefined && said !== null && said !== '') cells[column] = as(String(said));
}

/** 20191001-20200930: from when to when the income was earned. */
function incomePeriod({ special }: ReadRow): ReadAct {
  const written = special.get('income-period') ?? '';
  const [from, to] = written.split(/\s*[-—–至~到]+\s*(?=\d{4}(?:\d{4}|[-/.年]))/u).map((d) => readDate(d));
  if (from === undefined || to === undefined || from > to)
    return refuse('收入周期', written, '请写成 20241001-20250930 这样');
  return done({ income: { period_from: from, period_to: to } });
}
