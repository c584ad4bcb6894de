import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ImportAnswer } from '#contract/import.ts';
import { call } from '../../client.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { DifferenceGrid } from './difference-grid.tsx';
import { ImportCounts, ImportFiles, numbersOf } from './import-files.tsx';
import { ImportIssues } from './import-issues.tsx';
import { ImportMissing } from './import-missing.tsx';
import { WaitingDoubts } from './waiting-doubts.tsx';

interface ImportReviewProps {
  readonly importId: string;
  readonly answer: ImportAnswer;
  readonly onAnswer: (answer: ImportAnswer) => void;
  readonly onBack: () => void;
  readonly onDiscard: () => void;
  readonly onConfirm: () => void;
}

type Shown = 'files' | 'differences' | 'refusals' | 'doubts' | 'missing' | 'notices';

function firstShown({ files, doubts, cells }: ImportAnswer): Shown {
  if (files.some(({ problem }) => problem !== null)) return 'files';
  if (doubts > 0) return 'doubts';
  if (files.some(({ rowsRefused }) => rowsRefused > 0)) return 'refusals';
  return cells.all > 0 ? 'differences' : 'files';
}

/** What would be written, cell by cell, and everything that is not: nothing is written before 确认导入. */
export function ImportReview(props: ImportReviewProps): ReactNode {
  const { importId, answer, onAnswer } = props;
  const [shown, setShown] = useState<Shown>(() => firstShown(answer));
  const [error, setError] = useState<unknown>(null);
  /** Decisions on doubtful rows alter the rest: it is asked for when the clerk goes there. */
  const show = (next: Shown): void => {
    setShown(next);
    if (shown === 'doubts') void call('import.answer', { importId }).then(onAnswer, setError);
  };
  const refused = answer.files.reduce((sum, file) => sum + file.rowsRefused, 0);
  const notices = answer.files.reduce((sum, file) => sum + file.notices.length, 0);
  const accepted = answer.files.reduce((sum, file) => sum + file.rowsAccepted, 0);
  const { households, members } = answer.missing;
  const word = (label: string, count: string | null): string =>
    count === null ? label : `${label} ${count}`;
  const tabs: { value: Shown; label: string }[] = [
    { value: 'files', label: '文件' },
    { value: 'differences', label: word('差异', countOf(answer.cells.all)) },
    { value: 'refusals', label: word('未导入', `${countOf(refused)} 行`) },
    { value: 'doubts', label: word('拿不准', `${countOf(answer.doubts)} 行`) },
    { value: 'missing', label: word('表里没有', `${countOf(households)} 户 ${countOf(members)} 人`) },
    { value: 'notices', label: word('提示', `${countOf(notices)} 处`) },
  ];
  return (
    <section className="panel fill" aria-label="核对结果">
      <div className="line">
        <h2>
          将{numbersOf(answer)}
          {answer.cells.ticked === answer.cells.all
            ? ''
            : `（勾选了 ${countOf(answer.cells.ticked)} / ${countOf(answer.cells.all)} 处）`}
          。还没有写入。
        </h2>
        <span className="spread" />
        <Button onClick={props.onDiscard}>放弃</Button>
        <Button onClick={props.onBack}>回到认列</Button>
        <Button type="primary" disabled={accepted === 0} onClick={props.onConfirm}>
          确认导入
        </Button>
      </div>
      <ErrorNote error={error} />
      {answer.closedYears.length === 0 ? null : (
        <Note tone="look">会改动已封存的 {answer.closedYears.join('、')} 年，确认时要写明更正理由。</Note>
      )}
      <div className="line">
        <Segmented<Shown> value={shown} onChange={show} options={tabs} aria-label="看什么" />
      </div>
      {shown === 'files' ? (
        <>
          <ImportFiles answer={answer} done={false} />
          <ImportCounts answer={answer} done={false} />
        </>
      ) : null}
      {shown === 'differences' ? (
        <DifferenceGrid importId={importId} onCounts={(counts) => onAnswer({ ...answer, ...counts })} />
      ) : null}
      {shown === 'refusals' || shown === 'notices' ? (
        <ImportIssues answer={answer} shown={shown} from={{ importId }} />
      ) : null}
      {shown === 'doubts' ? <WaitingDoubts importId={importId} /> : null}
      {shown === 'missing' ? <ImportMissing importId={importId} missing={answer.missing} /> : null}
    </section>
  );
}
