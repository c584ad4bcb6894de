import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { maskIdNumber } from '#domain/identity/mask.ts';
import type { Output, Request } from '#contract/channels.ts';
import type { ComparisonCandidate } from '#contract/comparison.ts';
import { call } from '../../client.ts';
import { Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';

const person: readonly Column<ComparisonCandidate>[] = [
  { key: 'village', title: '村', width: 90, render: (row) => row.village },
  { key: 'householdNo', title: '户编号', width: 130, render: (row) => row.householdNo ?? '未编号' },
  { key: 'head', title: '户主', width: 80, render: (row) => row.headName },
  { key: 'name', title: '姓名', width: 80, render: (row) => row.name },
  {
    key: 'idNumber',
    title: '证件号码',
    width: 160,
    render: (row) => (row.idNumber === null ? '' : maskIdNumber(row.idNumber)),
  },
];
const COLUMNS: Readonly<Record<'listed' | 'left', readonly Column<ComparisonCandidate>[]>> = {
  listed: [
    ...person,
    { key: 'consent', title: '授权书编号', width: 110, grow: true, render: (row) => row.consent },
    {
      key: 'departments',
      title: '部门',
      width: 60,
      align: 'right',
      render: (row) => <span title={row.departments.join('、')}>{row.departments.length} 个</span>,
    },
  ],
  left: [
    ...person,
    {
      key: 'why',
      title: '为什么不列入',
      width: 170,
      grow: true,
      render: (row) => <span className="warn">{row.why}</span>,
    },
  ],
};

interface ComparisonProposalProps {
  readonly question: Pick<Request<'comparison.propose'>, 'year' | 'target' | 'departments' | 'on'>;
  readonly answer: Output<'comparison.propose'> | undefined;
}

/** Who goes on the list and who does not, with the reason. */
export function ComparisonProposal({ question, answer }: ComparisonProposalProps): ReactNode {
  const [show, setShow] = useState<'listed' | 'left'>('listed');
  const [cursor, setCursor] = useState(0);
  const rows = usePagedRows<ComparisonCandidate, Output<'comparison.propose'>>(
    ['comparison.propose', question, show],
    (offset, limit) => call('comparison.propose', { ...question, show, offset, limit }),
  );
  if (answer === undefined) return null;
  return (
    <section className="panel fill" aria-label="谁能列入">
      {answer.listed === 0 ? (
        <Note tone="look">
          没有一个人可以列入。名单只列有效承诺授权书里的户：请先在户档案里登记承诺授权书（编号、签字日期）。
        </Note>
      ) : null}
      <div className="line">
        <Segmented<'listed' | 'left'>
          aria-label="看哪些人"
          value={show}
          onChange={(next) => {
            setCursor(0);
            setShow(next);
          }}
          options={[
            { value: 'listed', label: `列入 ${countOf(answer.listed)} 人` },
            { value: 'left', label: `不列入 ${countOf(answer.left)} 人` },
          ]}
        />
        <span className="quiet cut">
          {show === 'listed'
            ? answer.departments.map((each) => `${each.department} ${countOf(each.people)}`).join('　')
            : answer.reasons.map((each) => `${each.why} ${countOf(each.people)} 人`).join('；')}
        </span>
      </div>
      <VirtualTable
        label={show === 'listed' ? '列入名单的人' : '不列入的人'}
        columns={COLUMNS[show]}
        count={rows.count}
        rowAt={rows.rowAt}
        idOf={(row) => row.memberId}
        cursor={cursor}
        onCursor={setCursor}
        onRange={rows.onRange}
        empty={<p className="block-empty faint">没有</p>}
      />
    </section>
  );
}
