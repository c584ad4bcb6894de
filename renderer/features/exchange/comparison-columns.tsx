import type { ReactNode } from 'react';
import { VERDICTS } from '#domain/comparison/verdicts.ts';
import { maskIdNumber } from '#domain/identity/mask.ts';
import type { ComparisonHit } from '#contract/comparison.ts';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/virtual-table.tsx';

const TONES = { confirmed: 'chip bad', explained: 'chip', mistaken: 'chip' } as const;

function State({ hit }: { hit: ComparisonHit }): ReactNode {
  return (
    <>
      {hit.verdict === null ? (
        <span className="chip look">待核实</span>
      ) : (
        <span className={TONES[hit.verdict]}>{VERDICTS[hit.verdict]}</span>
      )}
      {hit.offList ? <span className="chip">名单外</span> : null}
    </>
  );
}

const cut = (text: string | null): ReactNode => <span title={text ?? ''}>{text}</span>;

/** The lines that villages verify; the button of a row opens its answer. */
export const hitColumns = (onAnswer: (hit: ComparisonHit) => void): readonly Column<ComparisonHit>[] => [
  { key: 'village', title: '村', width: 80, render: (hit) => hit.village ?? '档案里没有' },
  { key: 'householdNo', title: '户编号', width: 142, render: (hit) => hit.householdNo },
  { key: 'head', title: '户主', width: 70, render: (hit) => hit.headName },
  { key: 'name', title: '姓名', width: 70, render: (hit) => <span className="strong">{hit.name}</span> },
  {
    key: 'idNumber',
    title: '证件号码',
    width: 156,
    render: (hit) => (hit.idNumber === null ? '' : maskIdNumber(hit.idNumber)),
  },
  { key: 'department', title: '部门', width: 70, render: (hit) => cut(hit.department) },
  { key: 'suspicion', title: '疑似问题', width: 120, grow: true, render: (hit) => cut(hit.suspicion) },
  { key: 'detail', title: '数值或说明', width: 110, grow: true, render: (hit) => cut(hit.detail) },
  { key: 'reportedOn', title: '比对日期', width: 92, render: (hit) => hit.reportedOn },
  { key: 'state', title: '状态', width: 146, render: (hit) => <State hit={hit} /> },
  { key: 'answer', title: '情况说明', width: 110, grow: true, render: (hit) => cut(hit.answer) },
  {
    key: 'act',
    title: '',
    width: 58,
    align: 'right',
    render: (hit) => (
      <Button
        may="review"
        type="link"
        size="small"
        aria-label={`核实 ${hit.name ?? ''} ${hit.suspicion}`}
        onClick={(event) => {
          event.stopPropagation();
          onAnswer(hit);
        }}
      >
        {hit.verdict === null ? '核实' : '改'}
      </Button>
    ),
  },
];
