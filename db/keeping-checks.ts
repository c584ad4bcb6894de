import type Database from 'better-sqlite3';

/** A printed paper with its file, and how it was filed and came back signed. */
export interface PaperToCheck {
  readonly id: number;
  readonly title: string;
  readonly householdNo: string | null;
  readonly householdId: number | null;
  readonly code: string | null;
  readonly operator: string;
  readonly pages: number;
  readonly printedAt: string;
  /** Of the file that went to the printer; null where none was kept. */
  readonly sha256: string | null;
  readonly runSha256: string | null;
  readonly runPages: number | null;
  readonly archivalCode: string | null;
  readonly filedPages: number | null;
  readonly filedTitle: string | null;
  /** Pages of the signed paper that came back by scan, where any did. */
  readonly scanned: number;
}

const PAPERS = `SELECT d.id, d.title, h.household_no AS householdNo, d.household_id AS householdId, d.code, d.operator,
  d.pages, d.printed_at AS printedAt, a.sha256, r.sha256 AS runSha256, r.pages AS runPages,
  i.code AS archivalCode, i.pages AS filedPages, i.title AS filedTitle,
  (SELECT count(*) FROM scan_page s WHERE s.document_id = d.id AND s.state = 'filed') AS scanned
  FROM json_each($ids) j CROSS JOIN document d ON COLUMN = j.value AND d.draft = 0 CONDITION
  LEFT JOIN print_run r ON r.id = d.run_id LEFT JOIN attachment a ON a.id = r.attachment_id
  LEFT JOIN household h ON h.id = d.household_id
  LEFT JOIN filing_item i ON i.document_id = d.id AND i.withdrawn_reason IS NULL ORDER BY d.id`;

/** Papers of these households, or a village's own. */
export const papersToCheck = (
  raw: Database.Database,
  whose: { readonly householdIds: readonly number[] } | { readonly villageId: number },
): PaperToCheck[] => {
  const isVillage = 'villageId' in whose;
  const sql = PAPERS.replace('COLUMN', isVillage ? 'd.village_id' : 'd.household_id').replace(
    'CONDITION',
    isVillage ? 'AND d.household_id IS NULL' : '',
  );
  const ids = isVillage ? [whose.villageId] : whose.householdIds;
  return raw.prepare(sql).all({ ids: JSON.stringify(ids) }) as PaperToCheck[];
};

export interface ScanToCheck {
  readonly linkId: number;
  readonly title: string | null;
  readonly householdNo: string | null;
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
}

const SCANS = `SELECT l.id AS linkId, l.title, h.household_no AS householdNo, a.sha256, a.media_type AS mediaType, a.bytes
  FROM json_each($ids) j CROSS JOIN attachment_link l ON COLUMN = j.value JOIN attachment a ON a.id = l.attachment_id
  LEFT JOIN household h ON h.id = l.household_id ORDER BY l.id`;

/** Photos and scans of these households, or a village's own. */
export const scansToCheck = (
  raw: Database.Database,
  whose: { readonly householdIds: readonly number[] } | { readonly villageId: number },
): ScanToCheck[] => {
  const isVillage = 'villageId' in whose;
  const ids = isVillage ? [whose.villageId] : whose.householdIds;
  return raw
    .prepare(SCANS.replace('COLUMN', isVillage ? 'l.village_id' : 'l.household_id'))
    .all({ ids: JSON.stringify(ids) }) as ScanToCheck[];
};

/** 档号 between the first and the last of a series that no filed paper has: given and not there any more, or never given. */
export const missingNumbers = (
  raw: Database.Database,
  documentIds: readonly number[],
): { readonly series: string; readonly serial: number }[] =>
  raw
    .prepare(
      `WITH RECURSIVE series AS (
        SELECT DISTINCT i.fonds, i.file_class, i.year, i.retention, i.office
        FROM json_each($ids) j CROSS JOIN filing_item i ON i.document_id = j.value WHERE i.serial IS NOT NULL),
      ends AS (
        SELECT s.*, max(i.serial) AS last FROM series s JOIN filing_item i
          ON i.year = s.year AND i.retention = s.retention AND i.office = s.office
          AND i.fonds = s.fonds AND i.file_class = s.file_class GROUP BY 1, 2, 3, 4, 5),
      numbers AS (
        SELECT fonds, file_class, year, retention, office, last, 1 AS serial FROM ends
        UNION ALL SELECT fonds, file_class, year, retention, office, last, serial + 1 FROM numbers WHERE serial < last)
      SELECT n.fonds || '-' || n.file_class || '·' || n.year || '-' || n.retention || '-' || n.office AS series, n.serial
      FROM numbers n WHERE NOT EXISTS (SELECT 1 FROM filing_item i WHERE i.year = n.year AND i.retention = n.retention
        AND i.office = n.office AND i.serial = n.serial AND i.fonds = n.fonds AND i.file_class = n.file_class)
      LIMIT 200`,
    )
    .all({ ids: JSON.stringify(documentIds) }) as { series: string; serial: number }[];
