import { linesOfHouseholds, paperRules } from '#db/completeness.ts';
import { findHousehold } from '#db/households.ts';
import { householdsOf, keptPapers } from '#db/paper-matrix.ts';
import { findVillage, listVillages } from '#db/places.ts';
import { reader } from '#db/write.ts';
import { stateOn } from '#domain/completeness/lines.ts';
import type { PaperState } from '#domain/completeness/states.ts';
import type { Input } from '#contract/channels.ts';
import { ok } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import { answerPaper } from '../completeness/answer.ts';
import { inspect } from '../completeness/inspect.ts';
import { countsOf, lineView } from '../completeness/line-view.ts';
import { columnsOf, isMissing, statesOf, townshipSums, worse } from '../completeness/matrix.ts';
import { linesIn, linesOfTownship, linesOfVillage } from '../completeness/own-files.ts';
import { fetchWorkbook, inspectWorkbook } from '../completeness/workbooks.ts';
import type { Handlers } from '../dispatch.ts';
import { inTurn, openArchiveOf, Refusal, type Session, today } from '../session.ts';

const rawOf = (session: Session) => openArchiveOf(session).rawReading;
const reading = (session: Session) => reader(openArchiveOf(session));

async function requireVillage(session: Session, id: number | null): Promise<void> {
  if (id !== null && (await findVillage(reading(session), id)) === undefined)
    throw new Refusal({ code: 'not-found', what: '这个村' });
}

async function township(session: Session, { year }: Input<'paper.township'>) {
  const raw = rawOf(session);
  const now = today(session);
  const sums = townshipSums(raw, { year, today: now });
  const { villages } = await listVillages(reading(session));
  const nothing = { households: 0, whole: 0, missing: 0, unsigned: 0, expected: 0 };
  const own = (id: number) =>
    countsOf(linesIn(linesOfVillage(raw, id).lines, year).map((line) => stateOn(line, now)));
  const homeless = sums.villages.get(null);
  return ok({
    villages: [
      ...villages.map(({ id, name }) => ({ id, name, ...(sums.villages.get(id) ?? nothing), own: own(id) })),
      ...(homeless === undefined ? [] : [{ id: null, name: '（未分村）', ...homeless, own: countsOf([]) }]),
    ],
    items: columnsOf(raw, new Set(sums.items.keys())).map((column) => ({
      ...column,
      ...(sums.items.get(column.key) ?? { missing: 0, unsigned: 0 }),
    })),
    own: countsOf(linesIn(linesOfTownship(raw).lines, year).map((line) => stateOn(line, now))),
  });
}

async function village(
  session: Session,
  { villageId, year, onlyLacking, offset, limit }: Input<'paper.village'>,
) {
  await requireVillage(session, villageId);
  const raw = rawOf(session);
  const now = today(session);
  const states = new Map<number, Map<string, PaperState>>();
  const lacking = new Map<number, { missing: number; unsigned: number }>();
  const keys = new Set<string>();
  for (const row of keptPapers(raw, { villageId, year })) {
    const of = states.get(row.household_id) ?? new Map<string, PaperState>();
    states.set(row.household_id, of);
    const sum = lacking.get(row.household_id) ?? { missing: 0, unsigned: 0 };
    lacking.set(row.household_id, sum);
    for (const { item, state } of statesOf(row, now)) {
      keys.add(item);
      of.set(item, worse(of.get(item), state));
      if (isMissing(state)) sum.missing += 1;
      else if (state === 'unsigned') sum.unsigned += 1;
    }
  }
  const items = columnsOf(raw, keys);
  const nothing = { missing: 0, unsigned: 0 };
  const listed = householdsOf(raw, villageId).filter(({ id }) => {
    const { missing, unsigned } = lacking.get(id) ?? nothing;
    return !onlyLacking || missing + unsigned > 0;
  });
  const shown = listed.slice(offset, offset + limit);
  const own = villageId === null ? null : linesOfVillage(raw, villageId);
  return ok({
    items,
    rows: shown.map(({ id, no, head, group }) => ({
      ...{ householdId: id, householdNo: no, head, group },
      states: items.map(({ key }) => states.get(id)?.get(key) ?? null),
      ...(lacking.get(id) ?? nothing),
    })),
    total: listed.length,
    own: own === null ? [] : linesIn(own.lines, year).map((line) => lineView(line, own.rules, now)),
  });
}

async function own(session: Session, { villageId, year }: Input<'paper.own'>) {
  await requireVillage(session, villageId ?? null);
  const raw = rawOf(session);
  const { lines, rules } = villageId === undefined ? linesOfTownship(raw) : linesOfVillage(raw, villageId);
  const views = linesIn(lines, year).map((line) => lineView(line, rules, today(session)));
  return ok({ lines: views, counts: countsOf(views.map(({ state }) => state)) });
}

async function household(session: Session, { householdId }: Input<'paper.household'>) {
  if ((await findHousehold(reading(session), { id: householdId })) === undefined)
    throw new Refusal({ code: 'not-found', what: '这一户' });
  const raw = rawOf(session);
  const rules = paperRules(raw, { households: [householdId] });
  const lines = linesOfHouseholds(raw, [householdId], rules).get(householdId) ?? [];
  const views = lines.map((line) => lineView(line, rules, today(session)));
  return ok({ lines: views, counts: countsOf(views.map(({ state }) => state)) });
}

export const paperHandlers = {
  'paper.township': township,
  'paper.village': village,
  'paper.own': own,
  'paper.household': household,
  'paper.answer': inTurn(answerPaper),
  'paper.inspect': (session, { text, year }) => {
    const answer = inspect(rawOf(session), { text, year }, today(session));
    involve(answer.households.map(({ householdId }) => householdId));
    return ok(answer);
  },
  'paper.inspectSheet': inspectWorkbook,
  'paper.fetchList': fetchWorkbook,
} satisfies Pick<
  Handlers,
  | 'paper.township'
  | 'paper.village'
  | 'paper.own'
  | 'paper.household'
  | 'paper.answer'
  | 'paper.inspect'
  | 'paper.inspectSheet'
  | 'paper.fetchList'
>;
