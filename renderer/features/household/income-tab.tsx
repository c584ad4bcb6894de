import type { ReactNode } from 'react';
import type { FieldValues } from '#contract/common.ts';
import type { HouseholdPage } from '#contract/household.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { deriveIncome, formulaInWords } from '#domain/income/statement.ts';
import { EditableField } from '../../fields/editable-field.tsx';
import { useEditing } from '../../fields/use-editing.ts';
import { useRoute } from '../../route.ts';
import { moneyOf } from '../../ui/numbers.ts';
import { Note } from '../../ui/notes.tsx';
import { incomeKeys, incomeLines, itemsOf } from './income-lines.ts';
import { useSaveHousehold } from './save.ts';

const amount = (values: FieldValues, key: string): number | null => {
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

/** The entry items of the year beside last year's, the sums that follow from them, and how they were worked out. */
export function IncomeTab({ page }: { page: HouseholdPage }): ReactNode {
  const { values, lastYear, year } = page;
  const { field } = useRoute();
  const [editing, setEditing] = useEditing(field);
  const save = useSaveHousehold(page);
  const items = itemsOf(values);
  const sums = deriveIncome(items, page.headCount);
  const before = deriveIncome(itemsOf(lastYear), null);
  const formula = formulaInWords(items, page.headCount);
  return (
    <div className="income">
      <table className="sheet" aria-label={`${year} 年收入`}>
        <thead>
          <tr>
            <th>项目</th>
            <th className="num">{year} 年（元）</th>
            <th className="num">{year - 1} 年（元）</th>
            <th className="num">比上年</th>
          </tr>
        </thead>
        <tbody>
          {incomeLines.map((line) => {
            if (line.sum !== undefined) {
              const now = sums[line.sum];
              const last = before[line.sum];
              return (
                <tr key={line.sum} className="sum">
                  <td>{line.label}</td>
                  <td className="num">{moneyOf(now) || '—'}</td>
                  <td className="num faint">{moneyOf(last)}</td>
                  <td className="num">
                    <Difference now={now} before={last} />
                  </td>
                </tr>
              );
            }
            const entry = fieldByKey(line.key);
            return (
              <tr key={line.key}>
                <td style={{ paddingLeft: line.indent ? 26 : 8 }}>{entry.label}</td>
                <td className="num">
                  <EditableField
                    field={{ ...entry, unit: undefined }}
                    value={values[line.key]}
                    year={year}
                    editing={editing === line.key}
                    marked={field === line.key}
                    align="right"
                    onEdit={() => setEditing(line.key)}
                    onEnd={(step) => {
                      const index = incomeKeys.indexOf(line.key);
                      setEditing(
                        step === 'stay' ? null : (incomeKeys[index + (step === 'next' ? 1 : -1)] ?? null),
                      );
                    }}
                    onSave={(value) => save(line.key, value)}
                    showValue={() => moneyOf(amount(values, line.key))}
                  />
                </td>
                <td className="num faint">{moneyOf(amount(lastYear, line.key))}</td>
                <td className="num">
                  <Difference now={amount(values, line.key)} before={amount(lastYear, line.key)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {formula.length === 0 ? (
        <Note>还没有填 {year} 年的收入。单击上面“未填”处输入，Tab 到下一项，合计自动算出。</Note>
      ) : (
        <ol className="formula" aria-label="计算过程">
          {formula.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
    </div>
  );
}
