import { type ReactNode, useState } from 'react';
import type { StatementView } from '#contract/statement.ts';
import type { Step } from '../../fields/editable-field.tsx';
import { useToldField } from '../../fields/field-history.tsx';
import { useEditing } from '../../fields/use-editing.ts';
import { useRemembered } from '../../memory.ts';
import { useRoute } from '../../route.ts';
import { Note } from '../../ui/notes.tsx';
import type { Person } from './income-line-boxes.tsx';
import { isShown, type SheetRow, sheetRows } from './income-lines.ts';
import { IncomeSheetRow } from './income-sheet-row.tsx';
import type { StatementActs } from './income-statement.ts';

interface SheetProps {
  readonly view: StatementView;
  readonly title: string;
  readonly people: readonly Person[];
  readonly acts: StatementActs;
}

/** Where Tab goes: the figures that are typed, in the order of the sheet. */
const walkOf = (rows: readonly SheetRow[], view: StatementView): string[] =>
  rows
    .filter((row) => row.kind !== 'sum')
    .filter((row) => row.kind !== 'item' || !view.lines.some((line) => line.item === row.item))
    .map((row) => row.key);

/** Items and sums of one statement beside last year's, and how they were worked out. */
export function IncomeSheet({ view, title, people, acts }: SheetProps): ReactNode {
  const { field } = useRoute();
  const [editing, setEditing] = useEditing(field);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [told, onTell] = useToldField(view.id !== null);
  const [all, setAll] = useRemembered('income.all', false);
  const rows = sheetRows.filter((row) => row.key === field || isShown(row, view.values[row.key], all));
  const end = (key: string, step: Step): void => {
    const walk = walkOf(rows, view);
    const index = walk.indexOf(key);
    setEditing(step === 'stay' ? null : (walk[index + (step === 'next' ? 1 : -1)] ?? null));
  };
  const open = (key: string, isOpen: boolean): void => {
    setEditing(null);
    setOpened(new Set(isOpen ? [...opened, key] : [...opened].filter((each) => each !== key)));
  };
  return (
    <>
      <table className="sheet" aria-label={title}>
        <thead>
          <tr>
            <th>项目</th>
            <th style={{ width: 96 }}>
              <button type="button" className="link small" aria-pressed={all} onClick={() => setAll(!all)}>
                {all ? '收起其中项' : '显示其中项'}
              </button>
            </th>
            <th className="num" style={{ width: 150 }}>
              金额（元）
            </th>
            <th className="num" style={{ width: 140 }}>
              {view.year - 1} 年（元）
            </th>
            <th className="num" style={{ width: 150 }}>
              比上年
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <IncomeSheetRow
              key={row.key}
              {...{ row, view, people, acts, editing, marked: field }}
              open={opened.has(row.key)}
              onOpen={(isOpen) => open(row.key, isOpen)}
              onEdit={setEditing}
              onEnd={end}
              told={told}
              onTell={onTell}
            />
          ))}
        </tbody>
      </table>
      {view.formula.length === 0 ? (
        <Note>还没有填收入。单击金额处输入，Tab 到下一项；点“明细”可以逐笔记，合计自动算出。</Note>
      ) : (
        <ol className="formula" aria-label="计算过程">
          {view.formula.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </>
  );
}
