import { mediaTypeOf } from '#domain/records/media-type.ts';
import type { PackageMetadata, PackedRow } from '#domain/keeping/package-metadata.ts';
import { sha256Of, writeAttachment } from '#db/attachment-files.ts';
import { CLOSED_YEAR } from '#db/change-triggers.ts';
import { attachmentOf, insertLink } from '#db/attachments.ts';
import { foreignKeysOf } from '#db/foreign-keys.ts';
import { bringRows, type NewIds, setPrintContent, skippedRows, unneededRows } from '#db/keeping-bring.ts';
import { abandonedPrint, clashesOf, hasOwnRows, keptAlready, VILLAGES_OWN } from '#db/keeping-clashes.ts';
import { findTownship } from '#db/places.ts';
import type { Cells } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import type { Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import { act, openArchiveOf, Refusal, type Session } from '../session.ts';
import { packageProblem } from './package-problem.ts';
import { type PrintOfPaper, printOf, putPrint } from './brought-prints.ts';
import { openPackage, type PackageSource, type ReadPackage } from './read-package.ts';
import { type Breathe, MOST_METADATA, verifyPackage } from './verify-package.ts';

interface Asked {
  readonly source: PackageSource;
  readonly reason: string | undefined;
  readonly breathe: Breathe;
}

type Brought = Output<'keeping.bring'>;
type Skipped = ReadonlyMap<string, ReadonlySet<number>>;

const MOST_FILE = 256 * 1024 * 1024;

/** Brings what a package holds into this archive, as one act; households that are here already are named and left out. */
export async function bringPackage(
  session: Session,
  { source, reason, breathe }: Asked,
): Promise<Result<Brought>> {
  const checked = await verifyPackage(source, breathe);
  if (!checked.ok || checked.metadata === null)
    return refuse('package-damaged', `这个包没有通过检查，没有移入：${checked.problems[0] ?? ''}`);
  const { metadata } = checked;
  const { rawReading } = openArchiveOf(session);
  const problem = packageProblem(rawReading, metadata);
  if (problem !== null) return refuse('package-unfit', problem);
  await refuseOtherTownship(session, metadata);
  const clashes = clashesOf(rawReading, rowsIn(metadata));
  if (clashes.size === metadata.households.length && metadata.about.kind === 'household')
    return refuse('package-here', `没有移入：${[...clashes.values()][0] ?? '包里没有户。'}`);
  const read = openPackage(source);
  try {
    return ok(await bring(session, { metadata, read, reason, clashes, breathe }));
  } catch (error) {
    if (!isConstraint(error)) throw error;
    return refuse(
      'package-clash',
      '包里有的记录和档案库里已有的记录冲突，没有移入。请移入一个新建的档案库。',
    );
  } finally {
    read.close();
  }
}

function isConstraint(error: unknown): boolean {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  return typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT') && !message.includes(CLOSED_YEAR);
}

const rowsIn =
  ({ tables }: PackageMetadata) =>
  (table: string): readonly PackedRow[] =>
    tables.find((each) => each.table === table)?.rows ?? [];

async function refuseOtherTownship(session: Session, { about }: PackageMetadata): Promise<void> {
  const township = await findTownship(reader(openArchiveOf(session)));
  const own = `${township?.county ?? ''}${township?.name ?? ''}`;
  if (own === '' || own === about.unit || (township?.region_code ?? '') === about.regionCode) return;
  const message = `这个包是${about.unit}的，这个档案库是${own}的，没有移入。`;
  throw new Refusal({ code: 'rule', rule: 'package-other-township', message });
}

interface Bringing extends Pick<Asked, 'reason' | 'breathe'> {
  readonly metadata: PackageMetadata;
  readonly read: ReadPackage;
  readonly clashes: ReadonlyMap<number, string>;
}

async function bring(session: Session, asked: Bringing): Promise<Brought> {
  const { metadata, clashes, reason } = asked;
  const skipped = leftOut(session, asked);
  const prints = await storeFiles(session, asked, skipped.rows);
  const title = `移入长期保存包：${metadata.about.title}`;
  const { value, change } = await act(
    session,
    { command: 'keeping.bring', title, ...(reason ? { reason } : {}) },
    async (scope) => {
      const ids = await writeRows(session, scope, { metadata, skipped: skipped.rows, prints });
      await linkHistories(session, scope, { ...asked, ids });
      return ids;
    },
  );
  const households = [...(value.get('household')?.values() ?? [])];
  involve(households);
  return {
    change,
    households: households.length,
    members: value.get('member')?.size ?? 0,
    documents: value.get('document')?.size ?? 0,
    attachments: value.get('attachment_link')?.size ?? 0,
    refused: [
      ...metadata.households.flatMap(({ id, number }) => {
        const message = clashes.get(id);
        return message === undefined ? [] : [{ householdNo: number, message }];
      }),
      ...skipped.refused,
    ],
  };
}

/** Rows of households that are here already, the village's own where it has some, scans of which the file is lacking. */
function leftOut(
  session: Session,
  { metadata, clashes }: Bringing,
): { rows: Skipped; refused: Brought['refused'] } {
  const raw = openArchiveOf(session).rawReading;
  const keys = foreignKeysOf(raw);
  const rowsOf = rowsIn(metadata);
  const files = new Set(metadata.files.flatMap(({ kind, of }) => (isScan(kind) && of !== null ? [of] : [])));
  const first = new Map<string, ReadonlySet<number>>([
    ['household', new Set(clashes.keys())],
    ['attachment', idsOf(rowsOf('attachment').filter(({ id }) => !files.has(Number(id))))],
  ]);
  const { title, kind } = metadata.about;
  const isBusy = kind === 'village' && hasOwnRows(raw, title);
  if (isBusy)
    for (const table of VILLAGES_OWN)
      first.set(table, idsOf(rowsOf(table).filter((row) => row['household_id'] === undefined)));
  const skipped = skippedRows(metadata.tables, first, keys);
  const unneeded = unneededRows(metadata.tables, skipped, keys);
  const message = '档案库里已经登记了这个村自己的情况和文书，包里村自己的部分没有移入。';
  return { rows: unneeded, refused: isBusy ? [{ householdNo: title, message }] : [] };
}

const isScan = (kind: string): boolean => kind === 'scan' || kind === 'earlier-history';
const idsOf = (rows: readonly PackedRow[]): Set<number> => new Set(rows.map(({ id }) => Number(id)));

/** Files are on the disk before any row speaks of them. */
async function storeFiles(
  session: Session,
  { metadata, read, breathe }: Bringing,
  skipped: Skipped,
): Promise<ReadonlyMap<number, PrintOfPaper>> {
  const archive = openArchiveOf(session);
  const prints = new Map<number, PrintOfPaper>();
  const hashes = new Map(
    rowsIn(metadata)('attachment').map(({ id, sha256, media_type }) => [id, { sha256, media_type }]),
  );
  for (const [at, file] of metadata.files.entries()) {
    await breathe(at, metadata.files.length);
    const { kind, of, path } = file;
    if (of === null) continue;
    if (kind === 'document' && skipped.get('document')?.has(of) !== true) {
      const print = printOf(read, metadata, file);
      writeAttachment(archive, print.pdf);
      prints.set(of, { ...print, pdf: new Uint8Array() });
    }
    if (!isScan(kind) || skipped.get('attachment')?.has(of) === true) continue;
    const content = read.content(path, MOST_FILE);
    const told = hashes.get(of);
    const isTrue =
      content !== null && sha256Of(content) === told?.sha256 && typeOf(kind, content) === told.media_type;
    if (!isTrue) throw unfit(path);
    writeAttachment(archive, content);
  }
  return prints;
}

const typeOf = (kind: string, content: Buffer): string | null =>
  kind === 'scan' ? mediaTypeOf(content) : 'application/json';

const unfit = (path: string): Refusal =>
  new Refusal({
    code: 'rule',
    rule: 'package-unfit',
    message: `包里的“${path}”不是登记的那个文件，没有移入。`,
  });

async function writeRows(
  session: Session,
  scope: WriteScope,
  {
    metadata,
    skipped,
    prints,
  }: { metadata: PackageMetadata; skipped: Skipped; prints: ReadonlyMap<number, PrintOfPaper> },
): Promise<NewIds> {
  const { raw } = scope;
  const runs = new Map<number, number>();
  for (const [of, print] of prints) {
    const row = rowsIn(metadata)('document').find(({ id }) => id === of);
    if (abandonedPrint(raw, row?.['code']) === undefined) runs.set(of, await putPrint(session, scope, print));
  }
  const ids = bringRows(raw, {
    ...{ tables: metadata.tables, skipped },
    known: (table, row) => {
      if (table === 'document') return abandonedPrint(raw, row['code']);
      return table === 'attachment' ? keptAlready(raw, row['sha256']) : undefined;
    },
    more: (table, { id }): Cells => {
      if (table !== 'document') return {};
      const run = runs.get(Number(id)) ?? null;
      return { change_id: scope.changeId, run_id: run, first_page: run === null ? null : 1 };
    },
  });
  for (const of of runs.keys()) {
    const [id, content] = [ids.get('document')?.get(of), prints.get(of)?.content ?? null];
    if (id !== undefined && content !== null) setPrintContent(raw, id, content);
  }
  return ids;
}

const HISTORY = '移入以前的操作记录';

/** The history of each household goes along as a file: the archive's own log cannot take acts of another. */
async function linkHistories(
  session: Session,
  { trx }: WriteScope,
  { metadata, read, ids }: Bringing & { readonly ids: NewIds },
): Promise<void> {
  for (const { kind, household, path } of metadata.files) {
    const householdId = household === null ? undefined : ids.get('household')?.get(household);
    if (kind !== 'history' || householdId === undefined) continue;
    const content = read.content(path, MOST_METADATA);
    if (content === null) throw unfit(path);
    const attachmentId = await attachmentOf(trx, {
      ...{ sha256: writeAttachment(openArchiveOf(session), content), media_type: 'application/json' },
      ...{ bytes: content.length, name: 'history.json', added_at: session.now().toISOString() },
    });
    await insertLink(trx, {
      attachment_id: attachmentId,
      household_id: householdId,
      title: HISTORY,
      item: 'history',
    });
  }
}
