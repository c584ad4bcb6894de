import type { ReactNode } from 'react';
import { replace } from '../../route.ts';
import { Empty } from '../../ui/notes.tsx';
import type { HitFilter } from './comparison-words.ts';

interface NoHitsProps {
  /** How many there are whatever their state. */
  readonly all: number;
  /** How many are of people on no list. */
  readonly offList: number;
  readonly roundId: number | null;
  readonly filter: HitFilter;
}

/** What to do first where there is nothing to verify. */
export function NoHits({ all, offList, roundId, filter: { state, ...others } }: NoHitsProps): ReactNode {
  if (state === 'open' && offList > 0)
    return <Empty title="名单上的都核实过了">还有名单外的 {offList} 条，请点上面“名单外”核实。</Empty>;
  if (all > 0 || Object.keys(others).length > 0)
    return <Empty title={state === 'open' && all > 0 ? '都核实过了' : '没有符合条件的疑似问题'} />;
  return (
    <Empty title={roundId === null ? '还没有部门比对的结果' : '这一批还没有反馈结果'}>
      <ol className="steps-in-words">
        <li>在户档案里登记承诺授权书：没有授权书，不能列入名单。</li>
        <li>单击“新建比对名单”，每个部门写出一份，送县里或部门。</li>
        <li>
          部门反馈的表到
          <button type="button" className="link" onClick={() => replace({ page: 'exchange', tab: 'import' })}>
            “导入”
          </button>
          里导入，自动按证件号码对上名单。
        </li>
        <li>打印核实单交村里核实，填好后“读入核实单”。</li>
      </ol>
    </Empty>
  );
}
