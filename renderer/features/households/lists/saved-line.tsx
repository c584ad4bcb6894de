import { MoreOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';

interface SavedLineProps {
  readonly name: string;
  readonly tail: ReactNode;
  readonly hint?: string;
  readonly here: boolean;
  readonly onChoose: () => void;
  readonly acts: readonly { readonly key: string; readonly label: string; readonly onClick: () => void }[];
}

/** A name with its count; what can be done with it lies behind the dots. */
export function SavedLine({ name, tail, hint, here, onChoose, acts }: SavedLineProps): ReactNode {
  return (
    <li className={`node saved${here ? ' here' : ''}`}>
      <button type="button" className="plain name" aria-current={here} title={hint} onClick={onChoose}>
        <span className="cut">{name}</span>
        <span className="faint">{tail}</span>
      </button>
      <Dropdown trigger={['click']} menu={{ items: acts.map((act) => ({ ...act })) }}>
        <Button
          may="review"
          type="text"
          size="small"
          icon={<MoreOutlined aria-hidden />}
          aria-label={`${name} 的操作`}
        />
      </Dropdown>
    </li>
  );
}
