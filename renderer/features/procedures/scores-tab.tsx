import { App, Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import type { ScoringSheet } from '#contract/scoring.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { scoreGroups } from './score-cells.ts';
import { ScoreDetail } from './score-detail.tsx';
import { type Cursor, ScoreGrid } from './score-grid.tsx';
import { useScoreEntry } from './use-score-entry.ts';

/** Scores with 七不进, or the situations that forbid an exit, of all households of a procedure. */
export function ScoresTab({ page }: { page: ProcedurePage }): ReactNode {
  const answer = useAnswer('scoring.get', { id: page.id }, { keep: true });
  if (answer.data === undefined) return answer.isError ? <ErrorNote error={answer.error} /> : <Busy />;
  return <Scores key={page.id} sheet={answer.data} />;
}

function Scores({ sheet }: { sheet: ScoringSheet }): ReactNode {
  const groups = useMemo(() => scoreGroups(sheet), [sheet]);
  // Places change while points are typed; the rows stay where they are until somebody asks for the new order.
  const [order, setOrder] = useState(() => byNeed(sheet));
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  const entry = useScoreEntry(sheet.id);
  const rows = useMemo(() => inOrder(sheet, order), [sheet, order]);
  const isSorted = byNeed(sheet).every((id, at) => rows[at]?.householdId === id);
  const row = rows[cursor.row];
  const column = groups.flatMap((group) => group.columns)[cursor.column];
  if (column === undefined)
    return <Note tone="look">政策包里没有本程序的评分项目，请在“政策包”里补充。</Note>;
  return (
    <>
      <ScoreBar sheet={sheet} isSorted={isSorted} onSort={() => setOrder(byNeed(sheet))} />
      {sheet.locked === null ? (
        <ErrorNote error={entry.asked === null ? entry.error : null} />
      ) : (
        <Note>{sheet.locked}</Note>
      )}
      <ScoreGrid
        groups={groups}
        rows={rows}
        isScored={sheet.rule !== null}
        isLocked={sheet.locked !== null}
        below={belowCut(sheet)}
        cursor={cursor}
        onCursor={setCursor}
        entry={entry}
      />
      {row === undefined ? null : (
        <ScoreDetail row={row} column={column} isLocked={sheet.locked !== null} entry={entry} />
      )}
      <p className="score-foot faint small">
        {[sheet.rule, ...sheet.sources].filter((text) => text !== null && text !== '').join(' ')}
      </p>
      {entry.asked === null ? null : (
        <ReasonDialog
          title={`${entry.asked.row.headName ?? ''} ${entry.asked.column.group}`}
          word="说明"
          busy={entry.busy}
          error={entry.error}
          onReason={entry.giveReason}
          onClose={entry.dismiss}
        >
          <p>{entry.asked.why ?? entry.asked.column.text}</p>
        </ReasonDialog>
      )}
    </>
  );
}

const byNeed = ({ households }: ScoringSheet): number[] => households.map((each) => each.householdId);

/** In the order that is held; who came in since then stands last. */
function inOrder({ households }: ScoringSheet, order: readonly number[]): ScoringSheet['households'] {
  const known = new Map(households.map((each) => [each.householdId, each]));
  const held = order.flatMap((id) => known.get(id) ?? []);
  return [...held, ...households.filter((each) => !order.includes(each.householdId))];
}

const belowCut = ({ households, cut }: ScoringSheet): Set<number> =>
  new Set(
    cut === null
      ? []
      : households
          .filter(({ rank }) => rank !== null)
          .slice(cut.after)
          .map((each) => each.householdId),
  );

interface ScoreBarProps {
  readonly sheet: ScoringSheet;
  readonly isSorted: boolean;
  readonly onSort: () => void;
}

function ScoreBar({ sheet, isSorted, onSort }: ScoreBarProps): ReactNode {
  const { message, modal } = App.useApp();
  const act = useAct('scoring.answerMany');
  const fill = (how: 'archive' | 'no'): void =>
    act.mutate(
      { id: sheet.id, fill: how },
      {
        onSuccess: ({ filled, households }) =>
          void message.info(
            filled === 0 ? '没有可以填的空条目' : `填了 ${households} 户的 ${filled} 条，可以撤销`,
          ),
      },
    );
  const fillNo = (): void =>
    void modal.confirm({
      title: '其余没有核对的条目都填“否”？',
      content: '档案查到符合的、部门比对还没有核实的不填。请在入户核对以后再用。',
      okText: '都填“否”',
      onOk: () => fill('no'),
    });
  const { cut, quota } = sheet;
  return (
    <div className="toolbar thin" role="toolbar" aria-label="评分和核对">
      {sheet.rule === null ? null : (
        <Button disabled={isSorted} onClick={onSort}>
          按名次排
        </Button>
      )}
      <span className="quiet small">
        {quota === null ? '' : `规模 ${quota} 户`}
        {cut === null
          ? ''
          : `，超出 ${sheet.households.filter(({ rank }) => rank !== null).length - cut.after} 户`}
      </span>
      {cut?.isShared ? <span className="warn small">规模线前后并列，请评议决定</span> : null}
      <span className="spread" />
      <ErrorNote error={act.error} />
      {sheet.locked === null ? (
        <>
          <GuardedButton may="write" loading={act.isPending} onClick={() => fill('archive')}>
            按档案预填
          </GuardedButton>
          <GuardedButton may="write" disabled={act.isPending} onClick={fillNo}>
            其余填“否”
          </GuardedButton>
        </>
      ) : null}
    </div>
  );
}
