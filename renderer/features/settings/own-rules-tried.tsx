import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { LevelSign } from '../../ui/level-sign.tsx';
import { countOf } from '../../ui/numbers.ts';

interface OwnRulesTriedProps {
  readonly tried: Output<'ownRule.try'>;
  readonly year: number;
}

/** What a rule would find: how much, and the first of it. */
export function OwnRulesTried({ tried, year }: OwnRulesTriedProps): ReactNode {
  const { hits, households, findings } = tried;
  return (
    <section className="tried" aria-label="试查结果">
      <p role="status" className={hits === 0 ? 'quiet' : 'strong'}>
        {hits === 0
          ? `${year} 年度没有查出疑点`
          : `${year} 年度查出 ${countOf(hits)} 处，${countOf(households)} 户`}
        {findings.length < hits ? (
          <span className="faint small"> 下面是前 {countOf(findings.length)} 处</span>
        ) : null}
      </p>
      {findings.length === 0 ? null : (
        <ol aria-label="查出的疑点">
          {findings.map(({ householdNo, householdId, memberId, recordId, level, message }, at) => (
            <li key={[at, householdId, memberId, recordId].join(' ')}>
              <LevelSign level={level} />
              <span className="faint nowrap">{householdNo ?? '未编号'}</span>
              <span>{message}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
