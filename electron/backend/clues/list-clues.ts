import { listClues, openCluesOf } from '#db/clues.ts';
import { reader } from '#db/write.ts';
import { compareClues } from '#domain/clues/clue.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { Clue } from '#contract/clue.ts';
import { ok, type Result } from '#contract/result.ts';
import { openArchiveOf, type Session, today } from '../session.ts';
import { limitsFor, viewOf } from './clue-view.ts';

type State = NonNullable<Input<'clue.list'>['state']>;

const IS: Readonly<Record<State, (clue: Clue) => boolean>> = {
  open: ({ state }) => state !== 'settled',
  late: ({ daysLeft }) => daysLeft !== null && daysLeft < 0,
  found: ({ state }) => state === 'found',
  accepted: ({ state }) => state === 'accepted',
  'fed-back': ({ state }) => state === 'fed-back',
  settled: ({ state }) => state === 'settled',
};

/** A township has some hundreds of clues in a year: they are judged all, and a page of them given. */
export async function clueList(
  session: Session,
  { state, channel, text, offset, limit, ...wanted }: Input<'clue.list'>,
): Promise<Result<Output<'clue.list'>>> {
  const db = reader(openArchiveOf(session));
  const rows = await listClues(db, wanted);
  const setting = {
    today: today(session),
    limitOf: await limitsFor(db, rows),
    open: await openCluesOf(
      db,
      rows.flatMap(({ household_id: id }) => (id === null ? [] : [id])),
    ),
  };
  const found = rows
    .map((row) => viewOf(row, setting))
    .filter((clue) => (channel === undefined || clue.channel === channel) && says(clue, text))
    .toSorted(compareClues);
  const shown = state === undefined ? found : found.filter(IS[state]);
  const states = Object.fromEntries(
    Object.entries(IS).map(([key, is]) => [key, found.filter(is).length]),
  ) as Record<State, number>;
  return ok({ total: shown.length, rows: shown.slice(offset, offset + limit), states });
}

const says = ({ who, householdNo, content }: Clue, text = ''): boolean =>
  [who, householdNo, content].some((each) => (each ?? '').includes(text.trim()));
