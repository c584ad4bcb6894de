import type { ReactNode } from 'react';
import type { DifferenceRow } from '#contract/import.ts';

interface DifferenceDetailProps {
  readonly row: DifferenceRow;
  readonly onTick: (column: string, on: boolean) => void;
}

/** Every cell of one row, old beside new, ticked one by one. */
export function DifferenceDetail({ row, onTick }: DifferenceDetailProps): ReactNode {
  return (
    <>
      <p className="quiet">
        {[row.village, row.householdNo === null ? null : `户编号 ${row.householdNo}`]
          .filter((said) => said !== null)
          .join(' · ')}
        {row.fileRow === null ? '' : `；${row.file} 第 ${row.fileRow} 行`}
      </p>
      {row.ticked ? null : <p className="warn">这一行没有勾选，整行不导入</p>}
      <table className="sheet" aria-label="逐项差异">
        <thead>
          <tr>
            <th />
            <th>指标</th>
            <th>原值</th>
            <th>新值</th>
          </tr>
        </thead>
        <tbody>
          {row.cells.map((cell) => (
            <tr key={cell.column}>
              <td>
                <input
                  type="checkbox"
                  aria-label={`导入 ${cell.label}`}
                  checked={cell.ticked}
                  disabled={!row.ticked}
                  onChange={(event) => onTick(cell.column, event.target.checked)}
                />
              </td>
              <td>
                {cell.label}
                {cell.year === null ? '' : `（${cell.year} 年）`}
              </td>
              <td className="quiet">{cell.before}</td>
              <td className={cell.change === 'changed' ? 'strong' : ''}>
                {cell.after === '' ? <span className="warn">清空</span> : cell.after}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
