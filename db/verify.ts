import { isDamage } from './damage.ts';
import { outdatedHouseholds } from './derived.ts';
import { lossWords } from './lost-entries.ts';
import { readAttachment } from './attachment-files.ts';
import { orphanFiles } from './orphan-files.ts';
import type { Archive } from './open-archive.ts';
import { problemsOfLogs } from './verify-logs.ts';

export interface Verified {
  readonly ok: boolean;
  readonly households: number;
  readonly members: number;
  readonly problems: string[];
  /** What is no damage and yet to be told. */
  readonly notes?: string[];
}

const EVERY = 2 ** 31 - 1;

/** What is looked at: a reading handle, and where the attachments are. */
type Looked = Pick<Archive, 'rawReading' | 'folder' | 'key' | 'archiveId'> & Partial<Pick<Archive, 'lost'>>;

/**
 * Checks every page, every reference, every column rule, the hash chains of the two logs, and the attachments: all of
 * them, or so many of the newest.
 */
export function verifyArchive(archive: Looked, attachments = EVERY): Verified {
  try {
    return verifyRows(archive, attachments);
  } catch (error) {
    // A page that cannot be deciphered any more ends the reading itself.
    if (!isDamage(error)) throw error;
    return { ok: false, households: 0, members: 0, problems: ['数据库文件已损坏，读不出来，请用备份恢复。'] };
  }
}

function verifyRows(archive: Looked, attachments: number): Verified {
  const db = archive.rawReading;
  const problems: string[] = (archive.lost ?? 0) > 0 ? [lossWords(archive.lost ?? 0)] : [];
  refreshIndex(db);
  const pages = (db.pragma('integrity_check(20)') as { integrity_check: string }[]).map(
    (r) => r.integrity_check,
  );
  if (pages.length !== 1 || pages[0] !== 'ok')
    problems.push(`数据库文件有 ${pages.length} 处损坏，请用备份恢复。`);
  const references = db.pragma('foreign_key_check') as { table: string }[];
  if (references.length > 0)
    problems.push(
      `有 ${references.length} 处数据失去对应关系（${[...new Set(references.map((r) => r.table))].join('、')}）。`,
    );
  const open = db.prepare('SELECT count(*) FROM open_change').pluck().get() as number;
  if (open > 0) problems.push('有一次操作没有正常结束。');
  problems.push(...problemsOfLogs(db));
  const turned = db
    .prepare(
      `SELECT count(*) FROM change a WHERE a.kind = 'act' AND a.standing = EXISTS (
        WITH RECURSIVE chain (id) AS (
          SELECT id FROM change WHERE undo_of = a.id
          UNION SELECT c.id FROM chain JOIN change c ON c.undo_of = chain.id)
        SELECT 1 FROM chain JOIN change u ON u.id = chain.id WHERE u.kind = 'undo' AND u.standing = 1)`,
    )
    .pluck()
    .get() as number;
  if (turned > 0) problems.push(`有 ${turned} 次操作的撤销状态对不上。`);
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const outdated = outdatedHouseholds(db);
  if (outdated > 0) problems.push(`有 ${outdated} 户的检索和列表数据对不上，会查不到或列错。`);
  problems.push(...unreadableAttachments(archive, attachments));
  const counts = { households: count('household'), members: count('member') };
  const notes = attachments === EVERY ? orphanNotes(archive) : [];
  return { ok: problems.length === 0, ...counts, problems, ...(notes.length > 0 && { notes }) };
}

/**
 * The full-text index keeps in memory where its parts lie. A search looks whether that still holds, the check of its
 * pages does not, and would call damaged what another handle has only laid out anew.
 */
const refreshIndex = (db: Looked['rawReading']): void =>
  void db.prepare(`SELECT rowid FROM search_index WHERE search_index MATCH 'a' LIMIT 1`).all();

function orphanNotes(archive: Looked): string[] {
  const orphans = orphanFiles(archive);
  if (orphans.length === 0) return [];
  const megabytes = (orphans.reduce((sum, { bytes }) => sum + bytes, 0) / 1_048_576).toFixed(1);
  return [
    `attachments 文件夹里有 ${orphans.length} 个没有登记的文件（共 ${megabytes} MB），不影响档案；管理员可以清理，清理时移到 attachments/.removed，不会删除。`,
  ];
}

/** Files of photos and scans, prints and fonts that are gone or do not hold what was put there, each by its name. */
function unreadableAttachments(archive: Looked, most: number): string[] {
  const rows = archive.rawReading
    .prepare(
      `SELECT a.sha256, a.name, k.kind FROM attachment a JOIN (
        SELECT attachment_id AS id, '照片或扫描件' AS kind FROM attachment_link
        UNION SELECT attachment_id, '照片或扫描件' FROM scan_page
        UNION SELECT attachment_id, '打印的文件' FROM print_run
        UNION SELECT attachment_id, '字体' FROM font_file) k USING (id) ORDER BY a.id DESC LIMIT ?`,
    )
    .all(most) as { sha256: string; name: string; kind: string }[];
  return rows.toReversed().flatMap(({ sha256, name, kind }) => {
    const read = readAttachment(archive, sha256);
    if (read.ok) return [];
    return [`${kind}“${name}”${read.why === 'missing' ? '的文件不见了' : '已损坏'}，请从备份找回。`];
  });
}
