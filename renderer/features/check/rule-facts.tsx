import type { ReactNode } from 'react';
import type { RuleView } from '#contract/check-rules.ts';
import { sourceInWords } from '#domain/quality/source-words.ts';
import { countOf } from '../../ui/numbers.ts';

const SURENESS = { published: null, inferred: '推定', verify: '待核实' } as const;

/** Where a rule comes from, what it looks at, and the numbers in force. */
export function RuleFacts({ rule }: { rule: RuleView }): ReactNode {
  const { parameters, fields, source, years } = rule;
  return (
    <section className="rule-facts" aria-label={`规则 ${rule.id}`}>
      {parameters.length === 0 ? null : (
        <table className="sheet" aria-label="本年度采用的数">
          <tbody>
            {parameters.map((each) => (
              <tr key={each.title} title={sourceInWords(each.source)}>
                <td>
                  {each.title}
                  {each.confidence === null || SURENESS[each.confidence] === null ? null : (
                    <span className="faint small"> {SURENESS[each.confidence]}</span>
                  )}
                </td>
                <td className="num strong">
                  {countOf(each.value)} {each.unit}
                </td>
                <td className="faint small cut">{each.ofPack ? '政策包' : '规则目录'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className="pairs small">
        <div>
          <dt>看哪些项</dt>
          <dd>{fields.length === 0 ? '—' : fields.join('、')}</dd>
        </div>
        <div>
          <dt>来源</dt>
          <dd>{sourceInWords(source)}</dd>
        </div>
        {years[0] === null && years[1] === null ? null : (
          <div>
            <dt>适用年度</dt>
            <dd>{spanOf(years)}</dd>
          </div>
        )}
        {rule.off === null ? null : (
          <div>
            <dt>停用</dt>
            <dd>{rule.off}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function spanOf([from, to]: RuleView['years']): string {
  if (from === null) return `到 ${to ?? ''} 年`;
  if (to === null) return `${from} 年起`;
  return from === to ? `${from} 年` : `${from}–${to} 年`;
}
