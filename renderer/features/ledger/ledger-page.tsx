import { PlusOutlined } from '@ant-design/icons';
import { App, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Issue } from '#contract/issue.ts';
import { call, sentenceOf } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { useRemembered } from '../../memory.ts';
import { refreshAll } from '../../queries.ts';
import { replace, useRoute } from '../../route.ts';
import { AdjustmentTabs } from '../../ui/adjustment-tabs.tsx';
import { Button } from '../../ui/button.tsx';
import { useKey } from '../../ui/use-key.ts';
import { AddIssue } from './add-issue.tsx';
import { CurveView } from './curve-view.tsx';
import { LedgerList } from './ledger-list.tsx';
import { LedgerPrint } from './ledger-print.tsx';
import type { LedgerFilter } from './ledger-words.ts';

/** 问题台账: the list, or the curve by day. */
export function LedgerPage(): ReactNode {
  const route = useRoute();
  const isCurve = route.tab === 'curve';
  const { message } = App.useApp();
  const [filter, setFilter] = useRemembered<LedgerFilter>('ledger.filter', {});
  const [chosen, setChosen] = useState<readonly Issue[]>([]);
  const [adding, setAdding] = useState(false);
  const [busy, setBusy] = useState(false);
  useKey('n', 'review', () => setAdding(true));
  const change = (part: LedgerFilter): void => {
    setFilter({ ...filter, ...part });
    setChosen([]);
    if (route.id !== undefined) replace({ page: 'issues' });
  };
  const refresh = async (): Promise<void> => {
    setBusy(true);
    try {
      const { reopened, settled } = await runJob('拿台账核对数据', () => call('issue.refresh', {}));
      await refreshAll();
      const came = reopened.length === 0 ? '' : `又出现、已重开 ${reopened.length} 个；`;
      void message.info(`${came}数据已改正、可以销号的 ${settled.length} 个`, 6);
    } catch (thrown) {
      void message.error(sentenceOf(thrown), 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="page paper ledger" aria-label="问题台账">
      <AdjustmentTabs page="issues" />
      <div className="toolbar">
        <h2>问题台账</h2>
        <Segmented
          aria-label="台账或曲线"
          value={isCurve ? 'curve' : 'list'}
          options={[
            { value: 'list', label: '台账' },
            { value: 'curve', label: '销号曲线' },
          ]}
          onChange={(value) => replace({ page: 'issues', ...(value === 'curve' ? { tab: value } : {}) })}
        />
        <span className="spread" />
        <Button
          may="review"
          loading={busy}
          title="数据核查和部门比对来的问题：又出现的重开，改正了的提示销号"
          onClick={() => void refresh()}
        >
          核对数据
        </Button>
        <LedgerPrint filter={filter} />
        <Button
          may="review"
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          aria-keyshortcuts="N"
          onClick={() => setAdding(true)}
        >
          登记问题 <kbd>N</kbd>
        </Button>
      </div>
      {isCurve ? (
        <CurveView villageId={filter.villageId} onVillage={(villageId) => change({ villageId })} />
      ) : (
        <LedgerList
          filter={filter}
          onFilter={change}
          named={route.id ?? null}
          onNamed={(id) => route.id !== undefined && id === null && replace({ page: 'issues' })}
          chosen={chosen}
          onChosen={setChosen}
        />
      )}
      {adding ? (
        <AddIssue
          onClose={() => setAdding(false)}
          onOpened={(id) => {
            setAdding(false);
            replace({ page: 'issues', id });
          }}
        />
      ) : null}
    </section>
  );
}
