import { ArrowLeftOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../../archive-context.ts';
import { call } from '../../../client.ts';
import { PaperLines } from '../../../fields/paper-lines.tsx';
import { useRemembered } from '../../../memory.ts';
import { useAnswer } from '../../../queries.ts';
import { useStatus } from '../../../status-line.ts';
import { Busy, Empty, ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { usePagedRows } from '../../../ui/paged-rows.ts';
import { CellPanel } from './cell-panel.tsx';
import { goToTownship } from './complete-place.ts';
import { FetchList } from './fetch-list.tsx';
import { Legend } from './legend.tsx';
import { Matrix } from './matrix.tsx';
import type { CellAt } from './matrix-move.ts';
import { SpanChoice, type SpanProps } from './span-choice.tsx';

type Page = Output<'paper.village'>;
type Row = Page['rows'][number];

interface VillageProps extends SpanProps {
  /** Null: the households whose village is not known. */
  readonly villageId: number | null;
}

/** A village: its households against what must be on file, or its own file. */
export function Village({ villageId, ...span }: VillageProps): ReactNode {
  const { message } = App.useApp();
  const { year } = useArchive();
  const villages = useAnswer('village.list', {}).data?.villages ?? [];
  const name = villages.find(({ id }) => id === villageId)?.name ?? '没有定村的户';
  const [isOwn, setOwn] = useState(false);
  const [onlyLacking, setOnlyLacking] = useRemembered('paper.only-lacking', false);
  const asked = { villageId, onlyLacking, ...(span.isYearOnly ? { year } : {}) };
  return (
    <>
      <div className="toolbar">
        <Button icon={<ArrowLeftOutlined aria-hidden />} aria-label="回到全乡镇" onClick={goToTownship} />
        <h2>{name}</h2>
        {villageId === null ? null : (
          <Segmented
            size="small"
            aria-label="户卷或村卷"
            value={isOwn ? 'own' : 'households'}
            options={[
              { value: 'households', label: '各户材料' },
              { value: 'own', label: '村卷' },
            ]}
            onChange={(value) => setOwn(value === 'own')}
          />
        )}
        <SpanChoice {...span} />
        {isOwn ? null : (
          <Checkbox checked={onlyLacking} onChange={({ target }) => setOnlyLacking(target.checked)}>
            只看有缺的户
          </Checkbox>
        )}
        <span className="spread" />
        {villageId === null ? null : (
          <FetchList
            villageId={villageId}
            isYearOnly={span.isYearOnly}
            onSaid={(said) => void message.success(said)}
          />
        )}
      </div>
      {isOwn && villageId !== null ? (
        <OwnLines villageId={villageId} {...(span.isYearOnly ? { year } : {})} />
      ) : (
        <Households key={JSON.stringify(asked)} asked={asked} />
      )}
    </>
  );
}

function OwnLines({ villageId, year }: { villageId: number; year?: number }): ReactNode {
  const answer = useAnswer('paper.own', { villageId, ...(year === undefined ? {} : { year }) });
  if (answer.isError) return <ErrorNote error={answer.error} />;
  if (answer.data === undefined) return <Busy />;
  return (
    <div className="scroll">
      <PaperLines label="村卷的材料" owner={{ villageId }} lines={answer.data.lines} />
    </div>
  );
}

interface Asked {
  readonly villageId: number | null;
  readonly onlyLacking: boolean;
  readonly year?: number;
}

/** The matrix, and at its right the paper under the cursor once it was opened. */
function Households({ asked }: { asked: Asked }): ReactNode {
  const rows = usePagedRows<Row, Page>(['paper.village', asked], (offset, limit) =>
    call('paper.village', { ...asked, offset, limit }),
  );
  const [at, setAt] = useState<CellAt>({ row: 0, column: 0 });
  const [isOpen, setOpen] = useState(false);
  const items = rows.firstPage?.items ?? [];
  const row = rows.rowAt(at.row);
  const item = items[at.column];
  useStatus(`${countOf(rows.count)} 户，${countOf(items.length)} 种材料`);
  if (rows.error !== null) return <ErrorNote error={rows.error} />;
  if (rows.firstPage === undefined) return <Busy />;
  if (rows.count === 0) return <NoRows onlyLacking={asked.onlyLacking} />;
  return (
    <>
      <Legend />
      <div className="columns">
        <div className="middle">
          <Matrix
            label="各户材料"
            items={items}
            count={rows.count}
            rowAt={rows.rowAt}
            onRange={rows.onRange}
            at={at}
            onAt={setAt}
            onOpen={() => setOpen(true)}
          />
        </div>
        {isOpen && row !== undefined && item !== undefined ? (
          <CellPanel
            key={row.householdId}
            household={row}
            item={item.key}
            title={item.title}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </div>
    </>
  );
}

const NoRows = ({ onlyLacking }: { onlyLacking: boolean }): ReactNode =>
  onlyLacking ? (
    <Empty title="没有缺材料的户">这个村各户的材料都齐了。取消“只看有缺的户”可以看全部。</Empty>
  ) : (
    <Empty title="这个村还没有户">先在“录入”里录入，或在“导入导出”导入。</Empty>
  );
