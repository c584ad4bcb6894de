import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PaperLine } from '#contract/paper.ts';
import { PaperDetail } from '../../../fields/paper-detail.tsx';
import { keyOfLine, whichOf } from '../../../fields/paper-lines.tsx';
import { PaperSign } from '../../../fields/paper-sign.tsx';
import { isLacking } from '../../../fields/paper-words.ts';
import { useAnswer } from '../../../queries.ts';
import { go } from '../../../route.ts';
import { Busy, ErrorNote } from '../../../ui/notes.tsx';
import type { MatrixHousehold } from './matrix-row.tsx';

interface CellPanelProps {
  readonly household: MatrixHousehold;
  /** Key of the checklist's entry under the cursor, and its title. */
  readonly item: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** The paper under the cursor, of each year and procedure that wants it; below what else the household lacks. */
export function CellPanel({ household, item, title, onClose }: CellPanelProps): ReactNode {
  const { householdId, head, householdNo, group } = household;
  const answer = useAnswer('paper.household', { householdId });
  const lines = answer.data?.lines ?? [];
  const own = lines.filter((line) => line.item === item);
  const others = lines.filter((line) => line.item !== item && isLacking(line.state));
  return (
    <aside className="side right cell-panel" aria-label={`${head ?? '无户主'}的${title}`}>
      <header className="line">
        <h2>{title}</h2>
        <span className="spread" />
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined aria-hidden />}
          aria-label="关闭"
          onClick={onClose}
        />
      </header>
      <p className="quiet">
        {head ?? '无户主'} · {householdNo ?? '未编号'}
        {group === null ? '' : ` · ${group}`}{' '}
        <button
          type="button"
          className="link"
          onClick={() => go({ page: 'household', id: householdId, tab: 'documents' })}
        >
          打开户档案
        </button>
      </p>
      <ErrorNote error={answer.error} />
      {answer.isPending ? <Busy /> : null}
      {answer.data !== undefined && own.length === 0 ? <p className="quiet">这一户不要求这份材料。</p> : null}
      {own.map((line) => (
        <Line key={keyOfLine(line)} line={line} householdId={householdId} isOpen />
      ))}
      {others.length === 0 ? null : <h3>这户还缺</h3>}
      {others.map((line) => (
        <Line key={keyOfLine(line)} line={line} householdId={householdId} isOpen={false} />
      ))}
    </aside>
  );
}

interface LineProps {
  readonly line: PaperLine;
  readonly householdId: number;
  readonly isOpen: boolean;
}

function Line({ line, householdId, isOpen }: LineProps): ReactNode {
  const [shown, setShown] = useState(isOpen);
  return (
    <section className="cell-line-of" aria-label={[line.title, whichOf(line)].join(' ')}>
      <button type="button" className="plain line" aria-expanded={shown} onClick={() => setShown(!shown)}>
        <PaperSign state={line.state} />
        <span className="grow cut">
          {isOpen ? null : <span className="strong">{line.title} </span>}
          <span className="quiet">{whichOf(line)}</span>
        </span>
      </button>
      {shown ? (
        <>
          <p className="quiet small">{line.why}</p>
          <PaperDetail owner={{ householdId }} line={line} />
        </>
      ) : null}
    </section>
  );
}
