import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import type { SpellInTime } from '#contract/spell.ts';
import type { StatementTarget } from '#contract/statement.ts';
import { FieldGrid } from '../../fields/field-grid.tsx';
import { shownOf } from '../../fields/shown.ts';
import { handOver } from '../../memory.ts';
import { go, replace, useRoute } from '../../route.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { moneyOf } from '../../ui/numbers.ts';
import { useSaveSpell } from './save.ts';
import { SpellDialog } from './spell-dialog.tsx';
import { EliminateDialog } from './spell-eliminate.tsx';
import { spellGroups } from './spell-groups.ts';
import { RollBackDialog, VoidDialog } from './spell-return.tsx';
import { courseInWords, monthOfSpell, risksInWords, stateInWords } from './spell-words.ts';
import { STATEMENT_WANTED } from './statement-wanted.ts';

type Act = 'eliminate' | 'rollBack' | 'again' | 'void';

const acts: Readonly<Record<SpellInTime['state'], readonly (readonly [Act, string])[]>> = {
  proposed: [['void', '作废']],
  open: [
    ['eliminate', '风险消除'],
    ['void', '作废'],
  ],
  eliminated: [
    ['again', '再次纳入'],
    ['rollBack', '回退'],
    ['void', '作废'],
  ],
  void: [],
};

interface SectionProps {
  readonly page: HouseholdPage;
  readonly spell: SpellInTime;
  readonly today: string;
  readonly first: boolean;
}

/** The statements that the figures rest on: what they say, or the way to make one. */
function Statements({ page, spell }: Pick<SectionProps, 'page' | 'spell'>): ReactNode {
  const show = (target: StatementTarget): void => {
    handOver(STATEMENT_WANTED, target);
    replace({ page: 'household', id: page.id, tab: 'income' });
  };
  const link = (purpose: 'monitoring' | 'elimination', word: string, key: string): ReactNode => {
    const made = spell.statements.some((statement) => statement.purpose === purpose);
    const perCapita = spell.values[`monitoring.${key}_per_capita_income`];
    return (
      <span className="line">
        <span className="quiet">{word}人均</span>
        {typeof perCapita === 'number' ? `${moneyOf(perCapita)} 元` : '未填'}
        <button type="button" className="link" onClick={() => show({ spellId: spell.id, purpose })}>
          {made ? `看${word}收入` : `填${word}收入`}
        </button>
      </span>
    );
  };
  return (
    <>
      {link('monitoring', '识别时', 'recognised')}
      {spell.state === 'open' || spell.state === 'eliminated' ? link('elimination', '消除时', 'after') : null}
    </>
  );
}

/** One spell: what it is and how it went in two lines, its acts as buttons, all its fields when opened. */
export function SpellSection({ page, spell, today, first }: SectionProps): ReactNode {
  const { field, record } = useRoute();
  const isPointed = field !== undefined && (record === undefined ? first : record === spell.id);
  const [open, setOpen] = useState(first || isPointed);
  const [act, setAct] = useState<Act | null>(null);
  const save = useSaveSpell(spell.id);
  const { year } = page;
  const close = (): void => setAct(null);
  return (
    <section
      className={`spell${spell.state === 'void' ? ' over' : ''}`}
      aria-label={`监测 ${monthOfSpell(spell, 'recognised_month')}`}
    >
      <header>
        <div className="line">
          <span
            className={`chip${spell.state === 'open' ? ' on' : spell.state === 'proposed' ? ' look' : ''}`}
          >
            {stateInWords(spell)}
          </span>
          <span className="strong">
            {shownOf('monitoring.category', spell.values['monitoring.category'], year) || '类别未填'}
          </span>
          <span>{risksInWords(spell, year)}</span>
          {spell.markedAgainFromId === null ? null : <span className="chip">再次纳入</span>}
          <span className="spread" />
          {acts[spell.state].map(([key, word]) => (
            <GuardedButton
              may="write"
              key={key}
              size="small"
              type={key === 'void' ? 'text' : 'default'}
              onClick={() => setAct(key)}
            >
              {word}
            </GuardedButton>
          ))}
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
        </div>
        <div className="line small">
          <span className="course">
            {courseInWords(spell, year).map((part) => (
              <span key={part}>{part}</span>
            ))}
          </span>
          <span className="spread" />
          <Statements page={page} spell={spell} />
        </div>
      </header>
      {open ? (
        <FieldGrid
          groups={spellGroups(year)}
          values={spell.values}
          owner={{ rowId: spell.id }}
          year={year}
          onSave={save}
          focusKey={isPointed ? field : undefined}
          isReadOnly={({ key }) => spell.fixed.includes(key)}
        />
      ) : null}
      {act === 'eliminate' ? <EliminateDialog {...{ spell, year, today }} onClose={close} /> : null}
      {act === 'rollBack' ? <RollBackDialog {...{ spell, today }} onClose={close} /> : null}
      {act === 'again' ? <SpellDialog page={page} from={spell} onClose={close} /> : null}
      {act === 'void' ? <VoidDialog spell={spell} onClose={close} /> : null}
    </section>
  );
}
