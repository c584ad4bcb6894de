import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { Empty } from '../../ui/notes.tsx';
import type { ClueFilter } from './clue-words.ts';

interface NoCluesProps {
  readonly filter: ClueFilter;
  readonly states: Output<'clue.list'>['states'];
}

/** What to do first where the list is empty. */
export function NoClues({ filter, states }: NoCluesProps): ReactNode {
  const { year } = useArchive();
  const { state, ...others } = filter;
  const all = states.open + states.settled;
  if (all > 0 && state === 'open') return <Empty title="线索都办结了" />;
  if (all > 0 || Object.values<unknown>(others).some((part) => part !== undefined))
    return <Empty title="没有符合条件的线索，请放宽上面的条件" />;
  return (
    <Empty title={`${year} 年还没有登记线索`}>
      <ol className="steps-in-words">
        <li>农户来电来访申报、干部排查发现风险的，点“登记线索”（或按 N）。</li>
        <li>部门反馈的比对结果导入以后，超过预警线的在“预警”里，勾选后一次转为线索。</li>
        <li>乡镇受理、反馈到村；要识别的，勾选后点“发起程序”，发起以后线索自动办结。</li>
      </ol>
    </Empty>
  );
}
