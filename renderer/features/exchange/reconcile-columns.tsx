import type { ReactNode } from 'react';
import { kindWord, LINE_STATES, SETTLED_HOW } from '#domain/reconcile/words.ts';
import { maskIdNumber } from '#domain/identity/mask.ts';
import type { ReconcileLine } from '#contract/reconcile.ts';
import { go } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/virtual-table.tsx';

export type Settling = 'national' | 'paper' | 'archive' | 'act' | 'open';

/** Where a line is settled: the household, its person, the field. */
export function openLine(line: ReconcileLine): void {
  const { householdId, memberId, field } = line;
  if (householdId === null) {
    if (line.kind === 'missing' && line.entity === 'household') go({ page: 'entry' });
    return;
  }
  const isOfPeople = line.entity === 'member';
  go({
    page: 'household',
    id: householdId,
    ...(isOfPeople || line.act !== null ? { tab: 'members' } : {}),
    ...(memberId === null ? {} : { member: memberId }),
    ...(field === null || line.act !== null ? {} : { field }),
  });
}

const NUMBERS: ReadonlySet<string | null> = new Set(['member.id_number']);

function Value({ line, text }: { line: ReconcileLine; text: string | null }): ReactNode {
  if (text === null) return <span className="faint">—</span>;
  if (text === '') return <span className="faint">（空）</span>;
  const differs = text !== line.archive && !(line.kind !== 'differs' && text === '有');
  return (
    <span className={differs ? 'differs' : ''} title={text}>
      {NUMBERS.has(line.field) ? maskIdNumber(text) : text}
    </span>
  );
}

function Acts({ line, onSettle }: { line: ReconcileLine; onSettle: OnSettle }): ReactNode {
  const act = (how: Settling, word: string, label: string) => (
    <Button
      may="import"
      type="link"
      size="small"
      aria-label={`${label}：${line.name ?? ''} ${line.fieldLabel ?? ''}`}
      onClick={(event) => {
        event.stopPropagation();
        onSettle(line, how);
      }}
    >
      {word}
    </Button>
  );
  if (line.state !== 'open')
    return (
      <>
        <span className="quiet cut" title={line.note ?? ''}>
          {line.how === null ? LINE_STATES[line.state] : SETTLED_HOW[line.how]}
        </span>
        {line.how === 'national' || line.how === 'paper' ? null : act('open', '重开', '改回待处理')}
      </>
    );
  const canTake = (text: string | null) =>
    line.act === null && text !== null && text !== '' && text !== line.archive;
  return (
    <>
      {canTake(line.national) ? act('national', '取系统', '取国家系统的值') : null}
      {canTake(line.paper) ? act('paper', '取台账', '取纸质台账的值') : null}
      {line.act === null ? null : (
        <Button
          may="write"
          type="link"
          size="small"
          aria-label={`${line.act}：${line.name ?? ''}`}
          onClick={(event) => {
            event.stopPropagation();
            openLine(line);
          }}
        >
          去办{line.act}
        </Button>
      )}
      {line.act === null ? null : act('act', '已办', '标已办理')}
      {line.kind === 'missing' ? null : act('archive', '档案对', '以档案为准')}
    </>
  );
}

type OnSettle = (line: ReconcileLine, how: Settling) => void;

const TONES = { missing: 'chip look', extra: 'chip look', differs: 'chip' } as const;

export const lineColumns = (onSettle: OnSettle): readonly Column<ReconcileLine>[] => [
  { key: 'village', title: '村', width: 76, render: (line) => line.village },
  { key: 'householdNo', title: '户编号', width: 142, render: (line) => line.householdNo },
  {
    key: 'name',
    title: '户主或姓名',
    width: 92,
    render: (line) => (
      <>
        <span className="strong">{line.name}</span>
        {line.entity === 'household' ? <span className="faint"> 户</span> : null}
      </>
    ),
  },
  {
    key: 'kind',
    title: '差异',
    width: 96,
    render: (line) => <span className={TONES[line.kind]}>{kindWord(line)}</span>,
  },
  {
    key: 'field',
    title: '指标',
    width: 110,
    render: (line) => <span title={line.fieldLabel ?? ''}>{line.fieldLabel}</span>,
  },
  {
    key: 'archive',
    title: '档案',
    width: 104,
    grow: true,
    render: (line) => <Value line={line} text={line.archive} />,
  },
  {
    key: 'national',
    title: '国家系统',
    width: 104,
    grow: true,
    render: (line) => <Value line={line} text={line.national} />,
  },
  {
    key: 'paper',
    title: '纸质台账',
    width: 104,
    grow: true,
    render: (line) => <Value line={line} text={line.paper} />,
  },
  {
    key: 'acts',
    title: '处理',
    width: 226,
    render: (line) => <Acts line={line} onSettle={onSettle} />,
  },
];
