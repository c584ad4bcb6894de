import type { UndoOutcome } from '#db/undo.ts';
import { redoChange, undoChange } from '#db/undo.ts';
import type { Blocker } from '#db/undo-blockers.ts';
import { nextUndoAndRedo, rowsOf, titleOf } from '#db/standing.ts';
import { fail, notFound, ok, type Result } from '#contract/result.ts';
import { backUpBefore } from '../backups/make-backup.ts';
import { closedYear, openArchiveOf, type Session, operatorOf } from '../session.ts';

type Word = '撤销' | '重做';

export interface Turned {
  readonly act: number;
  readonly title: string;
  readonly rows: number;
  readonly change: number;
}

/** Takes an act back or does it again; without an id the one that Ctrl+Z or Ctrl+Y speaks of. */
export async function turn(
  session: Session,
  word: Word,
  { id, reason }: { id?: number | undefined; reason?: string | undefined },
): Promise<Result<Turned>> {
  const archive = openArchiveOf(session);
  const next = nextUndoAndRedo(archive.rawReading);
  const wanted = id ?? (word === '撤销' ? next.undo : next.redo)?.id;
  if (wanted === undefined) return fail({ code: 'conflict', message: `没有可以${word}的操作。` });
  const title = titleOf(archive.rawReading, wanted);
  if (title === null) return notFound('这次操作');
  if (rowsOf(archive.rawReading, wanted) >= MANY) await backUpBefore(session, 'bulk');
  const meta = {
    command: word === '撤销' ? 'change.undo' : 'change.redo',
    title: `${word}：${title}`,
    ...{ operator: operatorOf(session).name, at: session.now().toISOString(), reason },
  };
  const outcome = await (word === '撤销' ? undoChange : redoChange)(archive, wanted, meta);
  return answerOf(outcome, word, title);
}

/** Rows; an act of so many is an import or one of bulk. */
const MANY = 500;

function answerOf(outcome: UndoOutcome, word: Word, title: string): Result<Turned> {
  const conflict = (message: string) => fail({ code: 'conflict', message });
  switch (outcome.kind) {
    case 'done':
      return ok({ act: outcome.act, title, rows: outcome.rows, change: outcome.change });
    case 'missing':
      return notFound('这次操作');
    case 'already':
      return conflict(word === '撤销' ? '这次操作已经撤销过了。' : '这次操作没有撤销，不用重做。');
    case 'beginning':
      return conflict('新建档案库不能撤销。');
    case 'closed':
      throw closedYear(outcome.year);
    case 'blocked':
      return fail({
        code: 'conflict',
        message: `不能${word}“${title}”：${inTheWay(outcome.by)}`,
        blockedBy: outcome.by.map((b) => ({ ...b })),
      });
  }
}

/** What stands in the way, and what to do about it. */
function inTheWay(by: readonly Blocker[]): string {
  const quoted = (word: Blocker['word']) =>
    [...new Set(by.filter((b) => b.word === word).map((b) => `“${b.title}”`))].join('、');
  const [undo, redo, kept] = [quoted('撤销'), quoted('重做'), quoted(null)];
  return [
    undo === '' ? '' : `之后的操作用到了它，请先撤销${undo}。`,
    redo === '' ? '' : `它要用到已经撤销的操作，请先重做${redo}。`,
    kept === '' ? '' : `已有${kept}，留作凭据，不能收回。`,
  ].join('');
}
