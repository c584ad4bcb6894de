import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { HouseholdQuestion } from '#contract/household.ts';
import { handedOver, handOver } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { go, useRoute } from '../../route.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { countOf } from '../../ui/numbers.ts';

type Placed = Output<'list.neighbours'>;

/** 上一户, 下一户 in the order of the list that one came from. */
export function Neighbours({ id }: { id: number }): ReactNode {
  const question = handedOver<HouseholdQuestion>('households.question');
  return question === undefined ? null : <InList id={id} question={question} />;
}

function InList({ id, question }: { id: number; question: HouseholdQuestion }): ReactNode {
  const { tab } = useRoute();
  const answer = useAnswer('list.neighbours', { id, question });
  const [placed, setPlaced] = useState<Placed | null>(null);
  // What is filled in may take the household off the filtered list; the way on is still the one from where it stood.
  const now = answer.data;
  if (now !== undefined && now.position !== null && now !== placed) setPlaced(now);

  const open = useCallback(
    (next: number | null, position: number): void => {
      if (next === null) return;
      handOver('households.cursor', Math.max(0, position));
      go({ page: 'household', id: next, ...(tab === undefined ? {} : { tab }) });
    },
    [tab],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || placed?.position == null || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      if (event.key === 'ArrowUp') open(placed.previous, placed.position - 2);
      else if (event.key === 'ArrowDown') open(placed.next, placed.position);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [placed, open]);

  if (placed?.position == null) return null;
  const { previous, next, position, total } = placed;
  return (
    <nav className="neighbours" aria-label="列表里的前后户">
      <Tooltip title="上一户 Alt+↑">
        <Button
          {...{ type: 'text', size: 'small', disabled: previous === null }}
          icon={<UpOutlined aria-hidden />}
          aria-label="上一户"
          onClick={() => open(previous, position - 2)}
        />
      </Tooltip>
      <Tooltip title="下一户 Alt+↓">
        <Button
          {...{ type: 'text', size: 'small', disabled: next === null }}
          icon={<DownOutlined aria-hidden />}
          aria-label="下一户"
          onClick={() => open(next, position)}
        />
      </Tooltip>
      <span className="faint small nowrap">
        {countOf(position)} / {countOf(total)}
      </span>
    </nav>
  );
}
