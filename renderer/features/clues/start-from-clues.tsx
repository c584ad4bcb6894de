import type { ReactNode } from 'react';
import type { Clue } from '#contract/clue.ts';
import { useArchive } from '../../archive-context.ts';
import { handOver } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { Button } from '../../ui/button.tsx';

/** Hands the households of the clues to the dialog that begins a procedure; once it runs, the clues are settled. */
export function StartFromClues({ clues }: { clues: readonly Clue[] }): ReactNode {
  const { year } = useArchive();
  const kinds = useAnswer('procedure.kinds', { year }).data?.kinds ?? [];
  const open = clues.filter(({ state }) => state !== 'settled');
  if (open.length === 0) return null;
  const ids = [...new Set(open.flatMap(({ householdId }) => householdId ?? []))];
  const why = whyNot(open);
  const kind = kinds.find(({ effect }) => effect === 'open-monitoring-spell' || effect === 'recognise');
  const start = (): void => {
    handOver('procedures.households', {
      ...{ ids, villageId: open[0]?.villageId ?? null },
      on: open.map(({ foundOn }) => foundOn).toSorted()[0],
      ...(kind === undefined ? {} : { kind: kind.key }),
    });
    go({ page: 'procedures' });
  };
  return (
    <Button may="write" disabled={why !== null} title={why ?? undefined} onClick={start}>
      发起程序 {ids.length} 户
    </Button>
  );
}

function whyNot(clues: readonly Clue[]): string | null {
  if (clues.some(({ householdId }) => householdId === null))
    return '选中的线索里有档案外的人，请先录入这一户，再在线索里选上它';
  return new Set(clues.map(({ villageId }) => villageId)).size > 1
    ? '一个程序只办一个村的户，请只选一个村的线索'
    : null;
}
