import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { shownOf } from '../../fields/shown.ts';
import { CandidateDrawer } from './candidate-drawer.tsx';

type Candidate = ProcedurePage['candidates'][number];

const risks = ['risk_1', 'risk_2', 'risk_3', 'risk_4', 'risk_5'];

const votes = (each: Candidate): string =>
  each.votesFor === null && each.votesAgainst === null && each.votesAbstain === null
    ? ''
    : `${each.votesFor ?? 0} / ${each.votesAgainst ?? 0} / ${each.votesAbstain ?? 0}`;

const missing = <span className="faint">缺</span>;

/** The households in the procedure with what is recorded of each; a row opens its sheet. */
export function Candidates({ page }: { page: ProcedurePage }): ReactNode {
  const [opened, setOpened] = useState<number | null>(null);
  const candidate = page.candidates.find((each) => each.householdId === opened);
  const is = (each: Candidate, name: string): string =>
    shownOf(`monitoring.${name}`, each.values[`monitoring.${name}`], page.year);
  return (
    <>
      <table className="sheet" aria-label="程序里的户">
        <thead>
          <tr>
            <th>户主</th>
            <th>组</th>
            <th className="num">人口</th>
            <th>授权日期</th>
            <th>签字人</th>
            <th>入户日期</th>
            <th>入户人</th>
            <th>同意/反对/弃权</th>
            <th>监测类别</th>
            <th>风险</th>
            <th className="num">识别时人均</th>
            <th>说明</th>
          </tr>
        </thead>
        <tbody>
          {page.candidates.map((each) => (
            <tr
              key={each.householdId}
              className={`go${each.dropped ? ' gone' : ''}`}
              tabIndex={0}
              onClick={() => setOpened(each.householdId)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') setOpened(each.householdId);
              }}
            >
              <td className="strong nowrap">{each.headName ?? '无户主'}</td>
              <td className="nowrap">{each.group ?? ''}</td>
              <td className="num">{each.people}</td>
              <td className="nowrap">{each.consentOn ?? missing}</td>
              <td>{each.consentSigner ?? missing}</td>
              <td className="nowrap">{each.visitedOn ?? missing}</td>
              <td>
                {each.investigators.length === 0 ? missing : each.investigators.join('、')}
                {each.investigators.length === 1 ? <span className="warn">（只有 1 人）</span> : null}
              </td>
              <td className="nowrap">{votes(each) || missing}</td>
              <td className="nowrap">{is(each, 'category') || missing}</td>
              <td>
                {risks
                  .map((name) => is(each, name))
                  .filter((risk) => risk !== '')
                  .join('、') || missing}
              </td>
              <td className="num">{is(each, 'recognised_per_capita_income') || missing}</td>
              <td>{each.dropped ? `已退出：${each.dropReason ?? ''}` : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {candidate === undefined ? null : (
        <CandidateDrawer
          key={candidate.householdId}
          page={page}
          candidate={candidate}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
