import { readAttachment } from '#db/attachment-files.ts';
import { filedDocuments, pagesInFile } from '#db/keeping.ts';
import { localDay } from '#db/past-rows.ts';
import { retentionWords } from '#domain/records/filing.ts';
import { openArchiveOf } from '../session.ts';
import { type CarriedContent, local, nextName, type Packing, type Row } from './packed-papers.ts';
import { picturePdf } from './picture-pdf.ts';
import { pagesOfPdf } from './scan-pdf.ts';

/** Where a content is shown: a link, or a page of a scan. */
interface Shown {
  readonly attachment: Row;
  readonly householdId: number | null;
  readonly page: number | null;
  readonly turn: number;
}

/** What a link or a scanned page shows, under one name for the whole package. */
const keyOf = ({ attachment, householdId, page }: Shown): string =>
  `${attachment.id}/${page ?? ''}/${householdId ?? ''}`;

/** A photo or scan in its place. */
export async function packLink(packing: Packing, attachment: Row, link: Row): Promise<void> {
  const householdId = link['household_id'] as number | null;
  const shown = {
    attachment,
    householdId,
    page: link['page'] as number | null,
    turn: Number(link['turn'] ?? 0),
  };
  const content = await carried(packing, shown);
  if (content.row === null || attachment['media_type'] === 'application/json') return;
  const filed = filedDocuments(openArchiveOf(packing.session).rawReading, [], [link.id])[0];
  packing.papers.push({
    household: local(packing, 'household', householdId),
    code: filed?.code ?? '',
    title: filed?.title ?? String(link['title'] ?? '照片或扫描件'),
    author: filed?.author ?? '',
    date: filed?.dated ?? String(link['taken_on'] ?? localDay(String(attachment['added_at']))),
    secrecy: filed?.secrecy ?? '',
    retention: retentionWords[filed?.retention ?? 'Y'],
    format: String(content.row['media_type']),
    ...{ bytes: Number(content.row['bytes']), digest: String(content.row['sha256']) },
    ...{ number: '', pages: content.pages, files: [...content.paths] },
  });
}

/** A page that came in by scan; the signed page of a print lies beside the print. */
export async function packScanPage(
  packing: Packing,
  attachment: Row,
  page: Row,
  householdId: number | null,
): Promise<void> {
  const { row, paths } = await carried(packing, shownPage(attachment, page, householdId));
  const paper = packing.paperOf.get(Number(page['document_id']));
  if (row !== null && paper !== undefined)
    paper.files.push(...paths.filter((path) => !paper.files.includes(path)));
}

const shownPage = (attachment: Row, page: Row, householdId: number | null): Shown => ({
  ...{ attachment, householdId, turn: Number(page['turn'] ?? 0) },
  page: attachment['media_type'] === 'application/pdf' ? Number(page['page']) : null,
});

/** The content that a link or a scanned page shows, as the package has it; undefined before it was packed. */
export const contentOfLink = (packing: Packing, attachment: Row, link: Row): CarriedContent | undefined =>
  packing.contents.get(
    keyOf({
      attachment,
      householdId: link['household_id'] as number | null,
      page: link['page'] as number | null,
      turn: 0,
    }),
  );

export const contentOfPage = (
  packing: Packing,
  attachment: Row,
  page: Row,
  householdId: number | null,
): CarriedContent | undefined => packing.contents.get(keyOf(shownPage(attachment, page, householdId)));

async function carried(packing: Packing, shown: Shown): Promise<CarriedContent> {
  const key = keyOf(shown);
  const known = packing.contents.get(key);
  if (known !== undefined) return known;
  const content = await carry(packing, shown);
  packing.contents.set(key, content);
  return content;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};

/** A file as it came, and a picture as PDF too; of a file in which others have pages the one page that is meant. */
async function carry(packing: Packing, shown: Shown): Promise<CarriedContent> {
  const { attachment, householdId, page } = shown;
  const archive = openArchiveOf(packing.session);
  const read = readAttachment(archive, String(attachment['sha256']));
  if (!read.ok) return lacking(packing, householdId, read.why === 'missing' ? '文件不见了' : '文件已损坏');
  const isDrawn = page !== null && pagesInFile(archive.rawReading, attachment.id) > 1;
  const content = isDrawn ? await drawn(packing, read.content, shown) : read.content;
  if (content === null) return lacking(packing, householdId, '这一页画不出来');
  return put(packing, shown, { content, isDrawn });
}

function lacking(packing: Packing, householdId: number | null, why: string): CarriedContent {
  packing.lacking.push(`${packing.numberOf(householdId)}的照片或扫描件：${why}，请从备份找回后再打包。`);
  return { row: null, paths: [], pages: null, isDrawn: false };
}

/** 205 dots to the inch of A4: DA/T 31 asks for 200. */
const LONG_SIDE = 2400;
/** A page that takes too long on a busy computer is asked for once more, before it counts as one that cannot be drawn. */
const TRIES = 2;

async function drawn({ session }: Packing, content: Buffer, { page, turn }: Shown): Promise<Buffer | null> {
  const fit = { longSide: LONG_SIDE };
  const wanted = { page: page ?? 1, turn: turn as 0 | 90 | 180 | 270, crop: null, fit };
  for (let n = 0; n < TRIES; n += 1) {
    const answer = await session.pictures.ask('draw', content, wanted);
    if ('result' in answer) return Buffer.from(answer.result);
  }
  return null;
}

function put(
  packing: Packing,
  { attachment, householdId, turn }: Shown,
  { content, isDrawn }: { readonly content: Buffer; readonly isDrawn: boolean },
): CarriedContent {
  const { writer, files, contents } = packing;
  const mediaType = isDrawn ? 'image/jpeg' : String(attachment['media_type']);
  const isHistory = mediaType === 'application/json';
  const id = [...contents.values()].filter(({ row }) => row !== null).length + 1;
  const told = { of: id, household: local(packing, 'household', householdId), again: isDrawn };
  const name = nextName(packing, householdId, isHistory ? 'history' : 'scans');
  const scan = writer.add(`${name}.${isHistory ? 'json' : (EXTENSIONS[mediaType] ?? 'bin')}`, content);
  const pages = isHistory ? null : mediaType === 'application/pdf' ? pagesOfPdf(content) : 1;
  files.push({ ...scan, ...told, kind: isHistory ? 'earlier-history' : 'scan', mediaType, pages });
  const paths = [scan.path];
  const pdf = mediaType.startsWith('image/')
    ? asPdf(packing, content, { attachment, turn: isDrawn ? 0 : turn })
    : null;
  if (pdf !== null) {
    const written = writer.add(`${name}.pdf`, pdf);
    files.push({ ...written, ...told, kind: 'scan-pdf', mediaType: 'application/pdf', pages: 1 });
    paths.push(written.path);
  }
  const row = {
    ...{ id, sha256: scan.sha256, media_type: mediaType, bytes: scan.bytes },
    name: isDrawn ? '扫描页.jpg' : String(attachment['name']),
    added_at: String(attachment['added_at']),
  };
  return { row, paths, pages, isDrawn };
}

const asPdf = (
  { township }: Packing,
  content: Buffer,
  { attachment, turn }: { attachment: Row; turn: number },
) =>
  picturePdf({
    ...{ content, turn, title: '扫描件', author: township.name },
    created: new Date(String(attachment['added_at'])),
  });
