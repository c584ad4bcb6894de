import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { findField } from '#domain/fields/dictionary.ts';
import { LevelSign } from '../../ui/level-sign.tsx';
import { countOf } from '../../ui/numbers.ts';
import type { Column } from '../../ui/virtual-table.tsx';
import type { Grouping, HitGroup, HitRow } from './hit-rows.ts';

interface Shown {
  /** One rule only: its number need not stand in every row. */
  readonly isOneRule: boolean;
  readonly grouping: Grouping;
  readonly villageOf: (id: number | null) => string;
}

/** Hits and the headings between them; a heading says whose they are and how many. */
export function hitColumns({ isOneRule, grouping, villageOf }: Shown): readonly Column<HitRow>[] {
  const ofHit =
    (render: (row: Extract<HitRow, { kind: 'hit' }>['hit']) => ReactNode) =>
    (row: HitRow): ReactNode =>
      row.kind === 'hit' ? render(row.hit) : null;
  return [
    {
      key: 'level',
      title: '',
      width: 32,
      align: 'center',
      render: (row) =>
        row.kind === 'hit' ? (
          <LevelSign level={row.hit.level} isAnswered={row.hit.answer !== null} />
        ) : row.isOpen ? (
          <CaretDownOutlined aria-label="已展开" />
        ) : (
          <CaretRightOutlined aria-label="已收起" />
        ),
    },
    ...(isOneRule
      ? []
      : [{ key: 'rule', title: '规则', width: 56, render: ofHit(({ rule }) => rule) } as const]),
    {
      key: 'message',
      title: '疑点',
      width: 220,
      grow: true,
      render: (row) => (row.kind === 'hit' ? message(row.hit) : <Heading group={row} {...{ villageOf }} />),
    },
    {
      key: 'field',
      title: '要改的项',
      width: 100,
      render: ofHit(({ field }) =>
        field === null ? '' : <span title={nameOfField(field)}>{nameOfField(field)}</span>,
      ),
    },
    ...(grouping === 'rule'
      ? [
          {
            key: 'village',
            title: '村',
            width: 70,
            render: ofHit(({ villageId }) => villageOf(villageId)),
          } as const,
        ]
      : []),
    ...(grouping === 'household'
      ? []
      : [
          {
            key: 'householdNo',
            title: '户编号',
            width: 146,
            render: ofHit(({ householdNo, householdId }) =>
              householdId === null ? <span className="faint">全村</span> : (householdNo ?? '未编号'),
            ),
          } as const,
        ]),
  ];
}

/** A helper's name is not the household's. */
function nameOfField(key: string): string {
  const field = findField(key);
  if (field === undefined) return '';
  return field.entity === 'helper' ? `帮扶人${field.label}` : field.label;
}

const message = ({ message: sentence, answer }: { message: string; answer: object | null }): ReactNode => (
  <span title={sentence} className={answer === null ? '' : 'quiet'}>
    {sentence}
  </span>
);

function Heading({ group, villageOf }: { group: HitGroup } & Pick<Shown, 'villageOf'>): ReactNode {
  const first = group.hits[0]?.hit;
  const village = villageOf(first?.villageId ?? null) || '未定村';
  return (
    <span className="hit-group">
      <span className="strong">{group.key.startsWith('v') ? village : (first?.householdNo ?? '未编号')}</span>{' '}
      {group.key.startsWith('v') ? null : `${village} `}
      {countOf(group.hits.length)} 处
      {group.errors === 0 ? null : <span className="wrong"> 错误 {countOf(group.errors)}</span>}
    </span>
  );
}
