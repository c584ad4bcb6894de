import { type DragEvent, type ReactNode, useState } from 'react';
import { useMay } from '../../../may.ts';
import { useRemembered } from '../../../memory.ts';
import { useAnswer } from '../../../queries.ts';
import { droppedFiles } from '../../../ui/dropped-files.ts';
import { ErrorNote } from '../../../ui/notes.tsx';
import { usePastedFiles } from '../../../ui/use-pasted-files.ts';
import { BatchList } from './batch-list.tsx';
import { InboxBar } from './inbox-bar.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { FolderLine } from './folder-line.tsx';
import { InboxPages } from './inbox-pages.tsx';
import { type Source, STATES_OF, type View, VIEWS } from './inbox-words.ts';
import { takeIn, takeInFolder, type Taken } from './take-in.ts';
import { TakeInHere, TakenReport } from './taken-report.tsx';
import { WantedList } from './wanted-list.tsx';

/** 收件: scans come in here, file themselves by their code, and what does not is asked for. */
export function InboxTab(): ReactNode {
  const mayWrite = useMay('write');
  const [view, setView] = useRemembered<View>('inbox.view', 'waiting');
  const [batch, setBatch] = useRemembered<number | null>('inbox.batch', null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [isOver, setOver] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const batches = useAnswer('scan.batches', { limit: 200 }, { keep: true });
  const counts = useCounts(batch);

  const takeAll = async (work: () => Promise<Taken>): Promise<void> => {
    setTaken(null);
    setFault(null);
    try {
      setTaken(await work());
    } catch (thrown) {
      setFault(thrown);
    }
  };
  const onFiles = (files: readonly File[], source: Source): void => void takeAll(() => takeIn(files, source));
  usePastedFiles(mayWrite ? (files) => onFiles(files, 'pasted') : null);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then((files) => {
      if (files.length > 0) onFiles(files, 'dropped');
    });
  };
  const isInside = (event: DragEvent): boolean =>
    event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
  return (
    <section
      className={`inbox${isOver ? ' over' : ''}`}
      aria-label="收件"
      {...(mayWrite
        ? {
            onDragOver: (event: DragEvent) => {
              event.preventDefault();
              setOver(true);
            },
            onDragLeave: (event: DragEvent) => setOver(isInside(event)),
            onDrop,
          }
        : {})}
    >
      <InboxBar {...{ view, counts, onFiles }} onView={setView} onFolder={() => setChoosing(true)} />
      {mayWrite ? <FolderLine onTake={() => void takeAll(takeInFolder)} /> : null}
      <TakeInHere />
      <ErrorNote error={fault ?? batches.error} />
      {taken === null ? null : <TakenReport taken={taken} onClose={() => setTaken(null)} />}
      {view === 'wanted' ? (
        <WantedList />
      ) : (
        <div className="columns">
          <aside className="side left" aria-label="收件记录">
            <BatchList batches={batches.data?.batches ?? []} chosen={batch} onChoose={setBatch} />
          </aside>
          <InboxPages
            key={`${view} ${batch}`}
            view={view}
            batch={batch}
            hasAny={(batches.data?.batches.length ?? 0) > 0}
          />
        </div>
      )}
      {isChoosing ? <FolderDialog onClose={() => setChoosing(false)} /> : null}
    </section>
  );
}

/** How many pages each view has. */
function useCounts(batch: number | null): Partial<Record<View, number>> {
  const asked = { limit: 1, ...(batch === null ? {} : { batchId: batch }) };
  const waiting = useAnswer('scan.inbox', { ...asked, states: [...STATES_OF.waiting] }, { keep: true });
  const twice = useAnswer('scan.inbox', { ...asked, states: [...STATES_OF.twice] }, { keep: true });
  const filed = useAnswer('scan.inbox', { ...asked, states: [...STATES_OF.filed] }, { keep: true });
  const aside = useAnswer('scan.inbox', { ...asked, states: [...STATES_OF.aside] }, { keep: true });
  const wanted = useAnswer('scan.wanted', { limit: 1 }, { keep: true });
  const totals = [waiting, twice, filed, aside, wanted].map(({ data }) => data?.total);
  return Object.fromEntries(VIEWS.map((view, at) => [view, totals[at] ?? 0]));
}
