import { Popover } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { FindingList } from '../../fields/finding-list.tsx';
import { placeOfFinding } from '../../fields/finding-place.ts';
import { forgetChange, useLastChange } from '../../last-change.ts';
import { useAnswer } from '../../queries.ts';
import { go, useRoute } from '../../route.ts';
import { LevelSign } from '../../ui/level-sign.tsx';
import { countOf } from '../../ui/numbers.ts';

/** So many stand in a list by themselves; more are worked through on their page. */
const MOST = 30;

/** What the checks find where the last act wrote: quietly, in the status line, until it is put right or taken back. */
export function ChangeFindings(): ReactNode {
  const { year } = useArchive();
  const change = useLastChange();
  const isCheck = useRoute().page === 'check';
  const [isOpen, setOpen] = useState(false);
  useEffect(() => forgetChange, []);
  const answer = useAnswer('check.changed', { change: change ?? 1, year }, { enabled: change !== null });
  if (change === null || answer.data === undefined || answer.isError || isCheck) return null;
  const { findings, errors, warnings } = answer.data;
  const open = findings.filter((finding) => finding.answer === null);
  const [first] = open;
  if (first === undefined) return null;
  const look = (): void => {
    if (errors + warnings > MOST) go({ page: 'check' });
    else if (open.length === 1) go(placeOfFinding(first));
    else setOpen(true);
  };
  return (
    <span className="change-findings" role="status">
      <span>
        <LevelSign level={errors > 0 ? 'error' : 'warning'} /> 与刚才的修改有关的疑点{' '}
        {countOf(errors + warnings)} 处
      </span>
      <Popover
        open={isOpen}
        onOpenChange={(next) => setOpen(next && open.length > 1 && errors + warnings <= MOST)}
        trigger="click"
        placement="topLeft"
        content={
          <div className="change-findings-list">
            <FindingList findings={open} isBrief />
          </div>
        }
      >
        <button type="button" className="link" onClick={look}>
          查看
        </button>
      </Popover>
      <button type="button" className="link faint" aria-label="不再显示这次修改的疑点" onClick={forgetChange}>
        知道了
      </button>
    </span>
  );
}
