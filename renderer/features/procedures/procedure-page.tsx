import { Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage as Page } from '#contract/procedure.ts';
import { useAnswer } from '../../queries.ts';
import { replace, useRoute } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { Candidates } from './candidates.tsx';
import { NextAct } from './next-act.tsx';
import { ObjectionsPanel } from './objections-panel.tsx';
import { PageHead } from './page-head.tsx';
import { Papers } from './papers.tsx';
import { ScoresTab } from './scores-tab.tsx';
import { StepLine } from './step-line.tsx';
import { StepMarks } from './step-marks.tsx';
import { StepPhotos } from './step-photos.tsx';

/** One running procedure: where it stands, the one next act, its papers, its households. */
export function ProcedurePage({ id }: { id: number }): ReactNode {
  const answer = useAnswer('procedure.get', { id }, { keep: true });
  // A step looked at by hand stays in sight until another one is next.
  const [looking, setLooking] = useState<{ key: string; next: string | null } | null>(null);
  const page = answer.data;
  const inside = page?.candidates.filter((each) => !each.dropped).length ?? 0;
  useStatus(page === undefined ? '' : `${page.village} ${inside} 户`);
  if (page === undefined) return answer.isError ? <ErrorNote error={answer.error} /> : <Busy />;
  const step =
    page.steps.find((each) => each.key === looking?.key && page.nextStep === looking.next) ??
    page.steps.find((each) => each.key === page.nextStep) ??
    page.steps.at(-1);
  return (
    <div className="page paper">
      <PageHead page={page} />
      <StepLine
        steps={page.steps}
        next={page.nextStep}
        shown={step?.key ?? null}
        onShow={(key) => setLooking({ key, next: page.nextStep })}
      />
      <div className="procedure-body">
        {step === undefined ? null : (
          <aside className="step-pane" aria-label={step.title}>
            <NextAct page={page} step={step} onNext={() => setLooking(null)} />
            <Papers page={page} step={step} />
            <StepMarks page={page} step={step} />
            <StepPhotos key={step.key} page={page} step={step} />
            <Warnings page={page} />
          </aside>
        )}
        <Subjects page={page} />
      </div>
    </div>
  );
}

function Warnings({ page }: { page: Page }): ReactNode {
  if (page.warnings.length === 0) return null;
  return (
    <div className="step-warnings">
      {page.warnings.map((warning) => (
        <Note key={`${warning.rule}-${warning.message}`} tone="look">
          {warning.message} <span className="faint small">{warning.source}</span>
        </Note>
      ))}
    </div>
  );
}

/** What the procedure is about, beside its steps. */
function Subjects({ page }: { page: Page }): ReactNode {
  const { tab } = useRoute();
  const tabs = [
    { key: 'households', label: `户 ${page.candidates.length}`, children: <Candidates page={page} /> },
    ...(page.asks.scores || page.asks.bars
      ? [
          {
            key: 'scores',
            label: page.asks.scores ? '评分' : '不能退出的情形',
            children: <ScoresTab page={page} />,
          },
        ]
      : []),
    ...(page.steps.some(({ takesObjections }) => takesObjections)
      ? [
          {
            key: 'objections',
            label: page.openObjections === 0 ? '异议' : `异议 ${page.openObjections}`,
            children: <ObjectionsPanel page={page} />,
          },
        ]
      : []),
  ];
  return (
    <Tabs
      className="procedure-tabs"
      activeKey={tabs.some(({ key }) => key === tab) ? (tab ?? 'households') : 'households'}
      onChange={(key) => replace({ page: 'procedure', id: page.id, tab: key })}
      items={tabs}
    />
  );
}
