import { LeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { procedureStatus } from '../../fields/procedure-status.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { AddHousehold } from './add-household.tsx';
import { Candidates } from './candidates.tsx';
import { NextAct } from './next-act.tsx';
import { Papers } from './papers.tsx';
import { StepLine } from './step-line.tsx';
import { StopDialog } from './stop-dialog.tsx';

/** One running procedure: where it stands, the one next act, its papers, its households. */
export function ProcedurePage({ id }: { id: number }): ReactNode {
  const answer = useAnswer('procedure.get', { id }, { keep: true });
  // A step looked at by hand stays in sight until another one is next.
  const [looking, setLooking] = useState<{ key: string; next: string | null } | null>(null);
  const [stopping, setStopping] = useState(false);
  const [adding, setAdding] = useState(false);
  const page = answer.data;
  const inside = page?.candidates.filter((each) => !each.dropped).length ?? 0;
  useStatus(page === undefined ? '' : `${page.village} ${inside} 户`);
  if (page === undefined) return answer.isError ? <ErrorNote error={answer.error} /> : <Busy />;
  const step =
    page.steps.find((each) => each.key === looking?.key && page.nextStep === looking.next) ??
    page.steps.find((each) => each.key === page.nextStep) ??
    page.steps.at(-1);
  const open = page.status === 'open';
  return (
    <div className="page paper">
      <header className="household-head">
        <Button
          type="text"
          icon={<LeftOutlined aria-hidden />}
          aria-label="返回程序列表"
          onClick={() => go({ page: 'procedures' })}
        />
        <div className="line">
          <h1>
            {page.village} {page.title}
          </h1>
          <span className={`chip${open ? ' on' : ''}`}>{procedureStatus(page.status)}</span>
          <span className="quiet">
            {inside} 户 · 线索 {page.openedOn} · 按“{page.pack}”办理
          </span>
        </div>
        <span className="spread" />
        {open ? (
          <>
            <Button onClick={() => setAdding(true)}>加入一户</Button>
            <Button onClick={() => setStopping(true)}>终止程序</Button>
          </>
        ) : null}
      </header>
      <StepLine
        steps={page.steps}
        next={page.nextStep}
        shown={step?.key ?? null}
        onShow={(key) => setLooking({ key, next: page.nextStep })}
      />
      <div className="scroll">
        {page.warnings.map((warning) => (
          <div key={warning.rule} className="missing">
            <Note tone="look">
              {warning.message} <span className="faint">（{warning.source}）</span>
            </Note>
          </div>
        ))}
        {step === undefined ? null : (
          <div className="step-body">
            <NextAct page={page} step={step} />
            <Papers page={page} step={step} />
          </div>
        )}
        <Candidates page={page} />
      </div>
      {stopping ? <StopDialog page={page} onClose={() => setStopping(false)} /> : null}
      {adding ? <AddHousehold page={page} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
