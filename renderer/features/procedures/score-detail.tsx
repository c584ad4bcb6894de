import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import type { ScoreColumn, ScoredRow } from './score-cells.ts';
import type { ScoreEntry } from './use-score-entry.ts';

interface ScoreDetailProps {
  readonly row: ScoredRow;
  readonly column: ScoreColumn;
  readonly isLocked: boolean;
  readonly entry: ScoreEntry;
}

/** What the cell under the cursor asks, what the archive says to it, and what somebody wrote. */
export function ScoreDetail({ row, column, isLocked, entry }: ScoreDetailProps): ReactNode {
  const { most, text, title, group } = column;
  const line = most === null ? row.lines[column.at] : undefined;
  const item = most === null ? undefined : row.items[column.at];
  const evidence = line === undefined ? item?.evidence : line.finding?.evidence;
  const note = line?.note ?? item?.note ?? null;
  const isOff = isLocked || row.dropped;
  return (
    <section className="score-detail" aria-label="这一格">
      <div className="stack">
        <p>
          <b>{row.headName ?? '无户主'}</b>{' '}
          <span className="quiet">
            {most === null ? `${group}第 ${title} 条` : `${title}（满分 ${most} 分）`}：
          </span>
          {text}
        </p>
        <p>
          <span className="quiet">档案：</span>
          {evidence === undefined || evidence === '' ? (
            <span className="faint">{line?.finding === null ? '查不到，请入户核对' : '没有登记'}</span>
          ) : (
            <span className={toneOf(line, column.isVeto)}>{evidence}</span>
          )}
        </p>
        {note === null ? null : (
          <p>
            <span className="quiet">说明：</span>
            {note}
          </p>
        )}
        {entry.problem === null ? null : (
          <p role="alert" className="wrong">
            {entry.problem}
          </p>
        )}
      </div>
      {isOff ? null : (
        <div className="line score-acts">
          {line === undefined ? null : (
            <>
              <Button may="write" onClick={() => entry.tick(row, column, true)}>
                是
              </Button>
              <Button may="write" onClick={() => entry.tick(row, column, false)}>
                否
              </Button>
            </>
          )}
          <Button may="write" onClick={() => entry.askNote(row, column)}>
            写说明
          </Button>
        </div>
      )}
    </section>
  );
}

function toneOf(line: ScoredRow['lines'][number] | undefined, isVeto: boolean): string {
  if (line?.finding?.state === 'open') return 'warn';
  return line?.finding?.state === 'hit' && isVeto ? 'wrong' : '';
}
