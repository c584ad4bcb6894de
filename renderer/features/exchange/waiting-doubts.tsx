import { Pagination } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Request } from '#contract/channels.ts';
import { call } from '../../client.ts';
import { useAnswer } from '../../queries.ts';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { DoubtBlock } from './doubt-block.tsx';

const PAGE = 20;

/** Doubtful rows of the import that waits. What is not decided now is kept and decided later. */
export function WaitingDoubts({ importId }: { importId: string }): ReactNode {
  const client = useQueryClient();
  const [page, setPage] = useState(1);
  const [error, setError] = useState<unknown>(null);
  const answer = useAnswer(
    'import.doubts',
    { importId, offset: (page - 1) * PAGE, limit: PAGE },
    { keep: true },
  );
  const decide = async (doubt: string, decision: Request<'import.decide'>['decision']): Promise<void> => {
    setError(null);
    try {
      await call('import.decide', { importId, doubt, decision });
      await client.invalidateQueries({ queryKey: ['import.doubts'] });
      await client.invalidateQueries({ queryKey: ['import.differences'] });
    } catch (thrown) {
      setError(thrown);
    }
  };
  if (answer.data === undefined) return answer.error === null ? <Busy /> : <ErrorNote error={answer.error} />;
  const { doubts, total } = answer.data;
  return (
    <div className="doubts">
      <p className="quiet">
        {total === 0
          ? '没有拿不准的行。'
          : '这些行不知道该对上谁，请逐行判定。现在不判定的，确认导入后会留在导入页，可以以后再定；其余各行照常导入。'}
      </p>
      <ErrorNote error={error} />
      {doubts.map((doubt) => (
        <DoubtBlock
          key={doubt.doubt}
          doubt={doubt}
          busy={false}
          onDecide={(decision) => void decide(doubt.doubt, decision)}
        />
      ))}
      {total > PAGE ? (
        <Pagination
          size="small"
          current={page}
          pageSize={PAGE}
          total={total}
          onChange={setPage}
          showSizeChanger={false}
        />
      ) : null}
    </div>
  );
}
