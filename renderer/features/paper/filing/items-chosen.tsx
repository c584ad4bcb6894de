import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Button as GuardedButton } from '../../../ui/button.tsx';
import { countOf } from '../../../ui/numbers.ts';

interface ItemsChosenProps {
  readonly count: number;
  readonly onRenumber?: () => void;
  readonly onHandOver: () => void;
  readonly onNone: () => void;
}

/** What can be done with all that are ticked. */
export function ItemsChosen({ count, onRenumber, onHandOver, onNone }: ItemsChosenProps): ReactNode {
  return (
    <div className="toolbar flat chosen" role="toolbar" aria-label="所选的档案">
      <span className="strong">已选 {countOf(count)} 件</span>
      <GuardedButton may="write" onClick={onHandOver}>
        移交…
      </GuardedButton>
      {onRenumber === undefined ? null : (
        <GuardedButton may="write" onClick={onRenumber}>
          改档号…
        </GuardedButton>
      )}
      <span className="spread" />
      <Button type="text" onClick={onNone}>
        取消选择
      </Button>
    </div>
  );
}
