import type { ReactNode } from 'react';
import type { DifferenceRow } from '#contract/import.ts';

type Cell = DifferenceRow['cells'][number];

interface DifferenceCellProps {
  readonly cell: Cell | undefined;
  /** Whose it is, for the tick's name. */
  readonly name: string;
  readonly rowTicked: boolean;
  readonly onTick: (on: boolean) => void;
}

/** Old → new; a click takes the cell out of the import or in again. */
export function DifferenceCell({ cell, name, rowTicked, onTick }: DifferenceCellProps): ReactNode {
  if (cell === undefined) return null;
  const on = cell.ticked && rowTicked;
  const said =
    cell.before === '' ? cell.after : `${cell.before} → ${cell.after === '' ? '清空' : cell.after}`;
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={on}
      aria-label={`${name} ${cell.label}：${said}`}
      title={said}
      tabIndex={-1}
      className={`difference ${cell.change}${on ? '' : ' off'}`}
      onClick={(event) => {
        event.stopPropagation();
        onTick(!cell.ticked);
      }}
    >
      {cell.before === '' ? null : (
        <>
          <span className="before">{cell.before}</span>
          <span aria-hidden>→</span>
        </>
      )}
      <span className="after">{cell.after === '' ? '清空' : cell.after}</span>
    </button>
  );
}
