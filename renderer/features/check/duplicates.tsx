import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AlikeGroup } from '#contract/duplicate.ts';
import { DUPLICATE_TITLES, type DuplicateKind } from '#domain/household/duplicate-parameters.ts';
import { useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { useStatus } from '../../status-line.ts';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { CheckTabs } from './check-tabs.tsx';
import { AlikeHouseholds, AlikePeople } from './duplicates-group.tsx';

const PAGE = 50;

/** People and households that look alike, by how sure it is: told apart with a reason, or laid together. */
export function Duplicates(): ReactNode {
  const [kind, setKind] = useRemembered<DuplicateKind | ''>('duplicates.kind', '');
  const [offset, setOffset] = useState(0);
  const answer = useAnswer(
    'duplicates.list',
    { ...(kind === '' ? {} : { kind }), offset, limit: PAGE },
    { keep: true },
  );
  const found = answer.data;
  const all = found?.counts.reduce((sum, { groups }) => sum + groups, 0) ?? 0;
  useStatus(found === undefined ? '' : `可能重复 ${countOf(all)} 组`);
  const choose = (next: DuplicateKind | ''): void => {
    setKind(next);
    setOffset(0);
  };
  return (
    <section className="page paper" aria-label="重复的人和户">
      <div className="toolbar">
        <CheckTabs />
        <h2>可能重复的人和户</h2>
        {found === undefined ? null : <span className="chip look">{countOf(all)} 组</span>}
        <span className="spread" />
        <Button loading={answer.isFetching} onClick={() => void answer.refetch()}>
          重新查找
        </Button>
      </div>
      <ErrorNote error={answer.error} />
      <div className="columns">
        <aside className="side left" style={{ width: 280 }}>
          <Kinds counts={found?.counts ?? []} all={all} chosen={kind} onChoose={choose} />
        </aside>
        <div className="middle">
          {found === undefined ? <Busy text="正在查找…" /> : null}
          {found?.total === 0 ? (
            <Empty title={kind === '' ? '没有发现重复' : '这一类没有发现重复'}>
              <p>按证件号码、姓名和生日、同村同名、银行账号、联系电话查过了，已标为不重复的不再列出。</p>
            </Empty>
          ) : null}
          {found === undefined || found.total === 0 ? null : (
            <div className="alike">
              {found.groups.map((group) => (
                <Group key={keyOf(group)} group={group} />
              ))}
              <Pager total={found.total} offset={offset} onOffset={setOffset} />
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

const keyOf = ({ kind, people, households }: AlikeGroup): string =>
  [kind, ...[...people, ...households].map(({ id }) => id)].join(' ');

const Group = ({ group }: { group: AlikeGroup }): ReactNode =>
  group.people.length > 0 ? <AlikePeople group={group} /> : <AlikeHouseholds group={group} />;

interface KindsProps {
  readonly counts: readonly { readonly kind: DuplicateKind; readonly groups: number }[];
  readonly all: number;
  readonly chosen: DuplicateKind | '';
  readonly onChoose: (kind: DuplicateKind | '') => void;
}

function Kinds({ counts, all, chosen, onChoose }: KindsProps): ReactNode {
  const line = (kind: DuplicateKind | '', title: string, groups: number): ReactNode => (
    <li key={kind}>
      <button
        type="button"
        className={`plain${chosen === kind ? ' here' : ''}`}
        aria-pressed={chosen === kind}
        onClick={() => onChoose(kind)}
      >
        <span>{title}</span>
        <span className={groups === 0 ? 'faint' : 'strong'}>{countOf(groups)}</span>
      </button>
    </li>
  );
  return (
    <div className="catalogue">
      <ul aria-label="为什么像">
        {line('', '全部', all)}
        {counts.map(({ kind, groups }) => line(kind, DUPLICATE_TITLES[kind], groups))}
      </ul>
    </div>
  );
}

interface PagerProps {
  readonly total: number;
  readonly offset: number;
  readonly onOffset: (offset: number) => void;
}

function Pager({ total, offset, onOffset }: PagerProps): ReactNode {
  if (total <= PAGE) return null;
  return (
    <div className="pager">
      <Button disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - PAGE))}>
        上一页
      </Button>
      <span className="quiet">
        第 {offset + 1}–{Math.min(total, offset + PAGE)} 组，共 {countOf(total)} 组
      </span>
      <Button disabled={offset + PAGE >= total} onClick={() => onOffset(offset + PAGE)}>
        下一页
      </Button>
    </div>
  );
}
