import { App } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { CampaignHousehold } from '#contract/campaign.ts';
import type { Output } from '#contract/channels.ts';
import { call, sentenceOf } from '../../client.ts';
import { handOver } from '../../memory.ts';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { readOutput } from '../../ui/read-output.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import type { Campaign, HouseholdFilter } from './campaign-words.ts';
import { householdColumns } from './household-columns.tsx';
import { HouseholdFilters } from './household-filters.tsx';
import { SoundDialog } from './sound-dialog.tsx';
import { SurveyDrawer } from './survey-drawer.tsx';

interface HouseholdsProps {
  readonly campaign: Campaign;
  readonly filter: HouseholdFilter;
  readonly onFilter: (filter: HouseholdFilter) => void;
}

type Page = Output<'campaign.households'>;
/** As many as one act takes. */
const MOST_AT_ONCE = 5000;
const AT_A_TIME = 1000;

/** Every household of a phase: found by filters, surveyed one after the other with Enter, many sound ones at once. */
export function Households({ campaign, filter, onFilter }: HouseholdsProps): ReactNode {
  const { message } = App.useApp();
  const phase = campaign.phase ?? '';
  const asked = useDebounced({ ...filter, id: campaign.id, phase }, 150);
  const rows = usePagedRows<CampaignHousehold, Page>(['campaign.households', asked], (offset, limit) =>
    call('campaign.households', { ...asked, offset, limit }),
  );
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [surveyed, setSurveyed] = useState<CampaignHousehold | null>(null);
  const [marking, setMarking] = useState(false);
  const columns = useMemo(() => householdColumns(campaign.groups), [campaign.groups]);
  const write = useAct('campaign.uncovered');
  const isOpen = campaign.status === 'open';
  const at = Math.min(cursor, Math.max(0, rows.count - 1));
  const change = (next: HouseholdFilter): void => {
    onFilter(next);
    setCursor(0);
    setChosen(new Set());
  };
  const chooseAll = async (): Promise<void> => {
    const ids = new Set<number>();
    for (let offset = 0; offset < Math.min(rows.count, MOST_AT_ONCE); offset += AT_A_TIME)
      for (const { id } of (await call('campaign.households', { ...asked, offset, limit: AT_A_TIME })).rows)
        ids.add(id);
    setChosen(ids);
  };
  // Who was surveyed leaves the list of those who are not: the next one then stands at the same place.
  const next = (): void => {
    const following = rows.rowAt(at + 1) ?? null;
    if (filter.state !== 'open') setCursor(at + 1);
    setSurveyed(following);
  };
  const print = (): void => {
    handOver('documents.sent', { document: 'P30', households: [...chosen] });
    go({ page: 'documents', tab: 'print' });
  };
  const { state: _, ...place } = asked;
  const save = (): void =>
    write.mutate(place, {
      onSuccess: ({ outputId, name, rows: count }) =>
        void readOutput(outputId).then((bytes) => {
          saveFile(name, bytes);
          return message.success(`未排查户 ${countOf(count)} 户，名单已放到下载里`);
        }),
      onError: (thrown) => void message.error(sentenceOf(thrown), 8),
    });
  return (
    <>
      <HouseholdFilters {...{ campaign, filter }} cover={rows.firstPage?.cover} onFilter={change}>
        {chosen.size > 0 && isOpen ? (
          <Button may="write" type="primary" onClick={() => setMarking(true)}>
            登记为都正常：已选 {countOf(chosen.size)} 户
          </Button>
        ) : null}
        {chosen.size > 0 ? (
          <Button may="print" onClick={print}>
            打印核查表
          </Button>
        ) : null}
        <Button may="export" loading={write.isPending} onClick={save}>
          导出未排查户名单
        </Button>
      </HouseholdFilters>
      <ErrorNote error={rows.error} />
      <VirtualTable
        label="排查的户"
        columns={columns}
        count={rows.count}
        rowAt={rows.rowAt}
        idOf={(row) => row.id}
        nameOf={(row) => `${row.householdNo ?? ''} ${row.headName ?? ''}`}
        cursor={at}
        onCursor={setCursor}
        onOpen={setSurveyed}
        selection={chosen}
        onSelection={setChosen}
        onAll={() => void chooseAll()}
        onRange={rows.onRange}
        autoFocus
        empty={
          rows.firstPage === undefined ? null : (
            <p className="block-empty faint">
              {filter.state === 'open'
                ? '没有未排查的户，不漏一户。'
                : '没有符合条件的户，请放宽上面的条件。'}
            </p>
          )
        }
      />
      {surveyed === null ? null : (
        <SurveyDrawer
          campaign={campaign}
          household={surveyed}
          hasNext={at + 1 < rows.count}
          onNext={next}
          onClose={() => setSurveyed(null)}
        />
      )}
      {marking ? (
        <SoundDialog
          campaign={campaign}
          householdIds={[...chosen]}
          onClose={() => setMarking(false)}
          onDone={() => {
            setMarking(false);
            setChosen(new Set());
          }}
        />
      ) : null}
    </>
  );
}
