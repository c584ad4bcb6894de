import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { LINE_TITLES } from '#domain/income/line-titles.ts';
import type { IncomeItemName } from '#domain/income/statement.ts';
import type { LineView } from '#contract/statement.ts';
import { sentenceOf } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { moneyOf } from '../../ui/numbers.ts';
import type { Person } from './income-line-boxes.tsx';
import { IncomeLineRow } from './income-line-row.tsx';
import type { StatementActs } from './income-statement.ts';

interface ItemLinesProps {
  readonly item: IncomeItemName;
  readonly label: string;
  readonly lines: readonly LineView[];
  /** What they add up to. */
  readonly total: number;
  /** What stands in the sheet for the item. */
  readonly value: number | null;
  readonly people: readonly Person[];
  readonly acts: StatementActs;
  readonly onClose: () => void;
}

/** The lines of an item, inline under it, with an empty one at the end for the next. */
export function ItemLines({
  item,
  label,
  lines,
  total,
  value,
  people,
  acts,
  onClose,
}: ItemLinesProps): ReactNode {
  const { message } = App.useApp();
  const [next, setNext] = useState(0);
  const drop = (): void => {
    acts.dropLines(item).catch((thrown: unknown) => message.error(sentenceOf(thrown)));
  };
  return (
    <tr className="item-lines">
      <td colSpan={5}>
        <table className="line-sheet" aria-label={`${label}明细`}>
          <thead>
            <tr>
              <th style={{ width: 150 }}>明细</th>
              <th style={{ width: 84 }}>成员</th>
              <th className="num" style={{ width: 72 }}>
                数量
              </th>
              <th style={{ width: 48 }}>单位</th>
              <th className="num" style={{ width: 76 }}>
                单价
              </th>
              <th className="num" style={{ width: 96 }}>
                金额（元）
              </th>
              <th>备注</th>
              <th style={{ width: 30 }} aria-label="删去" />
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <IncomeLineRow
                key={line.id}
                line={line}
                titles={LINE_TITLES[item]}
                people={people}
                autoFocus={false}
                onSave={(changed) => acts.saveLine(item, changed)}
                onRemove={() => acts.removeLine(item, line.id)}
                onNext={() => setNext(next + 1)}
                onClose={onClose}
              />
            ))}
            <IncomeLineRow
              key={`new ${lines.length} ${next}`}
              line={null}
              titles={LINE_TITLES[item]}
              people={people}
              autoFocus
              onSave={(added) => acts.saveLine(item, added)}
              onRemove={null}
              onNext={() => undefined}
              onClose={onClose}
            />
          </tbody>
        </table>
        {lines.length === 0 ? (
          <p className="quiet small">
            {value === null || value === 0
              ? '记一条按一次回车；填了数量和单价，金额自动算出。'
              : `表里现在是 ${moneyOf(value)} 元，记了明细就按明细的合计计。`}
          </p>
        ) : (
          <div className="line small">
            <span className="quiet">
              {lines.length} 条合计 {moneyOf(total)} 元
            </span>
            {value === total ? null : (
              <span className="warn">
                表里是 {moneyOf(value) || '空的'}，与明细不一致；改动任一条明细后按明细计。
              </span>
            )}
            <span className="spread" />
            <Button may="write" type="link" size="small" onClick={drop}>
              删去明细，只留合计
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}
