import { listClues, openCluesOf } from '#db/clues.ts';
import { findHousehold } from '#db/households.ts';
import { findVillage } from '#db/places.ts';
import { type Cells, rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { clueLabel, refuseCorrection } from '#domain/clues/refuse-clue.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { judgedOf } from './clue-view.ts';

const wrong = (path: string, message: string) =>
  new Refusal({ code: 'invalid-input', issues: [{ path, message }] });

/** Enters a clue, of a household of the archive or of somebody outside it. */
export async function addClue(
  session: Session,
  input: Input<'clue.add'>,
): Promise<Result<Output<'clue.add'>>> {
  const { channel, foundOn } = input;
  requireChannel(channel);
  if (foundOn > today(session)) throw wrong('发现日期', '不能晚于今天');
  const { cells, where, householdId } = await whomOf(session, input);
  const db = reader(openArchiveOf(session));
  const open = householdId === null ? null : await openCluesOf(db, [householdId]);
  const done = await act(
    session,
    { command: 'clue.add', title: `登记线索：${where}`, effectiveOn: foundOn },
    ({ raw }) =>
      Promise.resolve(
        rowWriter(raw).insert('clue', {
          ...cells,
          ...{ channel, found_on: foundOn, content: input.content },
          ...{ reporter: filled(input.reporter), reporter_phone: filled(input.reporterPhone) },
          note: filled(input.note),
        }),
      ),
  );
  return ok({ id: done.value, change: done.change, duplicates: open?.get(householdId ?? 0) ?? 0 });
}

const filled = (text: string | null | undefined): string | null => (text ? text : null);

function requireChannel(channel: string): void {
  if (!hasCode('discovery_channel', channel)) throw wrong('发现途径', '不在“发现途径”的代码表里，请从中选择');
}

interface Whom {
  readonly cells: Cells;
  /** For the title of the act: no name. */
  readonly where: string;
  readonly householdId: number | null;
}

async function whomOf(
  session: Session,
  { householdId, who, villageId }: Pick<Input<'clue.add'>, 'householdId' | 'who' | 'villageId'>,
): Promise<Whom> {
  if (householdId !== undefined) return householdOf(session, householdId);
  if (who === undefined) throw wrong('线索对象', '请选择档案里的户，或填写姓名和村');
  if (villageId === undefined) throw wrong('村', '请选择村');
  const village = await findVillage(reader(openArchiveOf(session)), villageId);
  if (village === undefined) throw new Refusal({ code: 'not-found', what: '这个村' });
  return { cells: { village_id: villageId, who }, where: `${village.name}档案外一户`, householdId: null };
}

async function householdOf(session: Session, id: number): Promise<Whom> {
  const household = await findHousehold(reader(openArchiveOf(session)), { id });
  if (household === undefined) throw new Refusal({ code: 'not-found', what: '这一户' });
  const label = `户编号 ${household.household_no ?? '（未编号）'}`;
  const refuse = (message: string) => new Refusal({ code: 'rule', rule: 'clue-household', message });
  if (household.closed_on !== null) throw refuse(`${label} 已经销户，不能登记线索。`);
  if (household.village_id === null) throw refuse(`${label} 还没有登记所在的村，请先在户档案里补填。`);
  return { cells: { village_id: household.village_id, household_id: id }, where: label, householdId: id };
}

/** Puts right what was entered, its days too; what came of it is put right by undoing the settlement. */
export async function updateClue(
  session: Session,
  { id, householdId, channel, ...input }: Input<'clue.update'>,
): Promise<Result<Output<'clue.update'>>> {
  const [row] = await listClues(reader(openArchiveOf(session)), { ids: [id] });
  if (row === undefined) return notFound('这条线索');
  if (channel !== undefined) requireChannel(channel);
  const whom = householdId === undefined ? null : await householdOf(session, householdId);
  const cells = {
    ...(whom === null ? {} : { ...whom.cells, who: null }),
    ...changedCells({ ...input, channel }),
  };
  const refused = refuseCorrection(judgedOf({ ...row, ...cells }), today(session));
  if (refused !== null) throw new Refusal({ code: 'rule', ...pick(refused), refused: [{ ...refused }] });
  const title = `更正${clueLabel({ id, householdNo: row.household_no })}`;
  const done = await act(session, { command: 'clue.update', title }, async ({ raw }) => {
    if (Object.keys(cells).length > 0) rowWriter(raw).update('clue', id, cells);
  });
  return ok({ change: done.change });
}

const pick = ({ rule, message }: { rule: string; message: string }) => ({ rule, message });

const COLUMNS = {
  channel: 'channel',
  foundOn: 'found_on',
  content: 'content',
  reporter: 'reporter',
  reporterPhone: 'reporter_phone',
  note: 'note',
  acceptedOn: 'accepted_on',
  acceptedBy: 'accepted_by',
  fedBackOn: 'fed_back_on',
} as const;

const changedCells = (input: Partial<Record<keyof typeof COLUMNS, string | null | undefined>>): Cells =>
  Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([key, column]) => {
      const value = input[key as keyof typeof COLUMNS];
      return value === undefined ? [] : [[column, value === '' ? null : value]];
    }),
  );
