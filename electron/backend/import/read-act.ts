import { codeOf } from '#domain/codes/code-value.ts';
import type { CodeListName } from '#domain/codes/code-lists.ts';
import { readDate } from '#domain/fields/written-value.ts';
import type { Cells } from '#db/row-access.ts';
import type { AdjustmentDraft, FieldChangeDraft, MemberDraft } from './draft.ts';
import type { FileContext } from './file-context.ts';
import { readAdjustment } from './read-adjustment.ts';
import { readFieldChange } from './read-field-change.ts';
import { keyOfNumber, type CellIssue, type ReadRow } from './read-row.ts';

/** What a row says beside fields of the forms: that somebody came or went, that one value changed, an adjustment. */
export interface Act {
  readonly member?: Cells;
  readonly newHead?: MemberDraft['newHead'];
  readonly change?: Omit<FieldChangeDraft, 'origin'>;
  readonly income?: Cells;
  readonly adjustment?: Omit<AdjustmentDraft, 'origin'>;
}

export type ReadAct =
  { readonly ok: true; readonly act: Act } | { readonly ok: false; readonly refusal: Omit<CellIssue, 'row'> };

const NONE: ReadAct = { ok: true, act: {} };
const done = (act: Act): ReadAct => ({ ok: true, act });
const refuse = (column: string, value: string, reason: string): ReadAct => ({
  ...{ ok: false, refusal: { column, value, reason } },
});

export function readAct(row: ReadRow, file: FileContext): ReadAct {
  switch (file.kind.rowIs) {
    case 'joined':
      return moved(row, JOINED);
    case 'left':
      return moved(row, LEFT);
    case 'field-change':
      return readFieldChange(row, file);
    case 'adjustment':
      return readAdjustment(row, file);
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
  // A person who left has a reason; one who came may have none.
  if (reason === '' && prefix === 'left') return refuse(`${word}原因`, '', `没有写${word}原因`);
  const proof = special.get('proof') ?? '';
  const member: Cells = { [`${prefix}_on`]: on, [`${prefix}_kind`]: 'natural' };
  if (reason !== '') member[`${prefix}_reason`] = codeOf(reasons, reason);
  if (proof !== '') member[`${prefix}_proof`] = proof;
  const name = special.get('new-head-name') ?? '';
  const idKey = keyOfNumber(special.get('new-head-id') ?? null);
  const wasHead = /^(?:是|有|1|√)$/u.test(special.get('was-head') ?? '');
  return name === '' && idKey === null && !wasHead
    ? done({ member })
    : done({ member, newHead: { name: name === '' ? null : name, idKey } });
}

/** 20191001-20200930: from when to when the income was earned. */
function incomePeriod({ special }: ReadRow): ReadAct {
  const written = special.get('income-period') ?? '';
  const [from, to] = written.split(/\s*[-—–至~到]+\s*(?=\d{4}(?:\d{4}|[-/.年]))/u).map((d) => readDate(d));
  if (from === undefined || to === undefined || from > to)
    return refuse('收入周期', written, '请写成 20241001-20250930 这样');
  return done({ income: { period_from: from, period_to: to } });
}
