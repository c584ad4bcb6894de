import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { WarnedHousehold } from '#contract/clue.ts';
import { useArchive } from '../../archive-context.ts';
import { call } from '../../client.ts';
import { VillageFilter } from '../../fields/village-filter.tsx';
import { useStatus } from '../../status-line.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { MakeClues } from './make-clues.tsx';
import { Thresholds } from './thresholds.tsx';
import { warningColumns } from './warning-columns.tsx';

type Page = Output<'clue.warnings'>;
/** As many as one act takes. */
const MOST = 1000;

/** What departments reported above a threshold of the year's pack, to be made clues of. */
export function Warnings(): ReactNode {
  const { year } = useArchive();
  const [villageId, setVillageId] = useState<number | null>(null);
  const [warning, setWarning] = useState<string | null>(null);
  const asked = {
    year,
    ...(villageId === null ? {} : { villageId }),
    ...(warning === null ? {} : { warning }),
  };
  const rows = usePagedRows<WarnedHousehold, Page>(['clue.warnings', asked], (offset, limit) =>
    call('clue.warnings', { ...asked, offset, limit }),
  );
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [making, setMaking] = useState(false);
  const page = rows.firstPage;
  useStatus(
    `列出 ${countOf(rows.count)} 条预警${chosen.size === 0 ? '' : `，已选 ${countOf(chosen.size)} 条`}`,
  );
  const narrow = (key: string | null): void => {
    setWarning(key);
    setChosen(new Set());
    setCursor(0);
  };
  const chooseNew = async (): Promise<void> => {
    const all = await call('clue.warnings', { ...asked, offset: 0, limit: MOST });
    const unknown = all.rows.filter(({ isMonitored, openClues }) => !isMonitored && openClues === 0);
    setChosen(new Set(unknown.map(({ hitId }) => hitId)));
  };
  return (
    <div className="warnings">
      <Thresholds thresholds={page?.thresholds ?? []} chosen={warning} onChoose={narrow} />
      <div className="warned">
        <div className="toolbar flat">
          <VillageFilter width={120} value={villageId} onVillage={(id) => setVillageId(id ?? null)} />
          <Button may="write" disabled={rows.count === 0} onClick={() => void chooseNew()}>
            选上还没有线索、没有监测的
          </Button>
          <span className="spread" />
          <Button may="write" type="primary" disabled={chosen.size === 0} onClick={() => setMaking(true)}>
            转为线索{chosen.size === 0 ? '' : ` ${countOf(chosen.size)} 条`}
          </Button>
        </div>
        <ErrorNote error={rows.error} />
        {page?.whyNone == null ? null : <Note tone="look">{page.whyNone}</Note>}
        {page === undefined || page.outside === 0 ? null : (
          <Note tone="look">
            另有 {countOf(page.outside)}{' '}
            条超过预警线的人对不上档案里的户（或户没有登记村），请先录入，再到这里转为线索。
          </Note>
        )}
        <VirtualTable
          label="预警"
          columns={warningColumns}
          count={rows.count}
          rowAt={rows.rowAt}
          idOf={({ hitId }) => hitId}
          nameOf={({ headName, suspicion }) => `${headName ?? ''} ${suspicion}`}
          cursor={Math.min(cursor, rows.count - 1)}
          onCursor={setCursor}
          selection={chosen}
          onSelection={setChosen}
          onAll={() => void chooseNew()}
          onRange={rows.onRange}
          empty={page?.whyNone === null ? <NoWarnings /> : null}
        />
      </div>
      {making ? (
        <MakeClues
          hitIds={[...chosen]}
          onClose={() => setMaking(false)}
          onDone={() => {
            setMaking(false);
            setChosen(new Set());
          }}
        />
      ) : null}
    </div>
  );
}

function NoWarnings(): ReactNode {
  return (
    <Empty title="没有要处理的预警">
      <ol className="steps-in-words">
        <li>
          医保、教育、应急等部门反馈的表，在“导入导出”里导入（要有证件号码、比对部门、疑似问题、数值/说明）。
        </li>
        <li>金额达到左边预警线的户列在这里，勾选后一次转为线索。</li>
        <li>核实为“信息错误”的不再列出。</li>
      </ol>
    </Empty>
  );
}
