import { memo, type ReactNode } from 'react';
import { markOf, type ScoreColumn, type ScoredRow } from './score-cells.ts';

interface ScoreRowProps {
  readonly row: ScoredRow;
  /** Its place in the list. */
  readonly at: number;
  readonly columns: readonly ScoreColumn[];
  readonly isScored: boolean;
  /** The column under the cursor; null when the cursor is in another row. */
  readonly here: number | null;
  /** What is being typed there. */
  readonly draft: string | null;
  /** The line of 规模控制 runs above the row. */
  readonly isCut: boolean;
  readonly isBelow: boolean;
}

export const cellId = (householdId: number, key: string): string => `score-${householdId}-${key}`;

const classOf = (...names: readonly (string | false)[]): string => names.filter(Boolean).join(' ');

/** One household of the sheet: place, name, total, then what was scored and ticked. */
export const ScoreRow = memo(function ScoreRow(props: ScoreRowProps): ReactNode {
  const { row, at: place, columns, isScored, here, draft, isCut, isBelow } = props;
  return (
    <tr
      data-row={place}
      aria-label={row.headName ?? row.householdNo ?? '未编号'}
      className={classOf(here !== null && 'here', isCut && 'cut', isBelow && 'below', row.dropped && 'gone')}
    >
      {isScored ? (
        <td className="num rank">
          {row.dropped ? '移出' : row.isExcluded ? <b className="wrong">不进</b> : row.rank}
        </td>
      ) : null}
      <th scope="row" className="head" title={row.householdNo ?? '未编号'}>
        {row.headName ?? '无户主'}
      </th>
      {isScored ? <td className="num total">{row.total ?? ''}</td> : null}
      <td className="num blanks">
        {row.dropped ? '' : row.blanks === 0 ? <span className="done">齐</span> : row.blanks}
      </td>
      {columns.map((column, at) => {
        const { text, tone } = markOf(column, row);
        const isHere = here === at;
        return (
          <td
            key={column.key}
            id={cellId(row.householdId, column.key)}
            className={classOf(
              column.most === null ? 'tick' : 'points',
              column.at === 0 && 'first',
              tone,
              isHere && 'at',
              isHere && draft !== null && 'typing',
            )}
            aria-selected={isHere}
            data-column={at}
          >
            {isHere && draft !== null ? draft : text}
          </td>
        );
      })}
    </tr>
  );
});
