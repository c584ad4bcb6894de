import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Request } from '#contract/channels.ts';
import type { ImportAnswer } from '#contract/import.ts';
import { useAct } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { IssueTable } from './issue-table.tsx';
import { saveOutputs } from './save-outputs.ts';

interface ImportIssuesProps {
  readonly answer: ImportAnswer;
  readonly shown: 'refusals' | 'notices';
  /** The waiting import or the written batch whose refused rows can be had as a workbook. */
  readonly from: Request<'import.refused'>;
}

/** Cells that kept a row out, or that were taken as written and are worth a look; the former also as a workbook to correct. */
export function ImportIssues({ answer, shown, from }: ImportIssuesProps): ReactNode {
  const workbook = useAct('import.refused');
  const [error, setError] = useState<unknown>(null);
  const issues = answer.files.flatMap((file) => file[shown].map((issue) => ({ ...issue, file: file.file })));
  const rows = answer.files.reduce((sum, file) => sum + file.rowsRefused, 0);
  const save = (): void => {
    setError(null);
    workbook.mutate(from, {
      onSuccess: ({ files }) => void saveOutputs(files).catch(setError),
      onError: setError,
    });
  };
  return (
    <>
      <p className="line">
        <span className="quiet">
          {shown === 'refusals'
            ? '这些行不会导入。另存为表后，按标红的格改好，再导入一次即可'
            : '这些按原样导入，建议看一看'}
        </span>
        <span className="spread" />
        {shown === 'refusals' && rows > 0 ? (
          <Button loading={workbook.isPending} onClick={save}>
            未导入的 {countOf(rows)} 行另存为表
          </Button>
        ) : null}
      </p>
      <ErrorNote error={error} />
      <IssueTable key={shown} issues={issues} label={shown === 'refusals' ? '未导入的行' : '提示'} />
    </>
  );
}
