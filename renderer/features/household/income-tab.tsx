import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import type { StatementSummary, StatementTarget, StatementView } from '#contract/statement.ts';
import { handedOver, handOverDone } from '../../memory.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { WritableBy } from '../../ui/offered.tsx';
import { IncomeHead } from './income-head.tsx';
import { IncomeSheet } from './income-sheet.tsx';
import { useStatementActs } from './income-statement.ts';
import { STATEMENT_WANTED } from './statement-wanted.ts';

const nameOf = ({ purpose, periodTo }: Pick<StatementSummary, 'purpose' | 'periodTo'>): string =>
  ({ annual: '', monitoring: '识别时', elimination: '风险消除时', survey: '摸底' })[purpose] +
  ` ${periodTo.slice(0, 7)}`;

const titleOf = (view: StatementView): string =>
  view.purpose === 'annual' ? `${view.year} 年收入` : `${nameOf(view)} 收入`;

const isWanted = (summary: StatementSummary, target: StatementTarget): boolean =>
  summary.id === target.id ||
  (target.spellId !== undefined && summary.spellId === target.spellId && summary.purpose === target.purpose);

interface PickerProps {
  readonly page: HouseholdPage;
  readonly target: StatementTarget | null;
  readonly onTarget: (target: StatementTarget | null) => void;
}

/** The statement of the chosen year, and those of spells and surveys beside it. */
function StatementPicker({ page, target, onTarget }: PickerProps): ReactNode {
  const answer = useAnswer('statement.list', { householdId: page.id });
  const others = (answer.data?.statements ?? []).filter(({ purpose }) => purpose !== 'annual');
  const isNew = target !== null && !others.some((each) => isWanted(each, target));
  if (others.length === 0 && !isNew) return null;
  return (
    <div className="line picker" role="tablist" aria-label="收入表">
      <button
        type="button"
        role="tab"
        className={`chip${target === null ? ' on' : ''}`}
        aria-selected={target === null}
        onClick={() => onTarget(null)}
      >
        {page.year} 年
      </button>
      {others.map((each) => (
        <button
          key={each.id}
          type="button"
          role="tab"
          className={`chip${target !== null && isWanted(each, target) ? ' on' : ''}`}
          aria-selected={target !== null && isWanted(each, target)}
          title={`${each.periodFrom} 至 ${each.periodTo}`}
          onClick={() => onTarget({ id: each.id })}
        >
          {nameOf(each)}
        </button>
      ))}
      {isNew ? (
        <span className="chip on" role="tab" aria-selected>
          {target.purpose === 'elimination' ? '风险消除时' : '识别时'}（新）
        </span>
      ) : null}
    </div>
  );
}

interface StatementProps {
  readonly page: HouseholdPage;
  readonly target: StatementTarget;
  readonly onRemoved: () => void;
}

function Statement({ page, target, onRemoved }: StatementProps): ReactNode {
  const answer = useAnswer('statement.get', target);
  const acts = useStatementActs(target);
  const remove = useAct('statement.remove');
  const view = answer.data;
  if (view === undefined) return answer.isError ? <ErrorNote error={answer.error} /> : <Busy />;
  const people = page.members
    .filter((member) => member.present)
    .map((member) => ({ id: member.id, name: String(member.values['member.name'] ?? '') }));
  const { id } = view;
  return (
    <>
      <IncomeHead view={view} acts={acts} />
      <IncomeSheet title={titleOf(view)} {...{ view, people, acts }} />
      {view.purpose === 'annual' || id === null ? null : (
        <Button
          may="write"
          size="small"
          loading={remove.isPending}
          onClick={() => remove.mutate({ id }, { onSuccess: onRemoved })}
        >
          删去这张收入表
        </Button>
      )}
      <ErrorNote error={remove.error} />
    </>
  );
}

/** The income of the year, or of a spell's own twelve months. */
export function IncomeTab({ page }: { page: HouseholdPage }): ReactNode {
  const [chosen, setChosen] = useState(() => handedOver<StatementTarget>(STATEMENT_WANTED) ?? null);
  useEffect(() => void handOverDone(STATEMENT_WANTED), []);
  const { id: householdId, year } = page;
  const target = useMemo(() => chosen ?? { householdId, year }, [chosen, householdId, year]);
  return (
    <div className="income">
      <StatementPicker page={page} target={chosen} onTarget={setChosen} />
      <WritableBy may="write">
        <Statement key={JSON.stringify(target)} {...{ page, target }} onRemoved={() => setChosen(null)} />
      </WritableBy>
    </div>
  );
}
