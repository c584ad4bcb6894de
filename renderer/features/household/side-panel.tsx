import type { ReactNode } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { FindingList } from '../../fields/finding-list.tsx';

/** Findings of the checks, and what other departments reported. */
export function SidePanel({ page }: { page: HouseholdPage }): ReactNode {
  const open = page.findings.filter(({ answer }) => answer === null);
  const errors = open.filter(({ level }) => level === 'error').length;
  const warnings = open.length - errors;
  return (
    <div className="side-panel">
      <section>
        <h3>
          疑点{' '}
          <span className="faint">
            {errors > 0 ? `错误 ${errors} ` : ''}
            {warnings > 0 ? `提醒 ${warnings}` : ''}
          </span>
        </h3>
        <FindingList findings={page.findings} />
      </section>
      {page.comparisons.length === 0 ? null : (
        <section>
          <h3>部门比对</h3>
          <ul className="findings" aria-label="部门比对">
            {page.comparisons.map((hit) => (
              <li key={hit.id} className="comparison">
                <span className="strong">{hit.memberName}</span>{' '}
                <span className="quiet">{hit.department}</span>
                <br />
                {hit.suspicion}
                {hit.detail === null ? null : <span className="quiet">：{hit.detail}</span>}
                {hit.reportedOn === null ? null : <span className="faint"> {hit.reportedOn}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
