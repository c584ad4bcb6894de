import type { ReactNode } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { codeLabel, shown, shownOf } from '../../fields/shown.ts';
import type { Column } from '../../ui/virtual-table.tsx';
import type { Candidate } from './candidate-draft.ts';
import { DROP_WORDS } from './drop-words.ts';
import { causeField } from './end-fields.tsx';

type CandidateColumn = Column<Candidate>;

const RISKS = ['risk_1', 'risk_2', 'risk_3', 'risk_4', 'risk_5'];

const AFTER_INCOME = 'monitoring.after_per_capita_income';

const missing = <span className="faint">缺</span>;

/** A household that fell out is grey, and lacks nothing any more. */
const cell =
  (render: (row: Candidate) => ReactNode) =>
  (row: Candidate): ReactNode => {
    const content = render(row);
    if (row.dropped) return <span className="faint">{content === missing ? '' : content}</span>;
    return content;
  };

const column = (
  [key, title, width]: readonly [string, string, number],
  render: (row: Candidate) => ReactNode,
  more: Partial<CandidateColumn> = {},
): CandidateColumn => ({ key, title, width, render: cell(render), ...more });

const short = (day: string): string => day.slice(5);

const votesOf = (row: Candidate, step: string): string => {
  const ballot = row.ballots[step];
  if (ballot === undefined) return '';
  const { votesFor, votesAgainst, votesAbstain, votesRecused } = ballot;
  if (votesFor === null && votesAgainst === null && votesAbstain === null) return '';
  const recused = votesRecused === null || votesRecused === 0 ? '' : ` 回避${votesRecused}`;
  return `${votesFor ?? 0} / ${votesAgainst ?? 0} / ${votesAbstain ?? 0}${recused}`;
};

/** The columns that this kind of procedure needs, and no others. */
export function candidateColumns(page: ProcedurePage, onOpen: (row: Candidate) => void): CandidateColumn[] {
  const { asks, year } = page;
  return [
    column(
      ['headName', '户主', 76],
      (row) => (
        <button type="button" className="link strong" tabIndex={-1} onClick={() => onOpen(row)}>
          {row.headName ?? '无户主'}
        </button>
      ),
      { sortable: true },
    ),
    column(['group', '组', 48], (row) => row.group ?? '', { sortable: true }),
    column(['people', '人口', 42], (row) => row.people, { align: 'right', sortable: true }),
    ...(page.status === 'open'
      ? [column(['faults', '不齐', 42], faultsOf, { align: 'right', sortable: true })]
      : []),
    ...(asks.consent ? [column(['consent', '授权', 98], consentOf)] : []),
    ...(asks.visit ? [column(['visit', '入户', 134], visitOf)] : []),
    ...(asks.scores ? scoreColumns : []),
    ...(asks.comparison ? [column(['comparison', '比对', 70], comparisonOf)] : []),
    ...asks.meetings.map(({ step, title, onlySuspected }) =>
      column(
        [
          `votes ${step}`,
          asks.meetings.length === 1 ? '同意/反对/弃权' : `${title.replace(/（.*）/, '')}票`,
          114,
        ],
        (row) => {
          if (onlySuspected && row.comparison?.sentOn == null) return <span className="faint">等比对</span>;
          if (onlySuspected && (row.comparison?.hits ?? 0) === 0) return <span className="faint">不用</span>;
          return votesOf(row, step) || missing;
        },
      ),
    ),
    ...(asks.spell ? spellColumns(year) : []),
    ...endColumns(page),
    ...(page.effect === 'eliminate-spell'
      ? [
          column(
            ['after', '消除时人均', 84],
            (row) => shownOf(AFTER_INCOME, row.values[AFTER_INCOME], year) || missing,
            { align: 'right' },
          ),
        ]
      : []),
    column(['note', '说明', 48], noteOf, { grow: true }),
  ];
}

function faultsOf({ dropped, faults }: Candidate): ReactNode {
  if (dropped) return '';
  return <span className={faults.length === 0 ? 'faint' : 'wrong strong'}>{faults.length}</span>;
}

const consentOf = ({ consentOn, consentSigner }: Candidate): ReactNode =>
  consentOn === null ? (
    missing
  ) : (
    <>
      {short(consentOn)} {consentSigner ?? <span className="warn">没写签字人</span>}
    </>
  );

const visitOf = ({ visitedOn, investigators }: Candidate): ReactNode =>
  visitedOn === null ? (
    missing
  ) : (
    <>
      {short(visitedOn)} {investigators.join('、')}
      {investigators.length < 2 ? <span className="warn">（{investigators.length} 人）</span> : null}
    </>
  );

function comparisonOf({ comparison }: Candidate): ReactNode {
  if (comparison?.sentOn == null) return missing;
  if (comparison.hits === 0) return <span className="done">无疑点</span>;
  return comparison.open === 0 ? (
    <span>疑点 {comparison.hits}</span>
  ) : (
    <span className="wrong">{comparison.open} 条未核</span>
  );
}

const scoreColumns: readonly CandidateColumn[] = [
  column(['points', '得分', 48], (row) => row.points ?? missing, { align: 'right' }),
  column(['rank', '名次', 48], (row) => row.rank ?? '', { align: 'right', sortable: true }),
];

const spellColumns = (year: number): CandidateColumn[] => {
  const is = (row: Candidate, name: string): string =>
    shownOf(`monitoring.${name}`, row.values[`monitoring.${name}`], year);
  return [
    column(['category', '监测类别', 104], (row) => is(row, 'category') || missing),
    column(
      ['risks', '风险', 58],
      (row) =>
        RISKS.map((name) => is(row, name))
          .filter((risk) => risk !== '')
          .join('、') || missing,
      { grow: true },
    ),
    column(['income', '识别时人均', 80], (row) => is(row, 'recognised_per_capita_income') || missing, {
      align: 'right',
    }),
  ];
};

function endColumns({ asks, effect, year }: ProcedurePage): CandidateColumn[] {
  const causes = causeField(effect);
  return [
    ...(asks.mark
      ? [column(['mark', '标注', 158], (row) => codeLabel('exit_status', row.mark, year) || missing)]
      : []),
    ...(asks.causes
      ? [column(['causes', causes.label, 100], (row) => shown(causes, row.causes, year) || missing)]
      : []),
    ...(asks.mode
      ? [
          column(
            ['mode', '消除方式', 76],
            (row) => codeLabel('risk_elimination_mode', row.mode, year) || missing,
          ),
        ]
      : []),
    ...(asks.reason ? [column(['reason', '原因', 120], (row) => row.reason ?? '')] : []),
  ];
}

function noteOf({ dropped, dropKind, dropReason }: Candidate): ReactNode {
  if (!dropped) return '';
  return `已移出${dropKind === null ? '' : `（${DROP_WORDS[dropKind]}）`}：${dropReason ?? ''}`;
}
