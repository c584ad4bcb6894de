import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { centsOf, yuanOf } from '#domain/income/money.ts';
import type { StatementView } from '#contract/statement.ts';
import { EditableField, type Step } from '../../fields/editable-field.tsx';
import { FieldHistory } from '../../fields/field-history.tsx';
import { moneyOf } from '../../ui/numbers.ts';
import { ItemLines } from './income-item-lines.tsx';
import type { Person } from './income-line-boxes.tsx';
import { partsBeside, type SheetRow } from './income-lines.ts';
import type { StatementActs } from './income-statement.ts';

interface RowProps {
  readonly view: StatementView;
  readonly people: readonly Person[];
  readonly acts: StatementActs;
  readonly editing: string | null;
  readonly marked: string | undefined;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onEdit: (key: string) => void;
  readonly onEnd: (key: string, step: Step) => void;
  /** The key of the figure whose history is open. */
  readonly told: string | null;
  readonly onTell: (key: string | null) => void;
}

const amount = (values: StatementView['values'], key: string): number | null => {
  const value = values[key];
  return typeof value === 'number' ? value : null;
};

function Difference({ now, before }: { now: number | null; before: number | null }): ReactNode {
  if (now === null || before === null) return null;
  const by = Math.round((now - before) * 100) / 100;
  if (by === 0) return <span className="faint">持平</span>;
  return (
    <span className="quiet">
      {by > 0 ? '增' : '减'} {moneyOf(Math.abs(by))}
    </span>
  );
}

function Past({ now, before }: { now: number | null; before: number | null }): ReactNode {
  return (
    <>
      <td className="num faint">{moneyOf(before)}</td>
      <td className="num">
        <Difference now={now} before={before} />
      </td>
    </>
  );
}

/** One row of the sheet: a sum, or a figure to type, with the lines of an item under it. */
export function IncomeSheetRow({ row, ...props }: RowProps & { readonly row: SheetRow }): ReactNode {
  const { view, marked } = props;
  if (row.kind === 'sum') {
    const now = view.sums[row.sum];
    return (
      <tr className={`sum${marked === row.key ? ' chosen' : ''}`} data-field={row.key} tabIndex={-1}>
        <td colSpan={2}>{row.label}</td>
        <td className="num">{moneyOf(now) || '—'}</td>
        <Past now={now} before={view.lastYearSums[row.sum]} />
      </tr>
    );
  }
  return <FigureRow row={row} {...props} />;
}

function FigureRow({
  row,
  ...props
}: RowProps & { readonly row: Exclude<SheetRow, { kind: 'sum' }> }): ReactNode {
  const { view, people, acts, editing, marked, open, onOpen, onEdit, onEnd, told, onTell } = props;
  const field = fieldByKey(row.key);
  const lines = row.kind === 'item' ? view.lines.filter((line) => line.item === row.item) : [];
  const now = amount(view.values, row.key);
  const total = yuanOf(lines.reduce((sum, line) => sum + centsOf(line.amount), 0));
  const isApart = lines.length > 0 && total !== now;
  const beside = row.kind === 'item' ? partsBeside(row.item, view.values) : null;
  return (
    <>
      <tr
        className={row.kind === 'part' ? 'part' : ''}
        data-field={row.key}
        onKeyDown={(event) => {
          if (row.kind !== 'item' || event.key !== '+') return;
          event.preventDefault();
          onOpen(true);
        }}
      >
        <td style={{ paddingLeft: row.indent ? 26 : 8 }}>
          {row.kind === 'part' && row.rare ? <span className="faint">其中 </span> : null}
          {field.label}
          {view.id === null ? null : (
            <FieldHistory
              field={field}
              owner={{ rowId: view.id }}
              year={view.year}
              open={told === row.key}
              onOpen={(isOpen) => onTell(isOpen ? row.key : null)}
            />
          )}
          {isApart ? <span className="warn small">（明细合计 {moneyOf(total)}）</span> : null}
          {beside === null ? null : <span className="warn small">（其中项合计 {moneyOf(beside)}）</span>}
        </td>
        <td className="twist">
          {row.kind === 'item' ? (
            <button
              type="button"
              className={`link${lines.length === 0 ? ' faint' : ''}`}
              aria-expanded={open}
              aria-label={`${field.label}的明细`}
              title="在这一行按 + 打开明细，Esc 收起"
              onClick={() => onOpen(!open)}
            >
              {open ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}{' '}
              {lines.length === 0 ? '明细' : `${lines.length} 条`}
            </button>
          ) : null}
        </td>
        <td className="num">
          <EditableField
            field={{ ...field, unit: undefined }}
            value={now}
            year={view.year}
            editing={editing === row.key && lines.length === 0}
            marked={marked === row.key}
            align="right"
            onEdit={() => (lines.length === 0 ? onEdit(row.key) : onOpen(true))}
            onEnd={(step) => onEnd(row.key, step)}
            onSave={(value) => acts.saveValue(row.key, value)}
            showValue={() => moneyOf(now)}
          />
        </td>
        <Past now={now} before={amount(view.lastYear, row.key)} />
      </tr>
      {row.kind === 'item' && open ? (
        <ItemLines
          {...{ item: row.item, label: field.label, lines, total, value: now, people, acts }}
          onClose={() => onOpen(false)}
        />
      ) : null}
    </>
  );
}
