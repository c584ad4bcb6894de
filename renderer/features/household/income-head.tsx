import { type ReactNode } from 'react';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { lineInWords } from '#domain/income/line-of-year.ts';
import type { Field } from '#domain/fields/field.ts';
import type { StatementView } from '#contract/statement.ts';
import { EditableField } from '../../fields/editable-field.tsx';
import { useEditing } from '../../fields/use-editing.ts';
import { moneyOf } from '../../ui/numbers.ts';
import type { StatementActs } from './income-statement.ts';

/** The heads of a spell's statement; they are the statement's own and stand in no collection form. */
const HEADS: Field = {
  ...{ key: 'income.head_count', entity: 'income', name: 'head_count', label: '家庭人口数' },
  ...{ store: 'income_statement', type: 'int', required: 'always', headers: ['家庭人口数'] },
  ...{ exportHeader: '家庭人口数', level: 'INTERNAL', source: 'G10' },
};

interface HeadProps {
  readonly view: StatementView;
  readonly acts: StatementActs;
}

/** Above the sheet: the period, the heads, and the line that the income is held against. */
export function IncomeHead({ view, acts }: HeadProps): ReactNode {
  const [editing, setEditing] = useEditing(undefined);
  const { line, usualPeriod } = view;
  const perCapita = view.sums.per_capita_net_income;
  const below = line !== null && perCapita !== null && perCapita < line.amount;
  const day = (key: 'income.period_from' | 'income.period_to', value: string): ReactNode => (
    <span className="inline-field">
      <EditableField
        field={fieldByKey(key)}
        value={value}
        year={view.year}
        editing={editing === key}
        onEdit={() => setEditing(key)}
        onEnd={() => setEditing(null)}
        onSave={(next) => acts.saveValue(key, next)}
      />
    </span>
  );
  const isUsual = view.periodFrom === usualPeriod.from && view.periodTo === usualPeriod.to;
  return (
    <div className="income-head">
      <div className="line">
        <span className="quiet">收入周期</span>
        {day('income.period_from', view.periodFrom)}
        <span className="quiet">至</span>
        {day('income.period_to', view.periodTo)}
        {isUsual ? null : (
          <span className="warn small">
            按规定应为 {usualPeriod.from} 至 {usualPeriod.to}
          </span>
        )}
        <span className="spread" />
        <span className="quiet">{view.headCountIsOwn ? '家庭人口数' : '年度家庭人口数'}</span>
        {view.headCountIsOwn ? (
          <span className="inline-field">
            <EditableField
              field={HEADS}
              value={view.headCount}
              year={view.year}
              editing={editing === HEADS.key}
              onEdit={() => setEditing(HEADS.key)}
              onEnd={() => setEditing(null)}
              onSave={(next) => acts.saveHeadCount(Number(next))}
            />
          </span>
        ) : (
          <span title="在“概况”里改年度家庭人口数">{view.headCount}</span>
        )}
        <span className="quiet">人</span>
      </div>
      {line === null ? (
        <div className="line faint small">这一年的参考线没有公布，也没有登记。</div>
      ) : (
        <div className="line small">
          <span className="quiet">参考线</span>
          <span>{moneyOf(line.amount)} 元</span>
          <span className="quiet">{lineInWords(line, view.year)}</span>
          <span className="faint cut" title={line.source}>
            来源：{line.source}
          </span>
          <span className="spread" />
          {perCapita === null ? null : (
            <span className={below ? 'wrong' : 'quiet'}>
              人均 {moneyOf(perCapita)} 元，{below ? '低于' : '不低于'}参考线{' '}
              {moneyOf(Math.abs(Math.round((perCapita - line.amount) * 100) / 100))} 元
            </span>
          )}
        </div>
      )}
    </div>
  );
}
