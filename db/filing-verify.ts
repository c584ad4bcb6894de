import type Database from 'better-sqlite3';

/** A number that nothing has now. */
interface FilingGap {
  readonly code: string;
  readonly why: 'undone' | 'renumbered';
  /** What it was changed into. */
  readonly now: string | null;
}

interface FilingVerified {
  readonly numbers: number;
  readonly items: number;
  readonly volumes: number;
  readonly gaps: readonly FilingGap[];
  readonly problems: readonly string[];
}

const MOST = 500;

/**
 * Whether the numbers are what was given: none twice, none missing between the first and the last of a series, none
 * that was never given. Numbers of what was undone or changed stay empty and are told with why.
 */
export function verifyFiling(raw: Database.Database): FilingVerified {
  const count = (table: string) => raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const codes = (sql: string) => raw.prepare(`${sql} LIMIT ${MOST}`).pluck().all() as string[];
  const unknown =
    codes(`SELECT code FROM (SELECT code FROM filing_item UNION ALL SELECT code FROM filing_volume)
    x WHERE NOT EXISTS (SELECT 1 FROM filing_number n WHERE n.code = x.code)`);
  const twice = codes(`SELECT i.code FROM filing_item i JOIN filing_volume o ON o.code = i.code`);
  const holes = raw
    .prepare(
      `SELECT series, max(serial) - count(*) AS missing FROM filing_number GROUP BY series HAVING missing <> 0 LIMIT ${MOST}`,
    )
    .all() as { series: string; missing: number }[];
  const parts = codes(`SELECT code FROM filing_item WHERE serial IS NOT NULL AND code <>
    fonds || '-' || file_class || '·' || year || '-' || retention || '-' || office || '-' || printf('%04d', serial)`);
  return {
    ...{ numbers: count('filing_number'), items: count('filing_item'), volumes: count('filing_volume') },
    gaps: gapsOf(raw),
    problems: [
      ...unknown.map((code) => `${code}：编号登记里没有这个档号。`),
      ...twice.map((code) => `${code}：一件和一卷用了同一个档号。`),
      ...holes.map(({ series, missing }) => `${series}：编号登记里少了 ${missing} 个号。`),
      ...parts.map((code) => `${code}：和它的年度、期限、机构、件号对不上。`),
    ],
  };
}

const gapsOf = (raw: Database.Database): FilingGap[] =>
  raw
    .prepare(
      `SELECT n.code, CASE WHEN r.new_code IS NULL THEN 'undone' ELSE 'renumbered' END AS why, r.new_code AS now
      FROM filing_number n LEFT JOIN filing_renumbering r ON r.old_code = n.code
      WHERE NOT EXISTS (SELECT 1 FROM filing_item i WHERE i.code = n.code)
        AND NOT EXISTS (SELECT 1 FROM filing_volume o WHERE o.code = n.code)
      ORDER BY n.series, n.serial LIMIT ${MOST}`,
    )
    .all() as FilingGap[];
