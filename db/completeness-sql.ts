import { ANSWER_COLUMNS, LINK_COLUMNS, PRINTED_COLUMNS } from './completeness-evidence.ts';

/** What decides the papers of households' files and what is in them, by the ids of the households as JSON. */
export const FILE_SQL = {
  household: `SELECT h.id, h.closed_on AS closedOn, h.household_type AS type, h.split_from_id IS NOT NULL AS split
    FROM json_each(?) o CROSS JOIN household h ON h.id = o.value`,
  year: `SELECT y.household_id AS owner, y.year FROM json_each(?) o
    CROSS JOIN household_year_summary y ON y.household_id = o.value ORDER BY y.year`,
  ofHousehold: `SELECT y.household_id AS owner, y.year, y.first_recognised_year AS recognised, y.exit_year AS exited,
      y.return_year AS returned, y.exit_status IS NOT NULL AS registered,
      coalesce(y.is_dangerous_house = 1 OR y.dangerous_house_level IN ('3', '4'), 0) AS "dangerous-house",
      coalesce(y.is_relocated_household = 1, 0) AS relocated
    FROM json_each(?) o CROSS JOIN household_year y ON y.household_id = o.value`,
  ofMembers: `SELECT m.household_id AS owner, y.year, max(y.dibao <> '0') AS "minimum-living",
      max(y.tekun <> '0') AS destitute, max(y.disability_level IS NOT NULL OR y.disability_type IS NOT NULL) AS disabled,
      max(instr(y.health, '03') > 0) AS "gravely-ill", max(y.school_status <> '01') AS pupil,
      max(y.work_months > 0) AS worker, max(y.public_post IS NOT NULL) AS "public-post"
    FROM json_each(?) o CROSS JOIN member m ON m.household_id = o.value CROSS JOIN member_year y ON y.member_id = m.id
    WHERE m.left_kind IS NOT 'duplicate' GROUP BY m.household_id, y.year`,
  measure: `SELECT t.household_id AS owner, t.year, 1 AS measures,
      max(coalesce(t.loan_amount > 0, 0) OR (t.kind = 'finance' AND instr(coalesce(t.items, ''), '01') > 0)) AS loan,
      max(t.kind = 'industry' AND instr(coalesce(t.items, ''), '07') > 0) AS dividend,
      max(t.kind = 'employment' AND instr(coalesce(t.items, ''), '03') > 0) AS training
    FROM json_each(?) o CROSS JOIN measure t ON t.household_id = o.value GROUP BY t.household_id, t.year`,
  income: `SELECT t.household_id AS owner, t.year, 1 AS dividend FROM json_each(?) o
    CROSS JOIN income_statement t ON t.household_id = o.value WHERE t.purpose = 'annual' AND t.dividend_income > 0`,
  benefit: `SELECT t.household_id AS owner, 0 AS year, max(t.kind = '01') AS "minimum-living",
      max(t.kind = '02') AS destitute, max(t.kind = '12') AS loan, max(t.kind IN ('09', '10')) AS "public-post"
    FROM json_each(?) o CROSS JOIN benefit t ON t.household_id = o.value GROUP BY t.household_id`,
  certificate: `SELECT DISTINCT t.household_id AS owner, 0 AS year, 1 AS disabled
    FROM json_each(?) o CROSS JOIN disability_certificate t ON t.household_id = o.value`,
  appraisal: `SELECT DISTINCT t.household_id AS owner, coalesce(substr(t.appraised_on, 1, 4), 0) + 0 AS year,
      1 AS "dangerous-house" FROM json_each(?) o
    CROSS JOIN housing_appraisal t ON t.household_id = o.value WHERE t.level IN ('3', '4')`,
  spell: `SELECT t.household_id AS owner, t.recognised_month AS "from", t.eliminated_month AS "to",
      t.county_approved_on AS "on", t.procedure_id AS procedureId FROM json_each(?) o
    CROSS JOIN monitoring_spell t ON t.household_id = o.value WHERE t.state IN ('open', 'eliminated') ORDER BY t.id`,
  adjustment: `SELECT t.household_id AS owner, t.year, t.kind, t.procedure_id AS procedureId,
      coalesce(t.told_on, t.announced_on, t.county_approved_on) AS "on" FROM json_each(?) o
    CROSS JOIN adjustment t ON t.household_id = o.value ORDER BY t.id`,
  procedure: `SELECT t.household_id AS owner, t.procedure_id AS procedureId FROM json_each(?) o
    CROSS JOIN procedure_household t ON t.household_id = o.value WHERE t.dropped = 0 ORDER BY t.procedure_id`,
  survey: `SELECT t.household_id AS owner, t.surveyed_on AS "on" FROM json_each(?) o
    CROSS JOIN campaign_survey t ON t.household_id = o.value ORDER BY t.surveyed_on`,
  natural: `SELECT m.household_id AS owner, m.joined_on AS joined, m.joined_kind AS joinedKind, m.left_on AS "left",
      m.left_kind AS leftKind FROM json_each(?) o CROSS JOIN member m ON m.household_id = o.value
    WHERE m.joined_kind = 'natural' OR m.left_kind = 'natural'`,
  printed: `SELECT t.household_id AS owner, ${PRINTED_COLUMNS} FROM json_each(?) o
    CROSS JOIN document t ON t.household_id = o.value WHERE t.draft = 0 ORDER BY t.id`,
  link: `SELECT t.household_id AS owner, ${LINK_COLUMNS} FROM json_each(?) o
    CROSS JOIN attachment_link t ON t.household_id = o.value JOIN attachment a ON a.id = t.attachment_id
    WHERE t.visit_id IS NULL OR t.item IS NOT NULL ORDER BY t.id`,
  received: `SELECT p.household_id AS owner, t.procedure_id AS procedureId, t.document, t.state, t.received_on AS "on"
    FROM json_each(?) o CROSS JOIN procedure_household p ON p.household_id = o.value
    CROSS JOIN procedure_paper t ON t.procedure_id = p.procedure_id
    WHERE p.dropped = 0 AND (t.household_id = p.household_id OR t.household_id IS NULL)`,
  answer: `SELECT t.household_id AS owner, ${ANSWER_COLUMNS} FROM json_each(?) o
    CROSS JOIN paper_answer t ON t.household_id = o.value ORDER BY t.id`,
} as const;
