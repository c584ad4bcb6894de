import { type ReactNode, useState } from 'react';
import { useAct, useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { ComparisonHits } from './comparison-hits.tsx';
import { ComparisonNew } from './comparison-new.tsx';
import { ComparisonRounds } from './comparison-rounds.tsx';

/** Lists out to the departments, results in, each suspicion to the village and back. */
export function ComparisonTab(): ReactNode {
  const [roundId, setRoundId] = useState<number | null>(null);
  const [making, setMaking] = useState(false);
  const answer = useAnswer('comparison.rounds', {});
  const link = useAct('comparison.link');
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  const { rounds, unlinked } = answer.data;
  return (
    <div className="exchange work-list">
      <ComparisonRounds
        rounds={rounds}
        chosen={rounds.some(({ id }) => id === roundId) ? roundId : null}
        onChoose={setRoundId}
        onNew={() => setMaking(true)}
      />
      {unlinked === 0 ? null : (
        <Note tone="look">
          有 {countOf(unlinked)} 条比对结果还没有对上名单。
          <Button
            may="write"
            type="link"
            size="small"
            loading={link.isPending}
            onClick={() => link.mutate({})}
          >
            现在对上
          </Button>
        </Note>
      )}
      <ComparisonHits key={roundId} roundId={roundId} />
      {making ? (
        <ComparisonNew
          onClose={() => setMaking(false)}
          onSent={(id) => {
            setMaking(false);
            setRoundId(id);
          }}
        />
      ) : null}
    </div>
  );
}
