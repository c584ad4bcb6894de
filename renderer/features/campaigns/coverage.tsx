import type { ReactNode } from 'react';
import type { Cover } from '#contract/campaign.ts';
import { countOf } from '../../ui/numbers.ts';
import { type Campaign, type HouseholdFilter, leftOf } from './campaign-words.ts';

interface CoverageProps {
  readonly campaign: Campaign;
  readonly onShow: (filter: HouseholdFilter) => void;
}

/** Villages × groups: how many must be reached, how many are left; every number opens its households. */
export function Coverage({ campaign, onShow }: CoverageProps): ReactNode {
  const { groups, coverage } = campaign;
  const line = (
    name: ReactNode,
    { all, groups: cells }: { all: Cover; groups: readonly Cover[] },
    village: Pick<HouseholdFilter, 'villageId'>,
  ): ReactNode => (
    <>
      <th scope="row">{name}</th>
      <Numbers cover={all} strong onShow={(state) => onShow({ ...village, ...state })} />
      {groups.map(({ key }, at) => (
        <Numbers
          key={key}
          cover={cells[at] ?? { households: 0, surveyed: 0, problems: 0 }}
          onShow={(state) => onShow({ ...village, group: key, ...state })}
        />
      ))}
      <td className="num">
        <Count count={all.problems} tone="warn" onShow={() => onShow({ ...village, state: 'problems' })} />
      </td>
    </>
  );
  return (
    <div className="coverage">
      <table className="sheet sticky" aria-label="排查进度">
        <thead>
          <tr>
            <th scope="col">村</th>
            <th scope="col" className="num">
              合计
            </th>
            {groups.map(({ key, label }) => (
              <th key={key} scope="col" className="num">
                {label}
              </th>
            ))}
            <th scope="col" className="num">
              有问题
            </th>
          </tr>
        </thead>
        <tbody>
          {coverage.villages.map((each) => (
            <tr key={each.villageId ?? 0}>
              {line(each.village, each, each.villageId === null ? {} : { villageId: each.villageId })}
            </tr>
          ))}
          <tr className="sum">{line('全镇', coverage, {})}</tr>
        </tbody>
      </table>
      <p className="faint small">
        一户在几类里都算，合计只算一户。数字是应排查的户数，后面是未排查的户数；点数字看是哪些户。
      </p>
    </div>
  );
}

interface NumbersProps {
  readonly cover: Cover;
  readonly strong?: boolean;
  readonly onShow: (filter: HouseholdFilter) => void;
}

function Numbers({ cover, strong = false, onShow }: NumbersProps): ReactNode {
  if (cover.households === 0) return <td className="num faint">–</td>;
  const left = leftOf(cover);
  return (
    <td className="num">
      <button
        type="button"
        className={`link${strong ? ' strong' : ''}`}
        aria-label={`应排查 ${cover.households} 户`}
        onClick={() => onShow({})}
      >
        {countOf(cover.households)}
      </button>
      <span className="left-over">
        {left === 0 ? (
          <span className="done">✓</span>
        ) : (
          <Count count={left} tone="wrong" word="未" onShow={() => onShow({ state: 'open' })} />
        )}
      </span>
    </td>
  );
}

interface CountProps {
  readonly count: number;
  readonly tone: 'wrong' | 'warn';
  readonly word?: string;
  readonly onShow: () => void;
}

function Count({ count, tone, word = '', onShow }: CountProps): ReactNode {
  if (count === 0) return <span className="faint">–</span>;
  return (
    <button type="button" className={`link ${tone === 'wrong' ? '' : tone}`} onClick={onShow}>
      {word} {countOf(count)}
    </button>
  );
}
