import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { RuleView } from '#contract/check-rules.ts';
import type { Finding } from '#contract/common.ts';
import { go } from '../../route.ts';
import { LevelSign } from '../../ui/level-sign.tsx';
import { countOf } from '../../ui/numbers.ts';
import type { HitGroup } from './hit-rows.ts';

interface GroupPanelProps {
  readonly group: HitGroup;
  readonly rules: readonly RuleView[];
  readonly villageOf: (id: number | null) => string;
  readonly onRule: (rule: string) => void;
}

/** A village or a household of the list: what is wrong there, by rule. */
export function GroupPanel({ group, rules, villageOf, onRule }: GroupPanelProps): ReactNode {
  const first = group.hits[0]?.hit;
  const isHousehold = group.key.startsWith('h');
  const village = villageOf(first?.villageId ?? null) || '未定村';
  const householdId = isHousehold ? (first?.householdId ?? null) : null;
  return (
    <article className="hit" aria-label="这一组的疑点">
      <header className="line">
        <h2 className="cut">{isHousehold ? `户 ${first?.householdNo ?? '未编号'}` : village}</h2>
        {isHousehold ? <span className="quiet">{village}</span> : null}
        <span className="spread" />
        <span className="nowrap">{countOf(group.hits.length)} 处</span>
      </header>
      <table className="sheet" aria-label="按规则的处数">
        <tbody>
          {countsOf(group).map(({ id, level, count }) => (
            <tr key={id}>
              <td>
                <button type="button" className="link" title="只看这条规则" onClick={() => onRule(id)}>
                  <LevelSign level={level} /> {id} {rules.find((rule) => rule.id === id)?.title ?? ''}
                </button>
              </td>
              <td className="num strong">{countOf(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {householdId === null ? null : (
        <div className="line">
          <Button onClick={() => go({ page: 'household', id: householdId })}>打开户档案</Button>
        </div>
      )}
    </article>
  );
}

interface RuleSum {
  readonly id: string;
  readonly level: Finding['level'];
  readonly count: number;
}

/** The most hits first. */
function countsOf({ hits }: HitGroup): RuleSum[] {
  const sums = new Map<string, RuleSum>();
  for (const { hit } of hits) {
    const { level, count } = sums.get(hit.rule) ?? { level: hit.level, count: 0 };
    sums.set(hit.rule, {
      id: hit.rule,
      level: hit.level === 'error' ? 'error' : level,
      count: count + 1,
    });
  }
  return [...sums.values()].toSorted((a, b) => b.count - a.count);
}
