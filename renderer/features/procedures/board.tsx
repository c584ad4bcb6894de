import { DownOutlined, RightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useRemembered } from '../../memory.ts';
import { go } from '../../route.ts';
import { DaysLeft } from '../../ui/days-left.tsx';
import { type Kind, type ProcedureRow, waitWord } from './kinds.ts';

interface BoardProps {
  readonly kinds: readonly Kind[];
  /** Those that run. */
  readonly procedures: readonly ProcedureRow[];
}

/** Each kind that runs as a line of its steps; the others in one sentence. */
export function Board({ kinds, procedures }: BoardProps): ReactNode {
  const of = (kind: Kind): ProcedureRow[] => procedures.filter((each) => each.key === kind.key);
  const idle = kinds.filter((kind) => of(kind).length === 0);
  return (
    <div className="boards">
      {kinds.map((kind) => (
        <Lane key={kind.key} kind={kind} procedures={of(kind)} />
      ))}
      {idle.length === 0 ? null : (
        <p className="boards-idle faint small">没有在办的：{idle.map((kind) => kind.title).join('、')}</p>
      )}
    </div>
  );
}

function Lane({ kind, procedures }: { kind: Kind; procedures: readonly ProcedureRow[] }): ReactNode {
  const [folded, setFolded] = useRemembered(`procedures.folded.${kind.key}`, false);
  if (procedures.length === 0) return null;
  const late = procedures.filter((each) => each.daysLeft !== null && each.daysLeft < 0).length;
  return (
    <section className="lane" aria-label={`${kind.title}进度`}>
      <button
        type="button"
        className="plain lane-head"
        aria-expanded={!folded}
        onClick={() => setFolded(!folded)}
      >
        {folded ? <RightOutlined aria-hidden /> : <DownOutlined aria-hidden />}
        <span className="strong">{kind.title}</span>
        <span className="quiet">在办 {procedures.length} 件</span>
        {late === 0 ? null : <span className="wrong">超期 {late} 件</span>}
      </button>
      {folded ? null : <LaneSteps kind={kind} procedures={procedures} />}
    </section>
  );
}

/** A procedure keeps the steps that it began with; where the kind has the step no more, its card stands last. */
function LaneSteps({ kind, procedures }: { kind: Kind; procedures: readonly ProcedureRow[] }): ReactNode {
  const elsewhere = procedures.filter(({ stepKey }) => kind.steps.every(({ key }) => key !== stepKey));
  const columns = [
    ...kind.steps.map(({ key, title }, index) => ({
      ...{ key, title: `${index + 1} ${title}` },
      cards: procedures.filter(({ stepKey }) => stepKey === key),
    })),
    ...(elsewhere.length === 0 ? [] : [{ key: '', title: '其他步骤', cards: elsewhere }]),
  ];
  return (
    <div className="board">
      {columns.map(({ key, title, cards }) => (
        <div key={key} className={`board-column${cards.length === 0 ? ' bare' : ''}`}>
          <h3 className={cards.length === 0 ? 'faint' : 'quiet'}>
            {title}
            {cards.length === 0 ? '' : ` · ${cards.length}`}
          </h3>
          {cards.map((each) => (
            <Card key={each.id} procedure={each} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Card({ procedure: each }: { procedure: ProcedureRow }): ReactNode {
  const waits = waitWord(each.waitsFor);
  return (
    <button type="button" className="plain card" onClick={() => go({ page: 'procedure', id: each.id })}>
      <span className="line card-head">
        <span className="strong cut">{each.village}</span>
        <span className="spread" />
        <span className="nowrap">{each.households} 户</span>
      </span>
      {each.dropped === 0 && each.openObjections === 0 ? null : (
        <span className="line small">
          {each.dropped === 0 ? null : <span className="quiet nowrap">移出 {each.dropped}</span>}
          {each.openObjections === 0 ? null : (
            <span className="wrong nowrap">异议 {each.openObjections}</span>
          )}
        </span>
      )}
      <span className="line small wrap">
        {waits === '' ? (
          <span className="done nowrap">可以办</span>
        ) : (
          <span className="warn nowrap">
            {waits}
            {each.waitsFor === 'notice-over' || each.waitsFor === 'waiting-period'
              ? `，${each.earliest?.slice(5) ?? ''} 起`
              : ''}
          </span>
        )}
        <DaysLeft days={each.daysLeft} />
      </span>
    </button>
  );
}
