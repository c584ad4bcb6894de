import { LeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { IncomeBar } from '../../fields/income-bar.tsx';
import { codeLabel, monthOf, shownOf } from '../../fields/shown.ts';
import { go } from '../../route.ts';
import { HouseholdLinks } from './household-links.tsx';
import { Neighbours } from './neighbours.tsx';

const textOf = (value: string | number | null | undefined): string => String(value ?? '');

function SpellChip({ spell, year }: { spell: HouseholdPage['spells'][number]; year: number }): ReactNode {
  const category = shownOf('monitoring.category', spell.values['monitoring.category'], year);
  const from = monthOf(textOf(spell.values['monitoring.recognised_month']));
  const to = monthOf(textOf(spell.values['monitoring.eliminated_month']));
  switch (spell.state) {
    case 'open':
      return (
        <span className="chip on">
          在监测 {category} {from === '' ? '' : `${from} 起`}
        </span>
      );
    case 'eliminated':
      return (
        <span className="chip">
          风险已消除 {category} {to}
        </span>
      );
    case 'proposed':
      return <span className="chip look">识别办理中 {category}</span>;
    case 'void':
      return null;
  }
}

/** Who this is, at a glance: name, number, place, chips, people, per-head income against the line. */
export function HouseholdHead({ page, asOn }: { page: HouseholdPage; asOn?: ReactNode }): ReactNode {
  const { values, year } = page;
  const type = codeLabel('household_type', textOf(values['household.household_type']) || null, year);
  const exit = shownOf('household.exit_status', values['household.exit_status'], year);
  const group = textOf(values['household.group_name']);
  return (
    <header className="household-head">
      <Button
        type="text"
        icon={<LeftOutlined aria-hidden />}
        aria-label="返回户列表"
        onClick={() => go({ page: 'households' })}
      />
      <Neighbours id={page.id} />
      <div className="stack tight">
        <div className="line">
          <h1>{page.headName ?? '无户主'}</h1>
          <span className="quiet">户编号 {page.householdNo ?? '未编号'}</span>
          <span className="quiet">
            {page.village ?? '未定村'}
            {group === '' ? '' : ` ${group}`}
          </span>
        </div>
        <div className="line">
          {type === '' ? null : <span className="chip">{type}</span>}
          {exit === '' || page.clearedIn !== null ? null : <span className="chip">{exit}</span>}
          {page.clearedIn === null ? null : <span className="chip look">{page.clearedIn} 年清退</span>}
          {page.spells.map((spell) => (
            <SpellChip key={spell.id} spell={spell} year={year} />
          ))}
          <HouseholdLinks id={page.id} />
        </div>
      </div>
      <span className="spread" />
      {asOn}
      <div className="figure">
        <span className="quiet">年度家庭人口</span>
        <strong>{page.headCount} 人</strong>
      </div>
      <div style={{ width: 236 }}>
        <IncomeBar perCapita={page.perCapita} line={page.line} />
      </div>
    </header>
  );
}
