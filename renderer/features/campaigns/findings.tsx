import type { ReactNode } from 'react';
import { PROBLEM_KINDS } from '#domain/policy/pack-parts.ts';
import type { Request } from '#contract/channels.ts';
import { useRemembered } from '../../memory.ts';
import { go } from '../../route.ts';
import { countOf } from '../../ui/numbers.ts';
import type { Campaign } from './campaign-words.ts';

/** As the ledger's page keeps it. */
type LedgerFilter = Pick<Request<'issue.list'>, 'kind' | 'source'>;

interface FindingsProps {
  readonly campaign: Campaign;
  readonly onProblems: () => void;
}

/** What was not in order, by the items of the sheet, and how far the ledger is with it, by kind. */
export function Findings({ campaign, onProblems }: FindingsProps): ReactNode {
  const { items, kinds } = campaign.findings;
  const [, setLedger] = useRemembered<LedgerFilter>('ledger.filter', {});
  const toLedger = (filter: LedgerFilter): void => {
    setLedger({ ...filter, source: 'campaign' });
    go({ page: 'issues' });
  };
  const open = kinds.reduce((sum, { found, closed }) => sum + found - closed, 0);
  return (
    <div className="campaign-findings">
      <section aria-label="按排查事项">
        <div className="line">
          <h3>按排查事项</h3>
          <span className="spread" />
          <button type="button" className="link" onClick={onProblems}>
            看有问题的户
          </button>
        </div>
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">排查事项</th>
              <th scope="col">问题类别</th>
              <th scope="col" className="num">
                看过
              </th>
              <th scope="col" className="num">
                有问题
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ key, text, kind, looked, problems }) => (
              <tr key={key}>
                <td>{text}</td>
                <td className="quiet">{kind}</td>
                <td className="num quiet">{countOf(looked)} 户</td>
                <td className={`num ${problems > 0 ? 'warn strong' : 'faint'}`}>
                  {problems === 0 ? '–' : `${countOf(problems)} 户`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section aria-label="问题台账">
        <div className="line">
          <h3>问题台账{open === 0 ? '' : `：${countOf(open)} 个未销号`}</h3>
          <span className="spread" />
          {kinds.length === 0 ? null : (
            <button type="button" className="link" onClick={() => toLedger({})}>
              到问题台账办理
            </button>
          )}
        </div>
        {kinds.length === 0 ? (
          <p className="block-empty faint">还没有问题。登记排查时写明有问题的事项，自动记入问题台账。</p>
        ) : (
          <table className="sheet" aria-label="问题台账">
            <thead>
              <tr>
                <th scope="col">问题类别</th>
                {['发现', '已销号', '已复核', '超期'].map((word) => (
                  <th key={word} scope="col" className="num">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {kinds.map(({ kind, found, closed, checked, overdue }) => (
                <tr key={kind}>
                  <td>
                    <button
                      type="button"
                      className="link"
                      onClick={() => toLedger({ kind: PROBLEM_KINDS.find((each) => each === kind) })}
                    >
                      {kind}
                    </button>
                  </td>
                  <td className="num">{countOf(found)}</td>
                  <td className="num">{countOf(closed)}</td>
                  <td className="num">{countOf(checked)}</td>
                  <td className={`num ${overdue > 0 ? 'wrong strong' : 'faint'}`}>
                    {overdue === 0 ? '–' : countOf(overdue)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}
