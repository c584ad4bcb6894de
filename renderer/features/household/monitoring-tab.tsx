import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { FieldGrid } from '../../fields/field-grid.tsx';
import { monthOf, shownOf } from '../../fields/shown.ts';
import { handOver } from '../../memory.ts';
import { go, useRoute } from '../../route.ts';
import { Empty } from '../../ui/notes.tsx';
import { useSaveSpell } from './save.ts';
import { spellGroups } from './spell-groups.ts';

type Spell = HouseholdPage['spells'][number];

const states = {
  proposed: '识别办理中',
  open: '在监测',
  eliminated: '风险已消除',
  void: '未通过识别',
} satisfies Record<Spell['state'], string>;

function SpellSection({ spell, year, first }: { spell: Spell; year: number; first: boolean }): ReactNode {
  const { field } = useRoute();
  const [open, setOpen] = useState(first);
  const save = useSaveSpell(spell.id);
  const { values } = spell;
  const month = (key: string): string => monthOf(String(values[key] ?? ''));
  return (
    <section className="spell" aria-label={`监测 ${month('monitoring.recognised_month')}`}>
      <header className="line">
        <span className={`chip${spell.state === 'open' ? ' on' : ''}`}>{states[spell.state]}</span>
        <span className="strong">{shownOf('monitoring.category', values['monitoring.category'], year)}</span>
        <span className="quiet">
          {month('monitoring.recognised_month') === ''
            ? '尚未识别'
            : `${month('monitoring.recognised_month')} 识别`}
          {month('monitoring.eliminated_month') === ''
            ? ''
            : `，${month('monitoring.eliminated_month')} 消除`}
        </span>
        <span className="spread" />
        {spell.procedureId === null ? null : (
          <Button
            type="link"
            size="small"
            onClick={() => go({ page: 'procedure', id: spell.procedureId ?? 0 })}
          >
            查看程序
          </Button>
        )}
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起' : '展开'}
        </Button>
      </header>
      {open ? (
        <FieldGrid
          groups={spellGroups(year)}
          values={values}
          year={year}
          onSave={save}
          focusKey={first ? field : undefined}
        />
      ) : null}
    </section>
  );
}

/** The stretches of monitoring, the newest first. */
export function MonitoringTab({ page }: { page: HouseholdPage }): ReactNode {
  const join = (): void => {
    handOver('procedures.households', { ids: [page.id], villageId: page.villageId });
    go({ page: 'procedures' });
  };
  if (page.spells.length === 0) {
    return (
      <Empty title="这户没有监测记录">
        <p>发现返贫致贫风险的，先发起“监测对象识别”程序，认定后这里就有监测信息。</p>
        <Button onClick={join}>发起识别程序</Button>
      </Empty>
    );
  }
  const spells = [...page.spells].reverse();
  return spells.map((spell, index) => (
    <SpellSection key={spell.id} spell={spell} year={page.year} first={index === 0} />
  ));
}
