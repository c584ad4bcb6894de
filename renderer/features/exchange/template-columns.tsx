import { Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { TemplateColumn, TemplateState } from '#contract/template.ts';
import { useAnswer } from '../../queries.ts';

const SURE = {
  remembered: '上次认的',
  sure: '表头相同',
  likely: '请核对',
  clerk: '手工选的',
  none: '',
} satisfies Record<TemplateColumn['sure'], string>;

interface TemplateColumnsProps {
  readonly state: TemplateState;
  readonly onTarget: (index: number, target: string | null) => void;
}

/** Every column of the template: what it is filled with, how sure that is, and what the template takes there. */
export function TemplateColumns({ state, onTarget }: TemplateColumnsProps): ReactNode {
  const answer = useAnswer('template.targets', {});
  const options = useMemo(() => {
    const groups = Map.groupBy(answer.data?.targets ?? [], ({ group }) => group);
    return [...groups].map(([label, targets]) => ({
      label,
      options: targets.map((each) => ({ value: each.target, label: each.label })),
    }));
  }, [answer.data]);
  const open = state.columns.filter(({ target, isFormula }) => target === null && !isFormula).length;
  return (
    <section className="panel" aria-label="模板的列">
      <h2>
        {state.columns.length} 列{open === 0 ? '，都认出来了' : `，${open} 列没有认出，会空着`}
      </h2>
      <div className="template-columns">
        <table className="sheet" aria-label="模板的列">
          <thead>
            <tr>
              <th>表头</th>
              <th>填什么</th>
              <th>怎么认的</th>
              <th>模板要求</th>
            </tr>
          </thead>
          <tbody>
            {state.columns.map((column) => (
              <tr key={column.index}>
                <td className="strong">{column.header}</td>
                <td>
                  {column.isFormula ? (
                    <span className="quiet">公式，照原样往下算</span>
                  ) : (
                    <Select
                      aria-label={`${column.header} 填什么`}
                      style={{ width: 260 }}
                      size="small"
                      showSearch={{ optionFilterProp: 'label' }}
                      allowClear
                      placeholder="不填"
                      value={column.target}
                      onChange={(next: string | undefined) => onTarget(column.index, next ?? null)}
                      options={options}
                    />
                  )}
                </td>
                <td className={column.sure === 'likely' ? 'warn' : 'quiet'}>{SURE[column.sure]}</td>
                <td className="quiet">
                  <span title={column.validation?.values?.join('、')}>{ruleOf(column)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const SHOWN = 6;

function ruleOf({ validation }: TemplateColumn): string {
  if (validation === null) return '';
  const { values, said } = validation;
  if (values === null) return said;
  return `${said}：${values.slice(0, SHOWN).join('、')}${values.length > SHOWN ? '…' : ''}`;
}
