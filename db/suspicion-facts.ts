import type Database from 'better-sqlite3';
import type { StandingFacts } from '#domain/household/standing.ts';

/** A household that is not closed, with what the list and the year's rows say of it. */
export interface SuspectRow {
  readonly id: number;
  readonly householdNo: string | null;
  readonly villageId: number | null;
  readonly group: string | null;
  readonly headName: string | null;
  readonly householdType: string | null;
  readonly people: number;
  readonly perCapita: number | null;
  readonly category: string | null;
  readonly safeHousing: string | null;
  readonly isDangerousHouse: 0 | 1 | null;
  readonly hasSafeWater: 0 | 1 | null;
  readonly isWaterSafe: 0 | 1 | null;
}

/** By village, group and number. */
export const suspectRows = (raw: Database.Database, year: number): SuspectRow[] =>
  raw
    .prepare(
      `SELECT s.household_id AS id, s.household_no AS householdNo, s.village_id AS villageId, s.group_name AS "group",
        s.head_name AS headName, s.household_type AS householdType, s.people, k.per_capita AS perCapita, k.category,
        y.safe_housing AS safeHousing, y.is_dangerous_house AS isDangerousHouse, y.has_safe_water AS hasSafeWater,
        y.is_water_safe AS isWaterSafe
      FROM household_summary s
      LEFT JOIN household_year_summary k ON k.year = $year AND k.household_id = s.household_id
      LEFT JOIN household_year y ON y.household_id = s.household_id AND y.year = $year
      WHERE s.closed = 0 ORDER BY s.village_id, s.household_no, s.household_id`,
    )
    .all({ year }) as SuspectRow[];

type ListFacts = Omit<StandingFacts, 'household_type'>;

const NOTHING: ListFacts = {
  ...{ exit_status: null, exit_status_year: null, adjustment: null, adjustment_year: null },
  ...{ first_recognised_year: null, exit_year: null, return_year: null },
};

/** What the years up to this one say of the list of registered poor, by household; those without a word are missing. */
export function listFacts(raw: Database.Database, year: number): Map<number, ListFacts> {
  const facts = new Map<number, ListFacts>();
  const set = (id: number, changes: Partial<ListFacts>) =>
    void facts.set(id, { ...(facts.get(id) ?? NOTHING), ...changes });
  const years = raw
    .prepare(
      `SELECT household_id, year, exit_status, first_recognised_year, exit_year, return_year FROM household_year
      WHERE year <= ? AND coalesce(exit_status, first_recognised_year, exit_year, return_year) IS NOT NULL ORDER BY year`,
    )
    .raw()
    .all(year) as [number, number, string | null, number | null, number | null, number | null][];
  for (const [id, of, status, recognised, exit, back] of years)
    set(id, {
      ...(status === null ? {} : { exit_status: status, exit_status_year: of }),
      ...(recognised === null ? {} : { first_recognised_year: recognised }),
      ...(exit === null ? {} : { exit_year: exit }),
      ...(back === null ? {} : { return_year: back }),
    });
  const adjustments = raw
    .prepare(
      `SELECT household_id, kind, year FROM adjustment WHERE year <= ? AND kind IN ('1', '2', '3', '4')
      ORDER BY year, announced_on, id`,
    )
    .raw()
    .all(year) as [number, string, number][];
  for (const [id, kind, of] of adjustments) set(id, { adjustment: kind, adjustment_year: of });
  return facts;
}

/** The states of a household's spells: those that are void do not count. */
export function spellStates(raw: Database.Database): Map<number, Set<string>> {
  const rows = raw
    .prepare(`SELECT household_id, state FROM monitoring_spell WHERE state <> 'void'`)
    .raw()
    .all() as [number, string][];
  const states = new Map<number, Set<string>>();
  for (const [id, state] of rows) states.set(id, (states.get(id) ?? new Set()).add(state));
  return states;
}

export interface WeighingMember {
  readonly id: number;
  readonly householdId: number;
  readonly name: string | null;
  readonly birth: string | null;
  readonly idNumber: string | null;
  readonly health: string | null;
  readonly disabilityLevel: string | null;
  readonly schoolStatus: string | null;
  readonly dropoutReason: string | null;
  readonly hasResidentInsurance: 0 | 1 | null;
  readonly hasEmployeeInsurance: 0 | 1 | null;
  readonly dibao: string | null;
  readonly tekun: string | null;
}

/** Present members of whom the year says something that may weigh: few of all. */
export const weighingMembers = (raw: Database.Database, year: number): WeighingMember[] =>
  raw
    .prepare(
      `SELECT m.id, m.household_id AS householdId, m.name, m.birth_date AS birth, m.id_number AS idNumber, y.health,
        y.disability_level AS disabilityLevel, y.school_status AS schoolStatus, y.dropout_reason AS dropoutReason,
        y.has_resident_medical_insurance AS hasResidentInsurance,
        y.has_employee_medical_insurance AS hasEmployeeInsurance, y.dibao, y.tekun
      FROM member_year y CROSS JOIN member m ON m.id = y.member_id
      WHERE y.year = ? AND m.left_on IS NULL AND (y.dropout_reason IS NOT NULL OR instr(y.health, '03')
        OR y.disability_level IN ('1', '2') OR y.dibao = '1' OR y.tekun = '1'
        OR (y.has_resident_medical_insurance = 0 AND y.has_employee_medical_insurance IS NOT 1)
        OR (y.has_employee_medical_insurance = 0 AND y.has_resident_medical_insurance IS NOT 1))
      ORDER BY m.household_id, m.id`,
    )
    .all(year) as WeighingMember[];

export interface SuspectHit {
  readonly id: number;
  /** Null: nobody of the archive is in a household with this number. */
  readonly memberId: number | null;
  readonly householdId: number | null;
  readonly idKey: string;
  readonly name: string;
  readonly department: string;
  readonly suspicion: string;
  readonly detail: string | null;
  readonly verdict: 'confirmed' | null;
  /** Somebody had the number and left. */
  readonly hasLeft: 0 | 1;
}

/** What departments reported up to the end of the year and nobody explained or refuted. */
export const suspectHits = (raw: Database.Database, yearEnd: string): SuspectHit[] =>
  raw
    .prepare(
      `SELECT c.id, m.id AS memberId, m.household_id AS householdId, c.id_key AS idKey, coalesce(m.name, c.name) AS name,
        c.department, c.suspicion, c.detail, c.verdict,
        EXISTS (SELECT 1 FROM member x WHERE x.id_key = c.id_key AND x.left_on IS NOT NULL) AS hasLeft
      FROM comparison_hit c LEFT JOIN member m ON m.id = (SELECT p.id FROM member p
        WHERE p.id_key = c.id_key AND p.left_on IS NULL ORDER BY p.id LIMIT 1)
      WHERE (c.verdict IS NULL OR c.verdict = 'confirmed') AND (c.reported_on IS NULL OR c.reported_on <= ?)
      ORDER BY c.id`,
    )
    .all(yearEnd) as SuspectHit[];

export interface TickedVeto {
  readonly householdId: number;
  /** `exclusions/3`: the line of the list. */
  readonly item: string;
  readonly packId: string;
  readonly packVersion: number;
  readonly key: string;
}

/** Lines of 七不进 that were ticked in procedures which the household was not dropped from. */
export const tickedVetoes = (raw: Database.Database): TickedVeto[] =>
  raw
    .prepare(
      `SELECT ph.household_id AS householdId, a.item, p.pack_id AS packId, p.pack_version AS packVersion, p.key
      FROM procedure_answer a JOIN procedure_household ph ON ph.id = a.procedure_household_id
      JOIN procedure p ON p.id = ph.procedure_id
      WHERE a.applies = 1 AND a.item LIKE 'exclusions/%' AND ph.dropped = 0 ORDER BY a.id`,
    )
    .all() as TickedVeto[];
