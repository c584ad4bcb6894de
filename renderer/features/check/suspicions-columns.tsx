import { SUSPICION_KINDS, SUSPICION_VERDICTS } from '#domain/suspicions/suspicion.ts';
import type { Column } from '../../ui/virtual-table.tsx';
import type { NumberedSuspicion } from './suspicions.tsx';

export const suspicionColumns: readonly Column<NumberedSuspicion>[] = [
  {
    key: 'kind',
    title: '疑似',
    width: 58,
    render: ({ kind, weighs }) => (
      <span className={weighs ? 'warn' : 'quiet'}>{SUSPICION_KINDS[kind].replace('疑似', '')}</span>
    ),
  },
  { key: 'village', title: '村', width: 78, render: ({ village }) => village ?? '未定村' },
  {
    key: 'householdNo',
    title: '户编号',
    width: 136,
    render: ({ householdNo, householdId }) =>
      householdNo ?? <span className="faint">{householdId === null ? '不在档案' : '未编号'}</span>,
  },
  { key: 'headName', title: '户主', width: 68, render: ({ headName }) => headName ?? '' },
  { key: 'people', title: '人', width: 36, align: 'right', render: ({ people }) => people },
  {
    key: 'grounds',
    title: '证据',
    width: 170,
    grow: true,
    render: ({ grounds }) => {
      const told = grounds.map(({ message }) => message).join('；');
      return <span title={told}>{told}</span>;
    },
  },
  {
    key: 'state',
    title: '核实',
    width: 64,
    render: ({ state }) =>
      state === 'open' ? (
        <span className="faint">待核实</span>
      ) : (
        <span className={state === 'true' ? 'wrong' : ''}>{SUSPICION_VERDICTS[state]}</span>
      ),
  },
];
