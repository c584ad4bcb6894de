import { type ReactNode, useState } from 'react';
import type { Objection } from '#contract/objection.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { RepostDialog } from './repost-dialog.tsx';

interface ConsequenceProps {
  readonly page: ProcedurePage;
  readonly objection: Objection;
}

/** The household against which an objection was upheld falls out, while the others go on. */
export function DropForm({ page, objection }: ConsequenceProps): ReactNode {
  const { archive } = useArchive();
  const act = useAct('procedure.dropHousehold');
  const { householdId } = objection;
  if (householdId === null) return null;
  const reason = `“${objection.stepTitle}”有异议，核实成立`;
  return (
    <section className="stack" aria-label="移出该户">
      <h3>下一步：移出该户</h3>
      <p className="quiet">异议成立，该户要移出本次程序，其余的户照常办理；可以撤销。</p>
      <ErrorNote error={act.error} />
      <div className="line">
        <Button
          may="write"
          type="primary"
          loading={act.isPending}
          onClick={() =>
            act.mutate({ id: page.id, householdId, reason, kind: 'objection', on: archive.today })
          }
        >
          移出该户
        </Button>
      </div>
    </section>
  );
}

/** The notice goes up anew, where the pack asks for it. */
export function RepostForm({ page, objection }: ConsequenceProps): ReactNode {
  const [reposting, setReposting] = useState(false);
  const step = page.steps.find(({ key }) => key === objection.step);
  if (step === undefined) return null;
  return (
    <section className="stack" aria-label="重新公示">
      <h3>下一步：重新公示</h3>
      <p className="quiet">异议成立，“{step.title}”要撤下重新张贴，公示期从新的张贴日起重新计算。</p>
      <div className="line">
        <Button may="write" type="primary" onClick={() => setReposting(true)}>
          登记重新公示
        </Button>
      </div>
      {reposting ? (
        <RepostDialog page={page} step={step} objection={objection} onClose={() => setReposting(false)} />
      ) : null}
    </section>
  );
}
