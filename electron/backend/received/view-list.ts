import { findReceivedList, type ReceivedListRow, statesOfList } from '#db/received.ts';
import type { Archive } from '#db/open-archive.ts';
import type { Rule } from '#domain/quality/rule.ts';
import { RECEIVED_STATES, type ReceivedState } from '#domain/received/handled.ts';
import { keyOfSaid } from '#domain/received/match-rule.ts';
import type { Input, Output } from '#contract/channels.ts';
import { type Beside, BESIDE, type ReceivedHit, type ReceivedList } from '#contract/received.ts';
import { ok, type Result } from '#contract/result.ts';
import { rulesOfYear } from '../checks/rules-of-year.ts';
import { handlesOf } from '../checks/walk-hits.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';
import { type Laid, layListBeside } from './our-hits.ts';

/** A list by its id; throws where there is none. */
export function listOf(session: Session, id: number): ReceivedListRow {
  const list = findReceivedList(openArchiveOf(session).rawReading, id);
  if (list === undefined) throw new Refusal({ code: 'not-found', what: '这份问题清单' });
  return list;
}

export function shownList(raw: Archive['rawReading'], list: ReceivedListRow): ReceivedList {
  const counts = statesOfList(raw, list.id);
  return {
    ...list,
    hits: [...counts.values()].reduce((sum, count) => sum + count, 0),
    states: Object.fromEntries(RECEIVED_STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<
      ReceivedState,
      number
    >,
  };
}

type Viewed = Output<'received.get'>;

/** A list, line by line beside our own hits. */
export async function viewList(
  session: Session,
  { id, offset, limit, ...filter }: Input<'received.get'>,
): Promise<Result<Viewed>> {
  const list = listOf(session, id);
  const handles = handlesOf(session);
  const rules = new Map((await rulesOfYear(handles, list.year)).map((rule) => [rule.id, rule]));
  const { lines, onlyOurs } = await layListBeside(session, list);
  const found = lines.filter((line) => isWanted(line, filter));
  const titleOf = (rule: string | null): string | null =>
    rule === null ? null : (rules.get(rule)?.title ?? null);
  return ok({
    list: shownList(handles.raw, list),
    total: found.length,
    rows: found.slice(offset, offset + limit).map((line) => shownHit(line, rules)),
    ids: found.map(({ row }) => row.id),
    beside: Object.fromEntries(
      BESIDE.map((beside) => [beside, lines.filter((line) => line.beside === beside).length]),
    ) as Record<Beside, number>,
    codes: [...Map.groupBy(lines, ({ row }) => keyOfSaid(row))].map(([code, same]) => ({
      code,
      ...{ kind: same[0]?.row.kind ?? null, rule: same[0]?.row.rule ?? null },
      ruleTitle: titleOf(same[0]?.row.rule ?? null),
      ...{ hits: same.length, open: same.filter(({ row }) => row.state === 'open').length },
    })),
    onlyOurs: [...onlyOurs]
      .map(([rule, hits]) => ({ rule, title: titleOf(rule) ?? '', hits }))
      .toSorted((a, b) => (a.rule < b.rule ? -1 : 1)),
  });
}

type Filter = Omit<Input<'received.get'>, 'id' | 'offset' | 'limit'>;

function isWanted({ row, beside }: Laid, filter: Filter): boolean {
  const text = filter.text?.trim() ?? '';
  return (
    (filter.state === undefined || row.state === filter.state) &&
    (filter.beside === undefined || beside === filter.beside) &&
    (filter.code === undefined || keyOfSaid(row) === filter.code) &&
    (filter.villageId === undefined || row.villageId === filter.villageId) &&
    (text === '' ||
      [row.name, row.headName, row.householdNo, row.idNumber, row.content].some(
        (part) => part?.includes(text) === true,
      ))
  );
}

function shownHit({ row, beside, ours }: Laid, rules: ReadonlyMap<string, Rule>): ReceivedHit {
  const rule = row.rule === null ? undefined : rules.get(row.rule);
  const [first] = ours;
  return {
    ...row,
    ruleTitle: rule?.title ?? null,
    level: first?.finding.level ?? rule?.level ?? null,
    beside,
    message: first?.finding.message ?? null,
    field: first?.finding.field ?? null,
  };
}
