import { readDecimal } from '#domain/fields/written-value.ts';
import { lineCents } from '#domain/income/lines.ts';
import { yuanOf } from '#domain/income/money.ts';
import type { LineInput, LineView } from '#contract/statement.ts';

/** A line as it is being typed. */
export interface LineDraft {
  readonly title: string;
  readonly memberId: number | null;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly amount: string;
  readonly note: string;
}

const written = (value: number | null | undefined): string => String(value ?? '');

export const draftOfLine = (line: LineView | null): LineDraft => ({
  title: line?.title ?? '',
  memberId: line?.memberId ?? null,
  quantity: written(line?.quantity),
  unit: line?.unit ?? '',
  unitPrice: written(line?.unitPrice),
  amount: line === null ? '' : line.amount.toFixed(2),
  note: line?.note ?? '',
});

type Read = { readonly line: LineInput } | { readonly reason: string };

const QUANTITY_DIGITS = 4;

/** Quantity × price as it stands in the boxes; null while they make none. */
export function productOf({ quantity, unitPrice }: LineDraft): number | null {
  const read = [quantity, unitPrice].map((text) => readDecimal(text.trim(), QUANTITY_DIGITS));
  const [count, price] = read;
  if (count === undefined || price === undefined || count < 0 || price < 0) return null;
  const cents = lineCents({ quantity: count, unitPrice: price, amount: null });
  return cents === null ? null : yuanOf(cents);
}

/** The draft as a line to save, or what is missing in it. */
export function readLine(draft: LineDraft, id: number | undefined): Read {
  const title = draft.title.trim();
  if (title === '') return { reason: '请填写明细名称' };
  const numbers: Record<'quantity' | 'unitPrice' | 'amount', number | null> = {
    ...{ quantity: null, unitPrice: null, amount: null },
  };
  const boxes = [
    ['quantity', '数量', QUANTITY_DIGITS],
    ['unitPrice', '单价', QUANTITY_DIGITS],
    ['amount', '金额', 2],
  ] as const;
  for (const [name, label, digits] of boxes) {
    const text = draft[name].trim();
    if (text === '') continue;
    const value = readDecimal(text, digits);
    if (value === undefined || value < 0) return { reason: `${label}应当填不小于 0 的数字` };
    numbers[name] = value;
  }
  if (lineCents(numbers) === null) return { reason: '请填写金额，或者数量和单价' };
  const { memberId, unit, note } = draft;
  return {
    line: {
      ...(id === undefined ? {} : { id }),
      ...{ title, memberId, ...numbers, unit: unit.trim() || null, note: note.trim() || null },
    },
  };
}

/** Whether two drafts say the same. */
export const isSame = (a: LineDraft, b: LineDraft): boolean => JSON.stringify(a) === JSON.stringify(b);
