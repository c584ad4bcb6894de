import { tableTitle } from '#domain/time/log-words.ts';
import type Database from 'better-sqlite3';
import { readAttachment } from '../attachment-files.ts';
import { lostEntries } from '../log-witness.ts';
import { keyFileIn } from '../key-file-copy.ts';
import { brokenEntries } from '../verify-logs.ts';
import type { Rescue, SetAside, TakenTable } from './taken.ts';
import { isDamaged } from './taken.ts';
import type { BrokenEntry } from './told-breaks.ts';

interface SalvagedTable {
  readonly table: string;
  readonly read: number;
  /** In no table of the new archive. */
  readonly lost: number;
  readonly fromBackup: number;
  /** Of those from the backup, the ones that the log brought forward. */
  readonly replayed: number;
}

export interface SalvageReport {
  /** The name of the new archive's folder. */
  readonly made: string;
  readonly tables: readonly SalvagedTable[];
  readonly sentences: readonly string[];
  /** Entries of the two logs that can no longer be what they were; as long as they stay so, the check takes them as said. */
  readonly breaks: { readonly change: readonly BrokenEntry[]; readonly access_entry: readonly BrokenEntry[] };
}

interface Told {
  readonly backup: string | null;
  readonly made: string;
}

/** What was saved and what was not, in numbers and in sentences without anybody's name. */
export function reportOf(
  rescue: Rescue,
  { backup, made }: Told,
  { folder, key }: { readonly folder: string; readonly key: Buffer },
): SalvageReport {
  const { db } = rescue;
  const tables = [...rescue.tables.values()]
    .filter(({ table }) => !table.isDerived)
    .map(({ table, read, gone, filled, filledKeyed, replayed }) => ({
      ...{ table: table.name, read, lost: gone, fromBackup: filled.size + filledKeyed, replayed },
    }));
  const sum = (of: 'read' | 'lost' | 'fromBackup' | 'replayed') =>
    tables.reduce((total, table) => total + table[of], 0);
  const breaks = { change: brokenEntries(db, 'change'), access_entry: brokenEntries(db, 'access_entry') };
  const lost = sum('lost');
  const sentences = [
    `从损坏的文件读出 ${sum('read')} 条记录。`,
    ...journalWords(rescue),
    ...backupWords(backup, rescue, { filled: sum('fromBackup'), replayed: sum('replayed') }),
    lost === 0 ? '没有发现缺少的记录。' : `有 ${lost} 条记录没有找回：`,
    ...[...rescue.tables.values()].flatMap((taken) => lostWords(db, taken)),
    ...unknownWords(rescue),
    ...witnessWords(lostEntries(folder, db)),
    ...asideWords(rescue.aside),
    ...breakWords(breaks),
    ...attachmentWords(db, { folder, key, made }),
    '原来的档案库没有改动，请先留着，核对无误后再处理。',
  ];
  return { made, tables: tables.filter((t) => t.read + t.lost + t.fromBackup > 0), sentences, breaks };
}

function journalWords({ source }: Rescue): string[] {
  const pages = source.unreadable().length;
  return [
    ...(pages === 0 ? [] : [`数据库文件 ${source.count} 页中有 ${pages} 页读不出来。`]),
    ...(source.journal === 'damaged'
      ? ['最近的改动所在的日志有损坏，最后几次操作可能不全，请和纸质材料核对。']
      : []),
  ];
}

function backupWords(
  backup: string | null,
  rescue: Rescue,
  { filled, replayed }: { readonly filled: number; readonly replayed: number },
): string[] {
  if (![...rescue.tables.values()].some(isDamaged)) return [];
  if (backup === null) return ['没有可用的备份，读不出来的没有别处可补。'];
  const forward = replayed === 0 ? '' : `，其中 ${replayed} 条按操作记录补上了备份之后的改动`;
  const isLogWhole = ['change', 'change_row'].every((log) => isWholeLog(rescue, log));
  return [
    `用备份 ${backup} 补回 ${filled} 条${forward}。`,
    ...(isLogWhole || filled === 0
      ? []
      : ['操作记录也有缺损：补回的记录可能是备份时的内容，备份之后的改动请和纸质材料核对。']),
  ];
}

/** Without its end nobody knows how much of it there was. */
const isWholeLog = ({ tables }: Rescue, log: string): boolean => {
  const taken = tables.get(log);
  return taken?.gone === 0 && !taken.lost.some(({ upTo }) => upTo === Infinity);
};

/** By table, with the households whose rows they were, where that is known. */
function lostWords(db: Database.Database, { table, gone, missing }: TakenTable): string[] {
  if (gone === 0 || table.isDerived) return [];
  const number = db.prepare('SELECT household_no FROM household WHERE id = ?').pluck();
  const households = new Set(
    [...missing].flatMap(([id, known]) => {
      const no =
        table.name === 'household' ? known['household_no'] : number.get(known['household_id'] ?? null);
      return typeof no === 'string' ? [no] : table.name === 'household' ? [`第 ${id} 号`] : [];
    }),
  );
  const named = [...households].slice(0, MOST_NAMED).join('、');
  const whose =
    households.size === 0 ? '' : `（户编号 ${named}${households.size > MOST_NAMED ? ' 等' : ''}）`;
  return [`${wordOf(table.name)} ${gone} 条${whose}`];
}

const MOST_NAMED = 20;

const wordOf = (table: string): string => {
  const own: Readonly<Record<string, string>> = {
    change: '操作记录',
    change_row: '操作记录的明细',
    access_entry: '查看记录',
    operator: '操作员',
  };
  return own[table] ?? tableTitle(table);
};

/** Where no index, no log and no backup can say how many rows there were. */
function unknownWords(rescue: Rescue): string[] {
  const isBlind = [...rescue.tables.values()].some(
    ({ table, lost }) =>
      !table.isDerived && lost.some(({ upTo }) => upTo === Infinity) && !hasWholeIndex(rescue, table.name),
  );
  return isBlind
    ? ['文件末尾或总目录有缺损：备份之后新登记的，可能有连编号也没有留下的，请和纸质材料核对。']
    : [];
}

const hasWholeIndex = ({ tables, schema }: Rescue, name: string): boolean =>
  [...(tables.get(name)?.table.indexes.keys() ?? [])].some((index) => schema.indexes.has(index)) &&
  tables.get('change_row')?.lost.length === 0;

/** A small file beside the database tells which entry of the log was the last one. */
const witnessWords = (lost: number): string[] =>
  lost === 0 ? [] : [`最后 ${lost} 次操作没有任何记录留下，请核对最近录入的内容。`];

const WHY: Readonly<Record<SetAside['why'], string>> = {
  rule: '和别的记录冲突',
  reference: '所属的记录没有找回',
  table: '分不清属于哪个表',
  remains: '只剩一部分内容',
};

const asideWords = (aside: readonly SetAside[]): string[] =>
  [...Map.groupBy(aside, ({ why }) => why)].map(
    ([why, rows]) => `${rows.length} 处${WHY[why]}，没有放进表里，原样另存在新档案库中。`,
  );

function breakWords({ change, access_entry: access }: SalvageReport['breaks']): string[] {
  return [
    ...(change.length === 0 ? [] : [`操作记录有 ${change.length} 条不完整，以后校验时按已说明处理。`]),
    ...(access.length === 0 ? [] : [`查看记录有 ${access.length} 条不完整，以后校验时按已说明处理。`]),
  ];
}

function attachmentWords(
  db: Database.Database,
  { folder, key }: { readonly folder: string; readonly key: Buffer; readonly made: string },
): string[] {
  const archiveId = keyFileIn(folder)?.archiveId;
  if (archiveId === undefined) return [];
  const names = db.prepare('SELECT sha256 FROM attachment').pluck().all() as string[];
  const bad = names.filter((sha256) => !readAttachment({ folder, key, archiveId }, sha256).ok);
  return bad.length === 0 ? [] : [`有 ${bad.length} 个照片或扫描件的文件不见了或已损坏。`];
}
