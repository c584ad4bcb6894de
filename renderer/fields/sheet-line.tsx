import { CloseCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { CellMark } from './sheet-marks.ts';

interface SheetLineProps {
  readonly id: string;
  /** Of the cell under the cursor, or of the one that is named. */
  readonly mark: CellMark | undefined;
  /** Names the cell, where it is not the one under the cursor. */
  readonly where: string;
  /** How many cells are marked besides. */
  readonly others: number;
  readonly hint: string;
  readonly onFix: () => void;
}

/** The line under a sheet: why a cell is marked and what can be done, else what may be typed. */
export function SheetLine({ id, mark, where, others, hint, onFix }: SheetLineProps): ReactNode {
  return (
    <div id={id} className={`cell-line ${mark?.tone ?? ''}`} role="status">
      {mark === undefined ? (
        <span className="faint">{hint}</span>
      ) : (
        <>
          {mark.tone === 'wrong' ? <CloseCircleOutlined aria-label="有误" /> : null}
          {mark.tone === 'doubt' ? <ExclamationCircleOutlined aria-label="请核对" /> : null}
          <span className="cut">
            {where}
            {mark.reason}
          </span>
          {mark.fix === undefined ? null : (
            <button type="button" className="link nowrap" tabIndex={-1} onClick={onFix}>
              改为 {mark.fix.shown} <kbd>Alt Enter</kbd>
            </button>
          )}
        </>
      )}
      <span className="spread" />
      {others > 0 ? (
        <span className="faint nowrap">
          共 {others} 处有标记 <kbd>F8</kbd> 下一处
        </span>
      ) : null}
    </div>
  );
}
