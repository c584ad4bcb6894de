import { Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { Output } from '#contract/channels.ts';
import type { ImportSource, SourceColumn } from '#contract/import.ts';
import { countOf } from '../../ui/numbers.ts';

interface SourceColumnsProps {
  readonly source: ImportSource;
  readonly targets: Output<'import.targets'>['targets'];
  readonly onTarget: (index: number, target: string | null) => void;
}

const SURE = {
  remembered: '上次认的',
  sure: '表头相同',
  likely: '请核对',
  clerk: '手工选的',
  none: '不导入',
} satisfies Record<SourceColumn['sure'], string>;

const letterOf = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;

/** What to look at first: doubtful columns, then those that are left out. */
const rankOf = ({ sure, target }: SourceColumn): number => (sure === 'likely' ? 0 : target === null ? 1 : 2);

/** Every column of a sheet: what stands in it, what it is taken for, how sure that is. */
export function SourceColumns({ source, targets, onTarget }: SourceColumnsProps): ReactNode {
  const options = useMemo(() => {
    const own = targets.filter(({ kinds }) => source.kind === null || kinds.includes(source.kind));
    return [...Map.groupBy(own, ({ group }) => group)].map(([label, of]) => ({
      label,
      options: of.map((each) => ({ value: each.target, label: each.label })),
    }));
  }, [targets, source.kind]);
  const columns = source.columns.toSorted((a, b) => rankOf(a) - rankOf(b) || a.index - b.index);
  const out = columns.filter(({ target }) => target === null).length;
  const doubtful = columns.filter(({ sure }) => sure === 'likely').length;
  return (
    <>
      <p className="line">
        <span>
          {countOf(columns.length)} 列：{countOf(columns.length - out)} 列导入
          {doubtful === 0 ? '' : `（${doubtful} 列请核对）`}，{out} 列不导入
        </span>
        {source.missing.length === 0 ? null : (
          <span className="wrong">没有这些列：{source.missing.join('、')}</span>
        )}
        <span className="spread" />
        <span className="faint">改过的认法会记住，下次同样表头的表照此认</span>
      </p>
      <div className="source-columns">
        <table className="sheet" aria-label="各列">
          <thead>
            <tr>
              <th>列</th>
              <th>表头</th>
              <th>里面的内容</th>
              <th>是什么</th>
              <th>怎么认的</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.index}>
                <td className="quiet">{letterOf(column.index)}</td>
                <td className="strong" title={column.header}>
                  {column.header}
                </td>
                <td className="quiet" title={column.samples.join('、')}>
                  {column.samples.join('、')}
                </td>
                <td>
                  <Select
                    aria-label={`${column.header} 是什么`}
                    style={{ width: 250 }}
                    size="small"
                    showSearch={{ optionFilterProp: 'label' }}
                    allowClear
                    placeholder="不导入这一列"
                    value={column.target}
                    onChange={(next: string | undefined) => onTarget(column.index, next ?? null)}
                    options={options}
                  />
                </td>
                <td className={column.sure === 'likely' ? 'warn' : 'quiet'} title={column.remark ?? ''}>
                  {column.remark ?? SURE[column.sure]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
