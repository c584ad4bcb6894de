import { PlusOutlined } from '@ant-design/icons';
import { type ReactNode, useMemo, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { handedOver, handOverDone, useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { AdjustmentTabs } from '../../ui/adjustment-tabs.tsx';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote, Note } from '../../ui/notes.tsx';
import { type Sort, VirtualTable } from '../../ui/virtual-table.tsx';
import { Board } from './board.tsx';
import { FilterBar } from './filter-bar.tsx';
import type { Kind, ProcedureRow } from './kinds.ts';
import { procedureColumns } from './procedure-columns.tsx';
import { filtered, NO_FILTER, type ProcedureFilter, sorted } from './procedure-filter.ts';
import { StartDialog, type StartWith } from './start-dialog.tsx';
import { useKey } from '../../ui/use-key.ts';

/** Procedures of the year: what runs as a board by step, everything as a list below. */
export function ProceduresPage(): ReactNode {
  const { year } = useArchive();
  const [filter, setFilter] = useRemembered<ProcedureFilter>('procedures.filter', NO_FILTER);
  const kinds = useAnswer('procedure.kinds', { year });
  const list = useAnswer('procedure.list', { year }, { keep: true });
  const [starting, setStarting] = useState<StartWith | null>(
    () => handedOver<StartWith>('procedures.households') ?? null,
  );
  const procedures = list.data?.procedures ?? [];
  const shown = filtered(procedures, filter);
  const open = procedures.filter((each) => each.status === 'open');
  useStatus(`办理中 ${open.length} 件，列出 ${shown.length} 件，共 ${procedures.length} 件`);
  const begin = (): void => setStarting({ ids: [], villageId: filter.villageId });
  useKey('n', 'write', begin);
  const close = (): void => {
    handOverDone('procedures.households');
    setStarting(null);
  };
  return (
    <section className="page paper" aria-label="动态调整">
      <AdjustmentTabs page="procedures" />
      <div className="toolbar">
        <h2 className="nowrap">{year} 年动态调整</h2>
        <FilterBar
          kinds={kinds.data?.kinds ?? []}
          procedures={procedures}
          filter={filter}
          onFilter={setFilter}
        />
        <span className="spread" />
        <Button
          may="write"
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          aria-keyshortcuts="N"
          onClick={begin}
        >
          发起程序 <kbd>N</kbd>
        </Button>
      </div>
      <ErrorNote error={list.error ?? kinds.error} />
      {kinds.data?.whyNone == null ? null : <Note tone="look">{kinds.data.whyNone}</Note>}
      {list.isPending || kinds.isPending ? <Busy /> : null}
      {list.data !== undefined && procedures.length === 0 ? (
        <Empty title={`${year} 年还没有发起过程序`}>
          <p>点“发起程序”（或按 N），选办什么、哪个村、哪些户；程序会按步骤提示日期、材料和期限。</p>
        </Empty>
      ) : null}
      {procedures.length === 0 ? null : <Running kinds={kinds.data?.kinds ?? []} shown={shown} />}
      {starting === null ? null : <StartDialog start={starting} onClose={close} />}
    </section>
  );
}

function Running({ kinds, shown }: { kinds: readonly Kind[]; shown: readonly ProcedureRow[] }): ReactNode {
  const [sort, setSort] = useRemembered<Sort>('procedures.sort', { key: 'daysLeft', descending: false });
  const [cursor, setCursor] = useState(0);
  const rows = useMemo(() => sorted(shown, sort), [shown, sort]);
  return (
    <>
      <Board kinds={kinds} procedures={shown.filter((each) => each.status === 'open')} />
      <VirtualTable
        label="程序列表"
        columns={procedureColumns}
        count={rows.length}
        rowAt={(index) => rows[index]}
        idOf={(row) => row.id}
        cursor={Math.min(cursor, rows.length - 1)}
        onCursor={setCursor}
        onOpen={(row) => go({ page: 'procedure', id: row.id })}
        sort={sort}
        onSort={setSort}
        autoFocus
        empty={<p className="block-empty faint">没有符合条件的程序，请放宽上面的条件</p>}
      />
    </>
  );
}
