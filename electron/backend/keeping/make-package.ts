import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { schemaVersion } from '#db/data-hash.ts';
import { headOf } from '#db/log-heads.ts';
import { gatherRows, type GatheredRows } from '#db/keeping-rows.ts';
import { insertPackage } from '#db/keeping.ts';
import { reader } from '#db/write.ts';
import {
  PACKAGE_FILES,
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  type PackageMetadata,
} from '#domain/keeping/package-metadata.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import { fileWord } from '../documents/file-word.ts';
import { type Township, townshipOf } from '../documents/target.ts';
import { act, asJob, openArchiveOf, operatorOf, type Session } from '../session.ts';
import { historyOf } from './history.ts';
import { householdPage, indexPage } from './index-pages.ts';
import { indexWorkbook } from './index-workbook.ts';
import { notesText } from './notes-text.ts';
import { createPackageWriter } from './package-writer.ts';
import { packDocument, nextName, type Packing } from './packed-papers.ts';
import { packLink, packScanPage } from './packed-scans.ts';
import { packedTables, scannedFor } from './packed-tables.ts';
import { type Subject, subjectOf } from './subject.ts';

type Wanted = Input<'keeping.package'>;

/** Makes the package on the disk, unreadable until it is fetched; what leaves is written down as an act. */
export const makePackage = (session: Session, wanted: Wanted): Promise<Result<Output<'keeping.package'>>> =>
  asJob(session, wanted.job, async (signal) => {
    const archive = openArchiveOf(session);
    const subject = await subjectOf(session, wanted);
    const writer = createPackageWriter(join(archive.folder, `${randomUUID()}.part`));
    try {
      const { metadata, packing } = await fill(session, { wanted, subject, writer, signal });
      const made = writer.end();
      const name = `${fileWord(subject.name)}-${metadata.about.packedAt.slice(0, 10)}.zip`;
      await act(
        session,
        { command: 'keeping.package', title: `打成长期保存包：${subject.words}`, reason: wanted.reason },
        async ({ trx, changeId, keep }) => {
          keep();
          await insertPackage(trx, {
            ...{ change_id: changeId, at: metadata.about.packedAt, operator: operatorOf(session).name, name },
            ...{ household_id: wanted.householdId ?? null, village_id: wanted.villageId ?? null },
            ...{ files: made.files, bytes: made.bytes, sha256: made.sha256 },
          });
        },
      );
      involve(subject.householdIds);
      return ok({
        ...session.outputs.putAside(name, made),
        ...{ files: made.files, households: subject.householdIds.length, sha256: made.sha256 },
        lacking: packing.lacking,
      });
    } catch (error) {
      writer.drop();
      throw error;
    }
  });

interface Filling {
  readonly wanted: Wanted;
  readonly subject: Subject;
  readonly writer: ReturnType<typeof createPackageWriter>;
  readonly signal: AbortSignal;
}

async function fill(session: Session, { wanted, subject, writer, signal }: Filling) {
  const archive = openArchiveOf(session);
  const raw = archive.rawReading;
  const township = await townshipOf(reader(archive));
  const gathered = gatherRows(raw, {
    householdIds: subject.householdIds,
    villageId: wanted.villageId ?? null,
  });
  const packing = packingOf(session, { gathered, writer, township });
  await packFiles(packing, { job: wanted.job, signal });
  const metadata = describe(session, { packing, subject, township, reason: wanted.reason });
  writer.add(PACKAGE_FILES.metadata, JSON.stringify(metadata, null, 1));
  writer.add(PACKAGE_FILES.index, indexPage(metadata));
  if (metadata.about.kind === 'village')
    for (const household of metadata.households)
      writer.add(`${household.folder}/index.html`, householdPage(metadata, household));
  writer.add(PACKAGE_FILES.workbook, await indexWorkbook(metadata));
  writer.add(PACKAGE_FILES.notes, notesText(metadata));
  return { metadata, packing };
}

function packingOf(
  session: Session,
  { gathered, writer, township }: Pick<Packing, 'gathered' | 'writer' | 'township'>,
): Packing {
  const households = gathered.rows.get('household') ?? [];
  const numbers = new Map(households.map(({ id, household_no }) => [id, String(household_no ?? '')]));
  const folders = new Map<number, string>();
  for (const { id } of households) {
    const word = (numbers.get(id) ?? '').replaceAll(/[^0-9A-Za-z]/gu, '').slice(0, 40);
    const isFree = word !== '' && ![...folders.values()].includes(`households/${word}`);
    folders.set(id, `households/${isFree ? word : `no-${gathered.localId('household', id)}`}`);
  }
  return {
    ...{ session, gathered, writer, township, files: [], papers: [], lacking: [], counts: new Map() },
    ...{ contents: new Map(), paperOf: new Map() },
    villageNames: new Map((gathered.rows.get('village') ?? []).map(({ id, name }) => [id, String(name)])),
    folderOf: (id) => (id === null ? 'village' : (folders.get(id) ?? 'village')),
    numberOf: (id) => (id === null ? '村' : `户编号 ${numbers.get(id) || '（没有编号）'}`),
  };
}

async function packFiles(
  packing: Packing,
  { job, signal }: { job: string | undefined; signal: AbortSignal },
): Promise<void> {
  const { session, gathered, writer, files } = packing;
  const documents = gathered.rows.get('document') ?? [];
  const links = gathered.rows.get('attachment_link') ?? [];
  const households = gathered.rows.get('household') ?? [];
  const total = documents.length + links.length + households.length;
  let done = 0;
  const next = async (): Promise<void> => {
    done += 1;
    if (job !== undefined) session.progress({ job, stage: '打包', done, total });
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
  };
  for (const row of documents) {
    await packDocument(packing, row);
    await next();
  }
  const attachments = new Map((gathered.rows.get('attachment') ?? []).map((row) => [row.id, row]));
  for (const link of links) {
    const row = attachments.get(Number(link['attachment_id']));
    if (row !== undefined) await packLink(packing, row, link);
    await next();
  }
  const householdOf = scannedFor(gathered);
  for (const page of gathered.rows.get('scan_page') ?? []) {
    const row = attachments.get(Number(page['attachment_id']));
    if (row !== undefined) await packScanPage(packing, row, page, householdOf(page));
    await next();
  }
  for (const { id } of households) {
    const history = historyOf(openArchiveOf(session).rawReading, id, gathered.localId);
    const name = `${nextName(packing, id, 'history')}.json`;
    const written = writer.add(name, JSON.stringify(history, null, 1));
    files.push({
      ...{ ...written, kind: 'history', mediaType: 'application/json', pages: null, of: null, again: false },
      household: gathered.localId('household', id) ?? null,
    });
    await next();
  }
}

interface Described {
  readonly packing: Packing;
  readonly subject: Subject;
  readonly township: Township;
  readonly reason: string;
}

function describe(session: Session, { packing, subject, township, reason }: Described): PackageMetadata {
  const raw = openArchiveOf(session).rawReading;
  const { gathered, files, papers, lacking, folderOf } = packing;
  return {
    ...{ format: PACKAGE_FORMAT, version: PACKAGE_VERSION, schema: schemaVersion(raw) },
    about: {
      ...{ kind: subject.kind, title: subject.name, unit: `${township.county}${township.name}` },
      ...{ regionCode: township.region_code, packedAt: session.now().toISOString() },
      ...{
        packedBy: operatorOf(session).name,
        reason,
        program: '户档',
        changeHead: headOf(raw, 'change') ?? '',
      },
    },
    labels: LABELS,
    households: householdsOf(gathered, folderOf),
    ...{ papers, tables: packedTables(raw, packing), files, lacking },
  };
}

const householdsOf = (gathered: GatheredRows, folderOf: Packing['folderOf']): PackageMetadata['households'] =>
  (gathered.rows.get('household') ?? []).map(({ id, household_no }) => ({
    id: gathered.localId('household', id) ?? 0,
    ...{ number: String(household_no ?? ''), folder: folderOf(id) },
  }));

/** The words of the metadata, for whoever reads them without the program: those of DA/T 46 for a 件. */
const LABELS: PackageMetadata['labels'] = {
  papers: '件',
  code: '档号',
  title: '题名',
  author: '责任者',
  date: '日期',
  secrecy: '密级',
  retention: '保管期限',
  format: '格式',
  bytes: '大小（字节）',
  digest: '摘要值（SHA-256）',
  number: '文书编号',
  pages: '页数',
  tables: '登记的数据',
  columns: '各列的名称和代码的含义',
  rows: '各行；id 是本包内的序号，名称以 _id 结尾的列指向另一张表的行',
  files: '文件',
  again: '从一次打印的几份文书里重新排出的一份',
  lacking: '包里没有的',
};
