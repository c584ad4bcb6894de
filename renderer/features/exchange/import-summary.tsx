import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ImportAnswer, ImportedFile } from '#contract/import.ts';
import { go } from '../../route.ts';
import { Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { IssueTable } from './issue-table.tsx';

interface ImportSummaryProps {
  readonly answer: ImportAnswer;
  readonly state: 'plan' | 'done';
  readonly busy: boolean;
  readonly onConfirm?: () => void;
  readonly onBack: () => void;
}

type Counts = ImportAnswer['households'];

function FileRow({ file }: { file: ImportedFile }): ReactNode {
  const unknown = file.kind === null;
  return (
    <tr>
      <td className="strong">{file.file}</td>
      <td className={unknown ? 'wrong' : ''}>{unknown ? '没有认出是什么表' : file.kindTitle}</td>
      <td>{file.year ?? '—'}</td>
      <td className="num">{countOf(file.rowsRead)}</td>
      <td className="num">{countOf(file.rowsAccepted)}</td>
      <td className={`num ${file.rowsRefused > 0 ? 'wrong strong' : ''}`}>{countOf(file.rowsRefused)}</td>
      <td className="num">{countOf(file.notices.length)}</td>
      <td>
        {file.problem === null ? null : <span className="wrong">{file.problem}</span>}
        {file.missingColumns.length === 0 ? null : (
          <span className="wrong">缺列：{file.missingColumns.join('、')} </span>
        )}
        {file.unknownColumns.length === 0 ? null : (
          <span className="quiet">不认识的列（不导入）：{file.unknownColumns.join('、')}</span>
        )}
      </td>
    </tr>
  );
}

const CountRow = ({ name, unit, counts }: { name: string; unit: string; counts: Counts }): ReactNode => (
  <tr>
    <td className="strong">{name}</td>
    <td className="num">
      {countOf(counts.added)} {unit}
    </td>
    <td className="num">
      {countOf(counts.changed)} {unit}
    </td>
    <td className="num">
      {countOf(counts.unchanged)} {unit}
    </td>
  </tr>
);

function Headline({ answer, state }: Pick<ImportSummaryProps, 'answer' | 'state'>): ReactNode {
  const { households, members } = answer;
  const refused = answer.files.reduce((sum, file) => sum + file.rowsRefused, 0);
  const numbers = `新增 ${countOf(households.added)} 户 ${countOf(members.added)} 人，修改 ${countOf(households.changed)} 户 ${countOf(members.changed)} 人`;
  if (state === 'plan')
    return (
      <>
        <h2>核对结果：将{numbers}。还没有写入。</h2>
        {answer.closedYears.length === 0 ? null : (
          <Note tone="look">会改动已封存的 {answer.closedYears.join('、')} 年，确认时要写明更正理由。</Note>
        )}
      </>
    );
  return (
    <Note tone="good">
      导入完成：{numbers}
      {refused > 0 ? `；${countOf(refused)} 行没有导入，原因见下表` : ''}。要整批撤销，可在“导入历史”里撤销。
    </Note>
  );
}

/** What an import will do, or has done: files, counts, refused rows and notices with place and reason. */
export function ImportSummary({ answer, state, busy, onConfirm, onBack }: ImportSummaryProps): ReactNode {
  const none = answer.files.every((file) => file.refusals.length === 0);
  const [shown, setShown] = useState<'refusals' | 'notices'>(none ? 'notices' : 'refusals');
  const issues = answer.files.flatMap((file) => file[shown].map((issue) => ({ ...issue, file: file.file })));
  const refused = answer.files.reduce((sum, file) => sum + file.refusals.length, 0);
  const notices = answer.files.reduce((sum, file) => sum + file.notices.length, 0);
  const accepted = answer.files.reduce((sum, file) => sum + file.rowsAccepted, 0);
  return (
    <section className="panel fill" aria-label={state === 'plan' ? '核对结果' : '导入结果'}>
      <div className="line">
        <Headline answer={answer} state={state} />
        <span className="spread" />
        {state === 'plan' ? (
          <>
            <Button onClick={onBack} disabled={busy}>
              放弃
            </Button>
            <Button type="primary" loading={busy} disabled={accepted === 0} onClick={onConfirm}>
              确认导入
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onBack}>继续导入</Button>
            <Button type="primary" onClick={() => go({ page: 'households' })}>
              看户档案
            </Button>
          </>
        )}
      </div>
      <table className="sheet" aria-label="文件">
        <thead>
          <tr>
            <th>文件</th>
            <th>认作</th>
            <th>年度</th>
            <th className="num">读到行数</th>
            <th className="num">{state === 'plan' ? '可导入' : '已导入'}</th>
            <th className="num">未导入</th>
            <th className="num">提示</th>
            <th>说明</th>
          </tr>
        </thead>
        <tbody>
          {answer.files.map((file) => (
            <FileRow key={file.file} file={file} />
          ))}
        </tbody>
      </table>
      <table className="sheet narrow" aria-label="增改数">
        <thead>
          <tr>
            <th />
            <th className="num">新增</th>
            <th className="num">修改</th>
            <th className="num">不变</th>
          </tr>
        </thead>
        <tbody>
          <CountRow name="户" unit="户" counts={answer.households} />
          <CountRow name="成员" unit="人" counts={answer.members} />
        </tbody>
      </table>
      <div className="line" role="group" aria-label="看哪些行">
        <Button
          type={shown === 'refusals' ? 'primary' : 'default'}
          size="small"
          onClick={() => setShown('refusals')}
        >
          未导入的 {countOf(refused)} 处
        </Button>
        <Button
          type={shown === 'notices' ? 'primary' : 'default'}
          size="small"
          onClick={() => setShown('notices')}
        >
          提示 {countOf(notices)} 处
        </Button>
        <span className="faint">
          {shown === 'refusals'
            ? '这些行不会导入，请在原表改好后重新导入'
            : `这些${state === 'plan' ? '将' : '已'}按原样导入，建议看一看`}
        </span>
      </div>
      <IssueTable key={shown} issues={issues} label={shown === 'refusals' ? '未导入的行' : '提示'} />
    </section>
  );
}
