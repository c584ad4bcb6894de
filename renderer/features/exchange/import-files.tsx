import type { ReactNode } from 'react';
import type { ImportAnswer, ImportedFile } from '#contract/import.ts';
import { countOf } from '../../ui/numbers.ts';

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
      <td className="said">
        {file.problem === null ? null : <span className="wrong">{file.problem}</span>}
        {file.missingColumns.length === 0 ? null : (
          <span className="wrong">缺列：{file.missingColumns.join('、')} </span>
        )}
        {file.unknownColumns.length === 0 ? null : (
          <span className="quiet" title={file.unknownColumns.join('、')}>
            不导入的列：{file.unknownColumns.join('、')}
          </span>
        )}
      </td>
    </tr>
  );
}

/** What was read in each file and how much of it is fit. */
export function ImportFiles({ answer, done }: { answer: ImportAnswer; done: boolean }): ReactNode {
  return (
    <table className="sheet" aria-label="文件">
      <thead>
        <tr>
          <th>文件</th>
          <th>认作</th>
          <th>年度</th>
          <th className="num">读到行数</th>
          <th className="num">{done ? '已导入' : '可导入'}</th>
          <th className="num">未导入</th>
          <th className="num">提示</th>
          <th>说明</th>
        </tr>
      </thead>
      <tbody>
        {answer.files.map((file, index) => (
          <FileRow key={index} file={file} />
        ))}
      </tbody>
    </table>
  );
}

const CountRow = ({
  name,
  unit,
  counts,
  missing,
}: {
  name: string;
  unit: string;
  counts: ImportAnswer['households'];
  missing: number | null;
}): ReactNode => (
  <tr>
    <td className="strong">{name}</td>
    {[counts.added, counts.changed, counts.unchanged, ...(missing === null ? [] : [missing])].map(
      (count, index) => (
        <td key={index} className="num">
          {countOf(count)} {unit}
        </td>
      ),
    )}
  </tr>
);

/** Households and people: new, altered, the same, and those of whom the files say nothing. */
export function ImportCounts({ answer, done }: { answer: ImportAnswer; done: boolean }): ReactNode {
  return (
    <table className="sheet narrow" aria-label="增改数">
      <thead>
        <tr>
          <th />
          <th className="num">新增</th>
          <th className="num">修改</th>
          <th className="num">不变</th>
          {done ? null : <th className="num">表里没有</th>}
        </tr>
      </thead>
      <tbody>
        <CountRow
          name="户"
          unit="户"
          counts={answer.households}
          missing={done ? null : answer.missing.households}
        />
        <CountRow
          name="成员"
          unit="人"
          counts={answer.members}
          missing={done ? null : answer.missing.members}
        />
      </tbody>
    </table>
  );
}

export const numbersOf = ({ households, members }: Pick<ImportAnswer, 'households' | 'members'>): string =>
  `新增 ${countOf(households.added)} 户 ${countOf(members.added)} 人，修改 ${countOf(households.changed)} 户 ${countOf(members.changed)} 人`;
