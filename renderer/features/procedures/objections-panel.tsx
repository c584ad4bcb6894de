import { PlusOutlined } from '@ant-design/icons';
import { type ReactNode, useMemo, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { AddObjection } from './add-objection.tsx';
import { objectionColumns } from './objection-columns.tsx';
import { ObjectionDrawer } from './objection-drawer.tsx';

/** Notices to which an objection can be taken down now: they hang, and the step after them is not recorded. */
export function noticesOpenToObjections({ steps, status }: ProcedurePage): ProcedurePage['steps'] {
  if (status !== 'open') return [];
  const last = steps.findLast(({ doneOn }) => doneOn !== null);
  return last?.takesObjections === true ? [last] : [];
}

/** Objections to the procedure's notices: taken down, looked into by two, decided, answered. */
export function ObjectionsPanel({ page }: { page: ProcedurePage }): ReactNode {
  const answer = useAnswer('objection.list', { procedureId: page.id }, { keep: true });
  const [cursor, setCursor] = useState(0);
  const [open, setOpen] = useState<number | null>(null);
  const [adding, setAdding] = useState(false);
  const columns = useMemo(() => objectionColumns(({ id }) => setOpen(id)), []);
  const rows = answer.data?.rows ?? [];
  const shown = rows.find(({ id }) => id === open);
  const notices = noticesOpenToObjections(page);
  const within = answer.data?.answerWithin ?? null;
  if (answer.data === undefined) return answer.isError ? <ErrorNote error={answer.error} /> : <Busy />;
  return (
    <section className="objections" aria-label="异议">
      <div className="toolbar">
        <span>
          {answer.data.open === 0 ? '没有要办的异议' : `要办 ${answer.data.open} 件`}
          {answer.data.late === 0 ? null : <span className="wrong">，超期 {answer.data.late} 件</span>}
        </span>
        {within === null ? null : (
          <span className="quiet small" title={within.source}>
            收到后 {within.days} 个工作日内核实答复
          </span>
        )}
        <span className="spread" />
        <span className="faint small">提出人只在本机可见，不印到村里的文书上</span>
        {notices.length === 0 ? null : (
          <Button may="write" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            登记异议
          </Button>
        )}
      </div>
      <VirtualTable
        label="异议"
        columns={columns}
        count={rows.length}
        rowAt={(index) => rows[index]}
        idOf={(row) => row.id}
        cursor={Math.min(cursor, rows.length - 1)}
        onCursor={setCursor}
        onOpen={(row) => setOpen(row.id)}
        empty={<p className="block-empty faint">{emptyWords(notices.length > 0)}</p>}
      />
      {shown === undefined ? null : (
        <ObjectionDrawer key={shown.id} page={page} objection={shown} onClose={() => setOpen(null)} />
      )}
      {adding ? (
        <AddObjection page={page} notices={notices} onClose={() => setAdding(false)} onAdded={setOpen} />
      ) : null}
    </section>
  );
}

const emptyWords = (isOpen: boolean): string =>
  isOpen
    ? '没有人提出异议。有人来访、来电、来信反映，点“登记异议”记下来，不愿署名的可以匿名。'
    : '没有异议。公示登记以后、下一步登记以前，可以在这里登记异议。';
