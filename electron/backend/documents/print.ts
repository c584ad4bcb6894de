import { setImmediate } from 'node:timers/promises';
import type { Input, Output } from '#contract/channels.ts';
import { fail, ok, refuse, type Result } from '#contract/result.ts';
import { documents } from '#templates/catalogue.ts';
import type { Blanks, PrintOptions } from '../press/job.ts';
import { spelled } from '../press/spelled.ts';
import { ownFonts } from '../fonts/own-fonts.ts';
import { asJob, Refusal, type Session, today, operatorOf } from '../session.ts';
import { fileWord } from './file-word.ts';
import { needsOf, type Paper, planOf, type Plan, pressSheet } from './gather.ts';
import { newCode, recordRun } from './record-run.ts';

type Wanted = Input<'document.print'>;

/** One of the papers as it will be printed; what it lacks is told, and stands as 草稿 across it. */
export async function preview(
  session: Session,
  wanted: Input<'document.preview'>,
): Promise<Result<Output<'document.preview'>>> {
  const plan = await planOf(session, wanted);
  const paper = await plan.make(Math.min(wanted.at, plan.count - 1));
  const needs = needsOf(paper);
  const options = optionsOf(session, { ...wanted, draft: wanted.draft || needs.length > 0, duplex: false });
  const result = await session.press.render(
    { sheets: [pressSheet(paper, null)], options },
    { fonts: await ownFonts(session) },
  );
  if (!result.ok) return result;
  const name = nameOf([paper], wanted, options.printedAt);
  const { pdf, pages, blanks } = result.value;
  return ok({
    ...session.outputs.put(name, pdf),
    pages,
    papers: plan.count,
    missing: [...paper.sheet.lacks, ...blanksIn([paper], blanks).map((each) => `${each}打印前请核对`)],
    needs,
  });
}

/** Prints and keeps every paper in the archive. A valid paper that lacks something is refused; a draft is not. */
export const print = (session: Session, wanted: Wanted): Promise<Result<Output<'document.print'>>> =>
  asJob(session, wanted.job, async (signal) => {
    const plan = await planOf(session, wanted);
    const asked = wanted.at === undefined ? plan : onlyOne(plan, wanted.at);
    const made = await papersOf(session, asked, { wanted, signal });
    const papers = wanted.onlyReady
      ? made.papers.filter((paper) => needsOf(paper).length === 0)
      : made.papers;
    const leftOut = [...made.leftOut, ...unready(made.papers, papers)];
    const [first] = papers;
    if (first === undefined) throw leftOut[0] ?? new Error('no papers');
    const refusal = wanted.draft ? null : gateOf(papers);
    if (refusal !== null) return refuse('document-needs', refusal);

    const options = optionsOf(session, wanted);
    const codes = papers.map(() => newCode());
    const sheets = papers.map((paper, at) => pressSheet(paper, codes[at] ?? null));
    const result = await session.press.render(
      { sheets, options },
      { signal, fonts: await ownFonts(session), progress: told(session, wanted) },
    );
    if (!result.ok) return fail(result.error);
    const blanks = blanksIn(papers, result.value.blanks);
    if (blanks.length > 0 && !wanted.draft && !wanted.leaveBlank)
      return refuse('glyph-missing', unprintable(blanks));
    const name = nameOf(papers, wanted, options.printedAt);
    const { copies } = wanted;
    const kept = await recordRun(session, { papers, codes, printed: result.value, options, copies, name });
    return ok({
      ...session.outputs.put(name, result.value.pdf),
      ...kept,
      papers: papers.length,
      pages: result.value.pages,
      missing: [
        ...leftOut.map((error) => `未打印：${sentenceOf(error)}`),
        ...papers.flatMap(({ sheet }) => sheet.lacks),
        ...blanks.map((each) => `${each}留空一格，打印后手写`),
      ],
    });
  });

const onlyOne = (plan: Plan, at: number): Plan => ({ count: 1, make: () => plan.make(at) });

/** In a batch a paper that cannot be made is left out and named; alone it is refused. */
async function papersOf(
  session: Session,
  plan: Plan,
  { wanted, signal }: { wanted: Wanted; signal: AbortSignal },
): Promise<{ papers: Paper[]; leftOut: Refusal[] }> {
  const papers: Paper[] = [];
  const leftOut: Refusal[] = [];
  for (let at = 0; at < plan.count; at += 1) {
    signal.throwIfAborted();
    try {
      const paper = await plan.make(at);
      const refusal = refusalOf(paper);
      if (refusal === null) papers.push(paper);
      else leftOut.push(refusal);
    } catch (error) {
      if (!(error instanceof Refusal) || error.error.code !== 'rule' || plan.count === 1) throw error;
      leftOut.push(error);
    }
    if (at % 20 === 19) {
      await setImmediate();
      if (wanted.job !== undefined)
        session.progress({ job: wanted.job, stage: '取数', done: at + 1, total: plan.count });
    }
  }
  return { papers, leftOut };
}

function refusalOf({ document, sheet }: Paper): Refusal | null {
  // A paper pairs each document with its own model, which the lookup by number cannot show.
  const judge = documents[document].refusal as (model: unknown) => { rule: string; message: string } | null;
  const found = judge(sheet.model);
  if (found === null) return null;
  const whose = sheet.householdId === null ? '' : `户编号 ${sheet.subject}：`;
  return new Refusal({ code: 'rule', rule: found.rule, message: `${whose}${found.message}` });
}

const TOLD = 6;

/** The papers that wait for something, each with what it lacks. */
const unready = (all: readonly Paper[], ready: readonly Paper[]): Refusal[] =>
  all
    .filter((paper) => !ready.includes(paper))
    .map((paper) => {
      const message = `${whoseOf(paper)}${needsOf(paper)
        .map((need) => need.message)
        .join('')}`;
      return new Refusal({ code: 'rule', rule: 'document-needs', message });
    });

const whoseOf = ({ sheet }: Paper): string => (sheet.householdId === null ? '' : `户 ${sheet.subject}：`);

/** What the valid papers lack, in one sentence; null when they may be printed. */
function gateOf(papers: readonly Paper[]): string | null {
  const needs = papers.flatMap((paper) => {
    const whose = papers.length === 1 ? '' : whoseOf(paper);
    return needsOf(paper).map(({ message }) => `${whose}${message.replace(/。$/u, '')}`);
  });
  if (needs.length === 0) return null;
  const more = needs.length > TOLD ? `；……共 ${needs.length} 项` : '';
  return `还不能印成正式的：${needs.slice(0, TOLD).join('；')}${more}。可以先印草稿，补齐后再印正式的。`;
}

const sentenceOf = ({ error }: Refusal): string => ('message' in error ? error.message : '没有找到');

/** Characters that no font has, and whose papers they are on: `户 529901…：字库里没有“𬭎”（U+2CB4E）`. */
const blanksIn = (papers: readonly Paper[], blanks: readonly Blanks[]): string[] =>
  blanks.map(({ paper, characters }) => {
    const sheet = papers[paper]?.sheet;
    const whose = sheet === undefined || sheet.householdId === null ? '' : `户 ${sheet.subject}：`;
    return `${whose}字库里没有${characters.map(spelled).join('、')}，`;
  });

function unprintable(blanks: readonly string[]): string {
  const more = blanks.length > TOLD ? `……共 ${blanks.length} 份，` : '';
  return `${blanks.slice(0, TOLD).join('')}${more}没有打印。请核对这些字；确实要用的，可以添加后备字库，或者留空一格打印后手写。`;
}

const told =
  (session: Session, { job }: Wanted) =>
  (done: number, total: number) => {
    if (job !== undefined) session.progress({ job, stage: '排版', done, total });
  };

function optionsOf(
  session: Session,
  { paper, draft, duplex }: Pick<Wanted, 'paper' | 'draft' | 'duplex'>,
): PrintOptions {
  const printedAt = `${today(session)}T${clockOf(session.now())}`;
  return { paper, printedAt, printedBy: operatorOf(session).name, draft, duplex, lacking: 'leave-blank' };
}

const SUBJECTS = [
  ['villageId', '全村'],
  ['procedureId', '全部户'],
  ['township', '全乡镇'],
] as const;

/** 村-户编号-表号-日期: no name and no number of a person (format rules §8). */
function nameOf(
  papers: readonly Paper[],
  { paper, target }: Pick<Wanted, 'paper' | 'target'>,
  printedAt: string,
): string {
  const one = (texts: readonly string[], several: string) =>
    new Set(texts).size === 1 ? (texts[0] ?? several) : several;
  const village = one(
    papers.map(({ sheet }) => sheet.village),
    '全乡镇',
  );
  const subject = one(
    papers.map(({ sheet }) => sheet.subject),
    SUBJECTS.find(([key]) => key in target)?.[1] ?? `${papers.length}份`,
  );
  const document = one(
    papers.map((each) => each.document),
    '成套',
  );
  // The sheet for the wall has its own name, or it would take the place of the one for the file.
  const sheet = paper === 'A4' ? document : `${document}${paper}`;
  const day = printedAt.slice(0, 10).replaceAll('-', '');
  return `${[village, subject, sheet, day].map(fileWord).join('-')}.pdf`;
}

/** hh:mm of the clerk's clock. */
function clockOf(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(now.getHours())}:${two(now.getMinutes())}`;
}
