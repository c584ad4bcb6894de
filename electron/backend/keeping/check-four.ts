import { type ReadAttachment, sha256Of } from '#db/attachment-files.ts';
import {
  missingNumbers,
  type PaperToCheck,
  papersToCheck,
  type ScanToCheck,
  scansToCheck,
} from '#db/keeping-checks.ts';
import { inspected } from '#db/inspected.ts';
import { keptPapersOf } from '#db/paper-matrix.ts';
import { problemsOfLogs } from '#db/verify-logs.ts';
import type { Archive } from '#db/open-archive.ts';
import { type CheckResult, collectFindings, type Findings } from '#domain/keeping/four-checks.ts';
import { mediaTypeOf } from '#domain/records/media-type.ts';
import { type Lacking, lackingOf, lackingTitle } from '../completeness/lacking.ts';
import { pictureData } from './picture-data.ts';
import { factsOfPdf } from './scan-pdf.ts';

/** What is looked at: the database, and the kept files by their hash. */
interface Looking {
  readonly raw: Archive['rawReading'];
  readonly today: string;
  readonly readFile: (sha256: string) => ReadAttachment;
}

interface FourChecks {
  readonly checks: readonly CheckResult[];
  readonly papers: number;
  readonly files: number;
}

interface Whose {
  readonly householdIds: readonly number[];
  readonly villageId: number | null;
}

/** 真实, 完整, 可用, 安全 of the papers and scans of a household or a village: every file is read and proved. */
export async function checkFour(
  looking: Looking,
  { householdIds, villageId }: Whose,
  breathe: (done: number, total: number) => Promise<void>,
): Promise<FourChecks> {
  const { raw } = looking;
  const findings = collectFindings();
  const own = villageId === null ? [] : [{ villageId }];
  const papers = [{ householdIds }, ...own].flatMap((whose) => papersToCheck(raw, whose));
  const scans = [{ householdIds }, ...own].flatMap((whose) => scansToCheck(raw, whose));
  const files = new Map<string, PdfKnown>();
  const total = papers.length + scans.length;
  for (const [at, paper] of papers.entries()) {
    checkPaper(looking, findings, { paper, files });
    await breathe(at, total);
  }
  for (const [at, scan] of scans.entries()) {
    checkScan(looking, findings, scan);
    await breathe(papers.length + at, total);
  }
  checkNumbers(raw, findings, papers);
  checkLists(looking, findings, householdIds);
  checkLogs(raw, findings);
  return {
    checks: findings.results(),
    papers: papers.length + scans.length,
    files: files.size + scans.length,
  };
}

const nameOf = (householdNo: string | null, title: string): string =>
  `${householdNo === null ? '村' : `户编号 ${householdNo}`}《${title}》`;

/** A file is looked at once, whatever papers stand in it. */
type PdfKnown = { readonly isThere: boolean };

function checkPaper(
  looking: Looking,
  findings: Findings,
  { paper, files }: { readonly paper: PaperToCheck; readonly files: Map<string, PdfKnown> },
): void {
  const name = nameOf(paper.householdNo, paper.title);
  findings.looked('真实', '文书 # 份');
  if (paper.code === null) findings.wrong('真实', `${name}：没有文书编号，对不上是哪一次打印的。`);
  if (paper.filedTitle !== null && !paper.filedTitle.includes(paper.title))
    findings.wrong('真实', `${name}：归档的题名是“${paper.filedTitle}”，和文书不一样。`);
  findings.looked('完整', '文书 # 份');
  if (paper.filedPages !== null && paper.filedPages !== paper.pages)
    findings.wrong('完整', `${name}：归档时写的是 ${paper.filedPages} 页，文书有 ${paper.pages} 页。`);
  if (paper.scanned > 0 && paper.scanned < paper.pages)
    findings.wrong('完整', `${name}：签字的扫描件只有 ${paper.scanned} 页，应有 ${paper.pages} 页。`);
  if (paper.sha256 === null || paper.runSha256 === null)
    return findings.wrong('完整', `${name}：打印时的文件没有留存。`);
  if (files.has(paper.sha256)) return;
  const read = looking.readFile(paper.sha256);
  files.set(paper.sha256, { isThere: read.ok });
  if (!read.ok) return findings.wrong(...unreadable(read.why, name));
  if (sha256Of(read.content) !== paper.runSha256)
    findings.wrong('真实', `${name}：文件和打印时记下的校验值不一样。`);
  checkPdf(findings, { name, content: read.content, pages: paper.runPages, isOwn: true });
}

const unreadable = (why: 'missing' | 'damaged', name: string): ['真实' | '完整', string] =>
  why === 'missing'
    ? ['完整', `${name}：文件不见了，请从备份找回。`]
    : ['真实', `${name}：文件和收下时的不一样，已损坏，请从备份找回。`];

interface PdfToCheck {
  readonly name: string;
  readonly content: Buffer;
  readonly pages: number | null;
  /** Printed here: then it has to be PDF/A with all its fonts. */
  readonly isOwn: boolean;
}

function checkPdf(findings: Findings, { name, content, pages, isOwn }: PdfToCheck): void {
  const facts = factsOfPdf(content);
  findings.looked('可用', 'PDF 文件 # 个');
  findings.looked('安全', 'PDF 文件 # 个');
  if (!facts.isPdf || !facts.isWhole) return findings.wrong('可用', `${name}：不是完整的 PDF，打不开。`);
  if (facts.isEncrypted) findings.wrong('可用', `${name}：PDF 加了密，没有口令的人打不开。`);
  if (facts.strangeFonts > 0)
    findings.wrong('可用', `${name}：有 ${facts.strangeFonts} 种字体没有嵌在文件里，别的电脑上会走样。`);
  if (isOwn && !facts.isPdfA) findings.wrong('可用', `${name}：不是长期保存的 PDF/A 格式。`);
  if (pages !== null && facts.pages !== null && facts.pages !== pages)
    findings.wrong('完整', `${name}：文件有 ${facts.pages} 页，打印时记的是 ${pages} 页。`);
  if (facts.active.length > 0)
    findings.wrong(
      '安全',
      `${name}：PDF 里有${facts.active.join('、')}，打开时会自己运行，请另存为图片再收入。`,
    );
}

function checkScan({ readFile }: Looking, findings: Findings, scan: ScanToCheck): void {
  if (scan.mediaType === 'application/json') return;
  const name = nameOf(scan.householdNo, scan.title ?? '照片或扫描件');
  findings.looked('真实', '照片和扫描件 # 个');
  const read = readFile(scan.sha256);
  if (!read.ok) return findings.wrong(...unreadable(read.why, name));
  const found = mediaTypeOf(read.content);
  if (found === null) return findings.wrong('安全', `${name}：不是照片也不是 PDF，可能是能运行的程序。`);
  if (found !== scan.mediaType) findings.wrong('真实', `${name}：文件的格式和收下时记的不一样。`);
  if (found === 'application/pdf')
    return checkPdf(findings, { name, content: read.content, pages: null, isOwn: false });
  findings.looked('可用', '图片 # 张');
  if (!isWholePicture(found, read.content)) findings.wrong('可用', `${name}：图片不完整，可能打不开。`);
}

const JPEG_END = Buffer.from([0xff, 0xd9]);
const PNG_END = Buffer.from('IEND');

/** It has a head that tells its size, and an end; some programs write a little behind the end. */
const isWholePicture = (type: string, content: Buffer): boolean =>
  content.subarray(-4096).includes(type === 'image/jpeg' ? JPEG_END : PNG_END) &&
  (type === 'image/png' || pictureData(content) !== null || content.length > 0);

function checkNumbers(raw: Archive['rawReading'], findings: Findings, papers: readonly PaperToCheck[]): void {
  const filed = papers.filter(({ archivalCode }) => archivalCode !== null);
  findings.looked('完整', '档号 # 个', filed.length);
  for (const { series, serial } of missingNumbers(
    raw,
    filed.map(({ id }) => id),
  ))
    findings.wrong('完整', `档号 ${series}-${String(serial).padStart(4, '0')} 没有对应的件，断了号。`);
}

/** What the pack's lists want on file, and what of it is missing or unsigned today. */
function checkLists({ raw, today }: Looking, findings: Findings, householdIds: readonly number[]): void {
  const lacking = lackingOf(raw, keptPapersOf(raw, householdIds, undefined), today);
  const numbers = inspected(raw, [...lacking.keys()]);
  findings.looked('完整', '应存档材料清单 # 户', householdIds.length);
  for (const [id, papers] of lacking) {
    const name = `户编号 ${numbers.get(id)?.no ?? '（空）'}`;
    const titlesOf = (state: Lacking['state']) =>
      papers.filter((paper) => paper.state === state).map(lackingTitle);
    const [missing, unsigned] = [titlesOf('missing'), titlesOf('unsigned')];
    if (missing.length > 0) findings.wrong('完整', `${name}：缺${missing.join('、')}。`);
    if (unsigned.length > 0) findings.wrong('完整', `${name}：没有收回签字件：${unsigned.join('、')}。`);
  }
}

function checkLogs(raw: Archive['rawReading'], findings: Findings): void {
  findings.looked('安全', '操作记录和查看记录的前后衔接');
  for (const problem of problemsOfLogs(raw)) findings.wrong('安全', problem);
}
