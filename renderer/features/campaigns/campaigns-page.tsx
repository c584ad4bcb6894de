import { PlusOutlined } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { AdjustmentTabs } from '../../ui/adjustment-tabs.tsx';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote, Note } from '../../ui/notes.tsx';
import { useKey } from '../../ui/use-key.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { campaignColumns } from './campaign-columns.tsx';
import { StartCampaign } from './start-campaign.tsx';

/** 回头看 and 集中排查 of the year. */
export function CampaignsPage(): ReactNode {
  const { year } = useArchive();
  const list = useAnswer('campaign.list', { year }, { keep: true });
  const kinds = useAnswer('campaign.kinds', { year });
  const [starting, setStarting] = useState(false);
  const [cursor, setCursor] = useState(0);
  const campaigns = list.data?.campaigns ?? [];
  const offered = (kinds.data?.kinds ?? []).filter(({ campaignId }) => campaignId === null);
  const begin = (): void => {
    if (offered.length > 0) setStarting(true);
  };
  useKey('n', 'write', begin);
  useStatus(`${year} 年排查 ${campaigns.length} 次`);
  return (
    <section className="page paper" aria-label="排查">
      <AdjustmentTabs page="campaigns" />
      <div className="toolbar">
        <h2 className="nowrap">{year} 年排查</h2>
        <span className="spread" />
        <Button
          may="write"
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          aria-keyshortcuts="N"
          disabled={offered.length === 0}
          onClick={begin}
        >
          开展排查 <kbd>N</kbd>
        </Button>
      </div>
      <ErrorNote error={list.error ?? kinds.error} />
      {kinds.data?.whyNone == null ? null : <Note tone="look">{kinds.data.whyNone}</Note>}
      {list.isPending || kinds.isPending ? <Busy /> : null}
      {list.data !== undefined && campaigns.length === 0 && offered.length > 0 ? (
        <Empty title={`${year} 年还没有开展排查`}>
          <p>
            点“开展排查”（或按 N）：按方案定好各阶段的日期，档案自动列出应排查的每一户，逐户登记，不漏一户。
          </p>
        </Empty>
      ) : null}
      {campaigns.length === 0 ? null : (
        <VirtualTable
          label="排查列表"
          columns={campaignColumns}
          count={campaigns.length}
          rowAt={(index) => campaigns[index]}
          idOf={(row) => row.id}
          cursor={Math.min(cursor, campaigns.length - 1)}
          onCursor={setCursor}
          onOpen={({ id }) => go({ page: 'campaign', id })}
          autoFocus
        />
      )}
      {starting ? <StartCampaign kinds={offered} year={year} onClose={() => setStarting(false)} /> : null}
    </section>
  );
}
