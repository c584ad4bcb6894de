import type { PaperRow } from '#db/procedures.ts';
import type { Paper, Step } from '#domain/procedures/definition.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { documents } from '#templates/catalogue.ts';
import { concernedBy, type Running } from './running.ts';

type PaperView = ProcedurePage['steps'][number]['papers'][number];
type Reached = PaperView['state'];

const RANK: Readonly<Record<Reached, number>> = { missing: 0, printed: 1, signed: 2 };

/** How far a paper is: one for all counts for every household; of sheets per household the one least far. */
export function paperViewOf(running: Running, step: Step, paper: Paper): PaperView {
  const { document, title, need, each } = paper;
  const own = running.papers.filter(
    (row) => row.step_key === step.key && (row.document === document || row.document === paper.instead),
  );
  const perHousehold = each === 'household';
  const forAll = furthest(own.filter(({ household_id }) => household_id === null).map(({ state }) => state));
  const sheets = perHousehold
    ? concernedBy(running, step).map(({ household_id: id }) => ({ id, state: reachedBy(own, id) }))
    : [{ id: 0, state: forAll }];
  const missing = sheets.filter(({ state }) => RANK[state] < RANK[need]);
  return {
    ...{ document, title, need, perHousehold },
    instead: step.papers.find((other) => other.document === paper.instead)?.title ?? null,
    state: sheets.map(({ state }) => state).toSorted((a, b) => RANK[a] - RANK[b])[0] ?? forAll,
    printable: Object.hasOwn(documents, document),
    inHand: sheets.length - missing.length,
    wanted: sheets.length,
    missingFor: perHousehold ? missing.map(({ id }) => id) : [],
  };
}

const reachedBy = (papers: readonly PaperRow[], householdId: number): Reached =>
  furthest(
    papers.filter(({ household_id: id }) => id === null || id === householdId).map(({ state }) => state),
  );

const furthest = (states: readonly Reached[]): Reached =>
  states.toSorted((a, b) => RANK[b] - RANK[a])[0] ?? 'missing';
