import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ImportAnswer } from '#contract/import.ts';
import { go } from '../../route.ts';
import { Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { ImportCounts, ImportFiles, numbersOf } from './import-files.tsx';
import { ImportIssues } from './import-issues.tsx';

/** What an import has done, what it left out and why. */
export function ImportReport({ answer, onMore }: { answer: ImportAnswer; onMore: () => void }): ReactNode {
  const refused = answer.files.reduce((sum, file) => sum + file.rowsRefused, 0);
  const notices = answer.files.reduce((sum, file) => sum + file.notices.length, 0);
  const [shown, setShown] = useState<'refusals' | 'notices'>(refused > 0 ? 'refusals' : 'notices');
  const from = answer.batch === null ? null : { batch: answer.batch };
  return (
    <section className="panel fill" aria-label="导入结果">
      <div className="line">
        <Note tone="good">
          导入完成：{numbersOf(answer)}
          {refused > 0 ? `；${countOf(refused)} 行没有导入` : ''}
          {answer.doubts > 0 ? `；${countOf(answer.doubts)} 行拿不准，可在导入页慢慢判定` : ''}
          。要整批撤销，可在“导入历史”里撤销。
        </Note>
        <span className="spread" />
        <Button onClick={onMore}>继续导入</Button>
        <Button type="primary" onClick={() => go({ page: 'households' })}>
          看户档案
        </Button>
      </div>
      <ImportFiles answer={answer} done />
      <ImportCounts answer={answer} done />
      {from === null || refused + notices === 0 ? null : (
        <>
          <div className="line" role="group" aria-label="看哪些行">
            <Button
              type={shown === 'refusals' ? 'primary' : 'default'}
              size="small"
              onClick={() => setShown('refusals')}
            >
              未导入的 {countOf(refused)} 行
            </Button>
            <Button
              type={shown === 'notices' ? 'primary' : 'default'}
              size="small"
              onClick={() => setShown('notices')}
            >
              提示 {countOf(notices)} 处
            </Button>
          </div>
          <ImportIssues answer={answer} shown={shown} from={from} />
        </>
      )}
    </section>
  );
}
