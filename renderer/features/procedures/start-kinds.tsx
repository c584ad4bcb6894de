import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { groupsOf, type Kind } from './kinds.ts';

interface StartKindsProps {
  readonly kinds: readonly Kind[];
  readonly value: string | null;
  readonly reason: string | undefined;
  readonly onChange: (key: string) => void;
}

/** What can be begun in the year, under what comes of it: for whom it is and what it goes by. */
export function StartKinds({ kinds, value, reason, onChange }: StartKindsProps): ReactNode {
  return (
    <div className="start-kinds">
      <Radio.Group
        aria-label="办什么"
        value={value}
        onChange={(event) => onChange(event.target.value as string)}
      >
        {groupsOf(kinds).map((group) => (
          <section key={group.word} aria-label={group.word}>
            <h3 className="quiet">{group.word}</h3>
            {group.kinds.map((kind) => (
              <Radio key={kind.key} value={kind.key} className={kind.key === value ? 'on' : ''}>
                <span className="strong">{kind.title}</span>
                <span className="small quiet">{kind.forWhom}</span>
                <span className="small faint">{kind.source}</span>
              </Radio>
            ))}
          </section>
        ))}
      </Radio.Group>
      {reason === undefined ? null : (
        <p className="wrong small" role="alert">
          {reason}
        </p>
      )}
    </div>
  );
}
