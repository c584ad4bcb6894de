import { Button } from 'antd';
import type { ReactNode } from 'react';
import { FindingList } from '../../fields/finding-list.tsx';
import { IncomeBar } from '../../fields/income-bar.tsx';
import { codeLabel, shownOf } from '../../fields/shown.ts';
import { masked } from '../../fields/shown.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { ErrorNote } from '../../ui/notes.tsx';

interface HouseholdPreviewProps {
  readonly id: number | undefined;
  readonly year: number;
}

const lines = [
  { label: '户联系电话', key: 'household.phone' },
  { label: '家庭住址', key: 'household.address' },
  { label: '主要致贫原因', key: 'household.main_cause' },
  { label: '住房面积', key: 'living_conditions.housing_area' },
] as const;

/** What stands behind the row under the cursor: people, income, monitoring, findings. Numbers masked. */
export function HouseholdPreview({ id, year }: HouseholdPreviewProps): ReactNode {
  const still = useDebounced(id, 120);
  const answer = useAnswer(
    'household.get',
    { id: still ?? 0, year },
    { enabled: still !== undefined, keep: true },
  );
  if (id === undefined)
    return <p className="preview-hint faint">用 ↑↓ 选一户，这里显示它的情况；按 Enter 打开。</p>;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  const page = answer.data;
  if (page === undefined) return <p className="preview-hint faint">正在读取…</p>;
  const present = page.members.filter((member) => member.present);
  const spell = page.spells.findLast((each) => each.state === 'open');
  return (
    <article className="preview" aria-label="户预览">
      <header>
        <h2>{page.headName ?? '无户主'}</h2>
        <span className="faint">{page.householdNo ?? '未编号'}</span>
      </header>
      <p className="quiet">
        {[
          `${page.village ?? '未定村'} ${text(page.values['household.group_name'])}`.trim(),
          `${page.headCount} 人`,
          codeLabel('household_type', text(page.values['household.household_type']), year),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <IncomeBar perCapita={page.perCapita} line={page.line} />
      {spell === undefined ? null : (
        <p>
          <span className="chip on">在监测</span>{' '}
          {shownOf('monitoring.category', spell.values['monitoring.category'], year)}
          <span className="faint">
            {' '}
            {shownOf('monitoring.risk_1', spell.values['monitoring.risk_1'], year)}
          </span>
        </p>
      )}
      <table className="sheet" aria-label="成员">
        <tbody>
          {present.map((member) => (
            <tr key={member.id}>
              <td className="strong nowrap">{text(member.values['member.name'])}</td>
              <td className="nowrap">{shownOf('member.relation', member.values['member.relation'], year)}</td>
              <td className="num">{member.age ?? ''}</td>
              <td className="quiet">{shownOf('member.health', member.values['member.health'], year)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="pairs">
        {lines.map((line) => (
          <div key={line.key}>
            <dt>{line.label}</dt>
            <dd>{masked(line.key, shownOf(line.key, page.values[line.key], year)) || '—'}</dd>
          </div>
        ))}
      </dl>
      <FindingList findings={page.findings} isBrief />
      <Button onClick={() => go({ page: 'household', id: page.id })}>打开户档案</Button>
    </article>
  );
}

const text = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);
