import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../../archive-context.ts';
import { call, sentenceOf } from '../../../client.ts';
import { useRemembered } from '../../../memory.ts';
import { useAct, useAnswer } from '../../../queries.ts';
import { useStatus } from '../../../status-line.ts';
import { Button } from '../../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { usePagedRows } from '../../../ui/paged-rows.ts';
import { UndoButton } from '../../../ui/undo-button.tsx';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import { candidateColumns } from './candidate-columns.tsx';
import { CandidatePanel } from './candidate-panel.tsx';
import { type Candidate, idOfCandidate, sourceOf, type Whose, whoseIn } from './filing-words.ts';
import { changesOf, type Described } from './described.ts';
import { WhoseSelect } from './whose-select.tsx';

type Page = Output<'filing.candidates'> & { readonly rows: readonly Candidate[] };
const AT_A_TIME = 500;
/** So many go in one act. */
const MOST = 2000;

/** Papers of a village, or the township's own, that have no number yet. */
export function Candidates({ choice }: { choice: ReactNode }): ReactNode {
  const villages = useAnswer('village.list', {}).data?.villages;
  const [chosen, setChosen] = useRemembered<Whose | null>('filing.whose', null);
  if (villages === undefined) return <Busy />;
  const whose = chosen ?? villages[0]?.id ?? 'township';
  return <CandidatesOf key={whose} choice={choice} whose={whose} onWhose={setChosen} />;
}

interface CandidatesOfProps {
  readonly choice: ReactNode;
  readonly whose: Whose;
  readonly onWhose: (whose: Whose) => void;
}

/** Printed papers and scans, each as it is proposed; the chosen ones are filed in one act. */
function CandidatesOf({ choice, whose, onWhose }: CandidatesOfProps): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const asked = { ...whoseIn(whose), year };
  const rows = usePagedRows<Candidate, Page>(['filing.candidates', asked], async (offset, limit) => {
    const page = await call('filing.candidates', { ...asked, offset, limit });
    return { ...page, rows: page.papers };
  });
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  /** What was worded anew, by paper. */
  const [drafts, setDrafts] = useState<ReadonlyMap<number, Described>>(new Map());
  const act = useAct('filing.file');
  const here = rows.rowAt(Math.min(cursor, rows.count - 1));
  useStatus(
    `待归档 ${countOf(rows.count)} 件${chosen.size === 0 ? '' : `，已选 ${countOf(chosen.size)} 件`}`,
  );
  const choose = (next: ReadonlySet<number>): void => {
    if (next.size > MOST) void message.warning(`一次最多归档 ${countOf(MOST)} 件，请分几次`);
    setChosen(new Set([...next].slice(0, MOST)));
  };
  const all = async (): Promise<void> => {
    const ids: number[] = [];
    while (ids.length < Math.min(rows.count, MOST)) {
      const { papers } = await call('filing.candidates', { ...asked, offset: ids.length, limit: AT_A_TIME });
      if (papers.length === 0) break;
      ids.push(...papers.map(idOfCandidate));
    }
    choose(new Set(ids));
  };
  const file = (ids: ReadonlySet<number>): void =>
    act.mutate(
      { papers: [...ids].map((id) => ({ ...sourceOf(id), ...changesOf(drafts.get(id)) })), year },
      {
        onSuccess: ({ codes, change }) => {
          setChosen(new Set());
          setDrafts(new Map());
          void message.success({
            duration: 8,
            content: (
              <>
                {saidOf(codes)}
                {change === null ? null : <UndoButton change={change} label="撤销归档" />}
              </>
            ),
          });
        },
      },
    );
  return (
    <>
      <div className="toolbar">
        {choice}
        <WhoseSelect value={whose} onChange={onWhose} />
        <span className="quiet">{year} 年度形成的</span>
        <span className="spread" />
        <Button
          may="write"
          disabled={rows.count === 0}
          onClick={() => void all().catch((thrown: unknown) => message.error(sentenceOf(thrown), 8))}
        >
          全选
        </Button>
        <Button
          may="write"
          type="primary"
          loading={act.isPending}
          disabled={chosen.size === 0}
          onClick={() => file(chosen)}
        >
          {chosen.size === 0 ? '归档所选' : `归档所选 ${countOf(chosen.size)} 件`}
        </Button>
      </div>
      <ErrorNote error={rows.error ?? act.error} />
      <div className="columns">
        <div className="middle">
          <VirtualTable
            label="待归档"
            columns={candidateColumns(drafts)}
            count={rows.count}
            rowAt={rows.rowAt}
            idOf={idOfCandidate}
            nameOf={({ title }) => title}
            cursor={Math.min(cursor, rows.count - 1)}
            onCursor={setCursor}
            selection={chosen}
            onSelection={choose}
            onAll={() => void all()}
            onRange={rows.onRange}
            autoFocus
            empty={rows.firstPage === undefined ? null : <NoCandidates year={year} />}
          />
        </div>
        {here === undefined ? null : (
          <CandidatePanel
            key={idOfCandidate(here)}
            paper={here}
            draft={drafts.get(idOfCandidate(here))}
            onDraft={(draft) => setDrafts(new Map(drafts).set(idOfCandidate(here), draft))}
            isBusy={act.isPending}
            onFile={() => file(new Set([idOfCandidate(here)]))}
          />
        )}
      </div>
    </>
  );
}

const saidOf = (codes: readonly string[]): string =>
  codes.length === 1
    ? `已归档，档号 ${codes[0] ?? ''}`
    : `已归档 ${countOf(codes.length)} 件，档号 ${codes[0] ?? ''} 至 ${codes.at(-1) ?? ''}`;

const NoCandidates = ({ year }: { year: number }): ReactNode => (
  <Empty title={`${year} 年度没有待归档的材料`}>
    打印过的文书、收进来的扫描件和照片都列在这里，归过档的不再列出。别的年度请在最上面换年度。
  </Empty>
);
