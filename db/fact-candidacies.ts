import type Database from 'better-sqlite3';
import type { CandidacyFacts } from '#domain/quality/facts.ts';
import type { FactRow } from './fact-tables.ts';
import type { Cell } from './row-access.ts';

interface Step {
  readonly procedure_id: number;
  readonly step_key: string;
  readonly [column: string]: Cell;
}
interface Paper {
  readonly procedure_id: number;
  readonly household_id: number | null;
  readonly step_key: string;
  readonly document: string;
  readonly state: string;
}
interface Answer {
  readonly place: number;
  readonly item: string;
  readonly applies: number | null;
  readonly note: string | null;
}

type Candidacies = (rows: ReadonlyMap<number, readonly FactRow[]>) => Map<number, CandidacyFacts[]>;

/** Adds to the households' parts in procedures what was done, asked and received there. */
export function candidaciesOf(raw: Database.Database): Candidacies {
  return (rows) => {
    const parts = [...rows].flatMap(([householdId, of]) => of.map((row) => ({ householdId, ...row })));
    if (parts.length === 0) return new Map();
    const procedures = JSON.stringify([...new Set(parts.map(({ values }) => values['procedure_id']))]);
    const all = <T>(sql: string, ids: string): T[] => raw.prepare(sql).all(ids) as T[];
    const ofProcedure = ({ procedure_id }: { procedure_id: number }) => procedure_id;
    const steps = Map.groupBy(
      all<Step>(
        'SELECT s.* FROM json_each(?) o CROSS JOIN procedure_step s ON s.procedure_id = o.value',
        procedures,
      ),
      ofProcedure,
    );
    const papers = Map.groupBy(
      all<Paper>(
        `SELECT a.procedure_id, a.household_id, a.step_key, a.document, a.state
        FROM json_each(?) o CROSS JOIN procedure_paper a ON a.procedure_id = o.value`,
        procedures,
      ),
      ofProcedure,
    );
    const answers = Map.groupBy(
      all<Answer>(
        `SELECT a.procedure_household_id AS place, a.item, a.applies, a.note
        FROM json_each(?) o CROSS JOIN procedure_answer a ON a.procedure_household_id = o.value
        WHERE a.applies IS NOT NULL`,
        JSON.stringify(parts.map(({ id }) => id)),
      ),
      ({ place }) => place,
    );
    const facts = parts.map(({ householdId, id, values }) => {
      const procedureId = values['procedure_id'] as number;
      const candidacy: CandidacyFacts = {
        ...{ id, values },
        answers: (answers.get(id) ?? []).map(({ item, applies, note }) => ({
          item,
          applies: applies === 1,
          note,
        })),
        steps: (steps.get(procedureId) ?? []).map((step) => ({ key: step.step_key, values: step })),
        papers: (papers.get(procedureId) ?? [])
          .filter(({ household_id: of }) => of === null || of === householdId)
          .map(({ step_key: step, document, state }) => ({ step, document, state })),
      };
      return { householdId, candidacy };
    });
    const grouped = new Map<number, CandidacyFacts[]>();
    for (const { householdId, candidacy } of facts)
      grouped.set(householdId, [...(grouped.get(householdId) ?? []), candidacy]);
    return grouped;
  };
}
