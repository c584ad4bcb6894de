import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { lengthInWords } from '#domain/monitoring/spell-length.ts';
import { useArchive } from '../../archive-context.ts';
import { handOver } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { SpellDialog } from './spell-dialog.tsx';
import { SpellSection } from './spell-section.tsx';

interface SpellsProps {
  readonly page: HouseholdPage;
  readonly onAdd: () => void;
}

/** How a household comes to be monitored. */
function Ways({ page, onAdd }: SpellsProps): ReactNode {
  const join = (): void => {
    handOver('procedures.households', { ids: [page.id], villageId: page.villageId });
    go({ page: 'procedures' });
  };
  return (
    <div className="line">
      <Button may="write" size="small" onClick={join}>
        发起识别程序
      </Button>
      <Button may="write" size="small" onClick={onAdd}>
        登记已认定的监测
      </Button>
    </div>
  );
}

function Spells({ page, onAdd }: SpellsProps): ReactNode {
  const { archive } = useArchive();
  const answer = useAnswer('spell.list', { householdId: page.id });
  if (answer.data === undefined) return answer.isError ? <ErrorNote error={answer.error} /> : <Busy />;
  const { spells } = answer.data;
  if (spells.length === 0) {
    return (
      <Empty title="这户没有监测记录">
        <p>
          发现返贫致贫风险的，先发起“监测对象识别”程序，认定后这里就有监测信息。以前已经认定的，直接登记。
        </p>
        <Ways page={page} onAdd={onAdd} />
      </Empty>
    );
  }
  const valid = spells.filter(({ state, months }) => state !== 'void' && months !== null);
  const isRunning = spells.some(({ state }) => state === 'open' || state === 'proposed');
  const months = valid.reduce((sum, spell) => sum + (spell.months ?? 0), 0);
  return (
    <>
      <div className="toolbar flat">
        <span className="quiet">
          共监测 {valid.length} 次{valid.length === 0 ? '' : `，累计 ${lengthInWords(months)}`}
        </span>
        <span className="spread" />
        {isRunning ? null : <Ways page={page} onAdd={onAdd} />}
      </div>
      {spells.map((spell, index) => (
        <SpellSection key={spell.id} {...{ page, spell, today: archive.today }} first={index === 0} />
      ))}
    </>
  );
}

/** The stretches of monitoring, the newest first, and the way to a new one. */
export function MonitoringTab({ page }: { page: HouseholdPage }): ReactNode {
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Spells page={page} onAdd={() => setAdding(true)} />
      {adding ? <SpellDialog page={page} from={null} onClose={() => setAdding(false)} /> : null}
    </>
  );
}
