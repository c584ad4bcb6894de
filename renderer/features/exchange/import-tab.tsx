import { type ReactNode, useState } from 'react';
import type { ImportAnswer, ImportSource } from '#contract/import.ts';
import { call, isCancelled, sentenceOf } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { announceChange } from '../../last-change.ts';
import { refreshAll } from '../../queries.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { sendFile } from '../../ui/send-file.ts';
import { ChooseFiles } from './choose-files.tsx';
import { ImportHistory } from './import-history.tsx';
import { ImportReport } from './import-report.tsx';
import { ImportReview } from './import-review.tsx';
import { ImportSources } from './import-sources.tsx';
import { type ImportStep, ImportSteps } from './import-steps.tsx';
import { JobHere } from './job-here.tsx';
import { OpenDoubts } from './open-doubts.tsx';

type Stage =
  | { readonly kind: 'choose' }
  | { readonly kind: 'working'; readonly step: ImportStep; readonly text: string }
  | { readonly kind: 'sources'; readonly importId: string; readonly sources: readonly ImportSource[] }
  | {
      readonly kind: 'review';
      readonly importId: string;
      readonly sources: readonly ImportSource[];
      readonly answer: ImportAnswer;
    }
  | { readonly kind: 'done'; readonly answer: ImportAnswer };

const STEP = { choose: 0, sources: 1, review: 2, done: 3 } as const;

/** Nothing to ask: every sheet is of a known kind and year, and every column known by name or from last time. */
const isClear = (sources: readonly ImportSource[]): boolean =>
  sources.some(({ used }) => used) &&
  sources.every(
    ({ problem, used, kind, columns, missing, yearFrom }) =>
      problem === null &&
      (!used ||
        (kind !== null &&
          missing.length === 0 &&
          yearFrom !== 'today' &&
          columns.every(({ sure }) => sure === 'sure' || sure === 'remembered'))),
  );

/** Choose → what each column is → differences cell by cell → report. Nothing is written before 确认导入. */
export function ImportTab(): ReactNode {
  const [stage, setStage] = useState<Stage>({ kind: 'choose' });
  const [year, setYear] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);

  const attempt = async (step: ImportStep, text: string, run: () => Promise<void>): Promise<void> => {
    const before = stage;
    setError(null);
    setStage({ kind: 'working', step, text });
    try {
      await run();
    } catch (thrown) {
      setError(thrown);
      setStage(before);
    }
  };
  const compare = (importId: string, sources: readonly ImportSource[]): Promise<void> =>
    attempt(2, '正在逐格比对，还没有写入任何数据', async () => {
      const answer = await runJob('导入：比对', (job) => call('import.compare', { importId, job }));
      setStage({ kind: 'review', importId, sources, answer });
    });
  const open = (files: readonly File[]): Promise<void> =>
    attempt(1, '正在看表，还没有写入任何数据', async () => {
      const { importId, sources } = await runJob('导入：读表', async (job) => {
        const fileIds: string[] = [];
        for (const file of files) fileIds.push(await sendFile(file, job));
        return call('import.open', { fileIds, job, ...(year === null ? {} : { year }) });
      });
      if (isClear(sources)) await compare(importId, sources);
      else setStage({ kind: 'sources', importId, sources });
    });
  const commit = (importId: string): Promise<void> =>
    attempt(2, '正在写入', async () => {
      const answer = await runJob('导入：写入', (job) => call('import.commit', { importId, job }));
      announceChange(answer);
      await refreshAll();
      setStage({ kind: 'done', answer });
    });
  const discard = (importId: string): void => {
    setError(null);
    setStage({ kind: 'choose' });
    void call('import.discard', { importId }).catch(() => undefined);
  };

  return (
    <div className="scroll exchange">
      {stage.kind === 'choose' ? null : (
        <ImportSteps now={stage.kind === 'working' ? stage.step : STEP[stage.kind]} />
      )}
      {error === null ? null : isCancelled(error) ? (
        <Note>{sentenceOf(error)}</Note>
      ) : (
        <ErrorNote error={error} />
      )}
      {stage.kind === 'choose' ? (
        <>
          <ChooseFiles year={year} onYear={setYear} onFiles={(files) => void open(files)} />
          <OpenDoubts />
          <ImportHistory />
        </>
      ) : null}
      {stage.kind === 'working' ? (
        <section className="panel">
          <h2>{stage.text}</h2>
          <JobHere />
        </section>
      ) : null}
      {stage.kind === 'sources' ? (
        <ImportSources
          importId={stage.importId}
          sources={stage.sources}
          onSources={(sources) => setStage({ ...stage, sources })}
          onDiscard={() => discard(stage.importId)}
          onCompare={() => void compare(stage.importId, stage.sources)}
        />
      ) : null}
      {stage.kind === 'review' ? (
        <ImportReview
          importId={stage.importId}
          answer={stage.answer}
          onAnswer={(answer) => setStage({ ...stage, answer })}
          onBack={() => setStage({ kind: 'sources', importId: stage.importId, sources: stage.sources })}
          onDiscard={() => discard(stage.importId)}
          onConfirm={() => void commit(stage.importId)}
        />
      ) : null}
      {stage.kind === 'done' ? (
        <ImportReport answer={stage.answer} onMore={() => setStage({ kind: 'choose' })} />
      ) : null}
    </div>
  );
}
