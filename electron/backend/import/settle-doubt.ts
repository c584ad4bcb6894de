import { keepDoubts, doubtById, isPersonNoTaken } from '#db/import-doubts.ts';
import { rowWriter } from '#db/row-access.ts';
import { act, openArchiveOf, Refusal, today, type Session } from '../session.ts';
import { readDraft, writeDraft } from './doubt-draft.ts';
import { emptyDraft } from './draft.ts';
import { loadExisting } from './existing.ts';
import { gridColumns } from './grid-column.ts';
import { matchHousehold } from './match-household.ts';
import type { Decision, Plan } from './planned-import.ts';
import { settle } from './settle.ts';
import { writePlan } from './write-plan.ts';

const TITLES = { same: '是同一个', new: '是新的', skip: '不导入' } as const;
const STATES = { same: 'same', new: 'new', skip: 'skipped' } as const;

/** A decision that can be carried out: one of those asked about, and nobody with a number that somebody else has. */
export function checkDecision(
  raw: Parameters<typeof isPersonNoTaken>[0],
  { what, id }: Decision,
  doubt: { readonly candidates: readonly number[]; readonly personNo: string | null },
): void {
  if (what === 'same' && (id === null || !doubt.candidates.includes(id)))
    throw new Refusal({
      code: 'invalid-input',
      issues: [{ path: '判定', message: '请在列出的户或人里选一个' }],
    });
  if (what === 'new' && doubt.personNo !== null && isPersonNoTaken(raw, doubt.personNo))
    throw new Refusal({
      code: 'conflict',
      message: '这个人口编号在档案库里已经是别人的，不能按新人导入。请先核对人口编号。',
    });
}

/** Decides about a row that an earlier import left open, and writes what it says; one act. */
export async function settleDoubt(
  session: Session,
  { id, decision, reason }: { id: number; decision: Decision; reason?: string | undefined },
): Promise<number | null> {
  const found = doubtById(openArchiveOf(session).rawReading, id);
  if (found === undefined) throw new Refusal({ code: 'not-found', what: '这一行' });
  if (found.state !== 'open')
    throw new Refusal({ code: 'conflict', message: '这一行已经判定过了。要改判，请先撤销那次判定。' });
  const household = readDraft(found.draft, { source: 0, file: found.file, row: found.row });
  const personNo = found.entity === 'member' ? (household.members[0]?.personNo ?? null) : null;
  const asked = { candidates: JSON.parse(found.candidates) as number[], personNo };
  checkDecision(openArchiveOf(session).rawReading, decision, asked);
  const title = `导入时拿不准的行：${TITLES[decision.what]}（${found.file} 第 ${found.row} 行）`;
  const done = await act(session, { command: 'import.settleDoubt', title, reason }, async ({ raw }) => {
    const rows = rowWriter(raw);
    rows.update('import_doubt', id, { state: STATES[decision.what], decided_on: today(session) });
    if (decision.what === 'skip') return;
    const existing = loadExisting(raw);
    const match = matchHousehold(household, existing.known);
    if (found.entity === 'member' && !('id' in match && match.id !== null))
      throw new Refusal({
        code: 'rule',
        rule: 'no-household',
        message: '这个人所在的户档案库里没有，请先导入或新建这一户。',
      });
    const draft = { ...emptyDraft(), households: new Map([[household.key, household]]) };
    const key = found.entity === 'member' ? 'm0.0' : 'h0';
    const plan = await settle(draft, existing, new Map([[key, decision]]), breath);
    await writePlan(plan, raw, gridColumns(), breath);
    keepNewDoubts(plan, found, raw);
  });
  return done.change;
}

const breath = () => Promise.resolve();

/** Once it is known which household is meant, its people may be in doubt themselves. */
function keepNewDoubts(
  plan: Plan,
  { batch_id, file }: { readonly batch_id: number; readonly file: string },
  raw: Parameters<typeof keepDoubts>[0],
): void {
  keepDoubts(
    raw,
    rowWriter(raw),
    batch_id,
    plan.doubts.map((d) => ({
      ...{ file, row: d.origin.row, entity: d.entity, reason: d.reason },
      ...{ draft: writeDraft(d), candidates: JSON.stringify(d.candidates) },
    })),
  );
}
