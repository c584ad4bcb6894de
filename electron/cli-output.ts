import type { Request } from '#contract/channels.ts';
import type { DocumentTarget } from '#contract/document.ts';
import { ok, type Result } from '#contract/result.ts';
import type { Arguments } from './cli-arguments.ts';
import { findDocument, findVillage } from './cli-find.ts';
import { done, refused } from './cli-outcome.ts';
import { withArchive, yearOf, type Command, type Terminal } from './cli-terminal.ts';
import { writeOutput } from './write-output.ts';

/** Prints documents for one target: one file of all papers, or with --each a file for each. */
export const print: Command = withArchive(async (terminal, args, state) => {
  const year = yearOf(args, state);
  const found = [];
  for (const word of args.words) {
    const document = await findDocument(terminal, word);
    if (!document.ok) return refused(document.error);
    found.push(document.value);
  }
  const [first, ...more] = found;
  const target = await findTarget(terminal, args, year);
  if (!target.ok) return refused(target.error);
  if (first === undefined) return refused({ code: 'not-found', what: '文书' });
  const { id, papers } = first;
  const paper = args.paper === 'A3' || args.paper === 'A4' ? args.paper : papers.includes('A4') ? 'A4' : 'A3';
  const { draft, duplex } = args;
  const wanted: Request<'document.print'> = {
    ...{ document: id, with: more.map((each) => each.id), target: target.value, year, paper },
    ...{ draft, duplex, leaveBlank: args['leave-blank'] },
  };
  const count = args.each ? await countOf(terminal, wanted) : ok(null);
  if (!count.ok) return refused(count.error);
  const made = [];
  for (let at = 0; at < (count.value ?? 1); at += 1) {
    const one = await printOne(terminal, args, count.value === null ? wanted : { ...wanted, at });
    if (!one.ok) return refused(one.error);
    made.push({ document: id, ...one.value });
  }
  const pages = made.reduce((sum, each) => sum + each.pages, 0);
  const where = made.length === 1 ? made[0]?.path : `${made.length} 个文件`;
  return done({ files: made }, `已打印 ${pages} 页：${where}`);
});

async function countOf(
  terminal: Terminal,
  { document, with: more = [], target, year, paper }: Request<'document.print'>,
): Promise<Result<number>> {
  const preview = await terminal.ask('document.preview', { document, with: more, target, year, paper });
  return preview.ok ? ok(preview.value.papers) : preview;
}

async function printOne(
  terminal: Terminal,
  args: Arguments,
  wanted: Request<'document.print'>,
): Promise<Result<{ path: string; pages: number; papers: number }>> {
  const printed = await terminal.ask('document.print', wanted);
  if (!printed.ok) return printed;
  const { pages, papers, missing } = printed.value;
  if (missing.length > 0) terminal.note(`留空或要留意：${missing.join('、')}`);
  const path = await writeOutput(terminal, printed.value, terminal.path(args.out ?? ''));
  return path.ok ? ok({ path: path.value, pages, papers }) : path;
}

async function findTarget(
  terminal: Terminal,
  args: Arguments,
  year: number,
): Promise<Result<DocumentTarget>> {
  if (args.procedure !== undefined) return ok({ procedureId: Number(args.procedure) });
  if (args.all) return ok({ township: true });
  if (args.village !== undefined) {
    const village = await findVillage(terminal, args.village);
    return village.ok ? ok({ villageId: village.value }) : village;
  }
  const ids = [];
  for (const householdNo of (args.household ?? '').split(/[,，]/).map((each) => each.trim())) {
    const household = await terminal.ask('household.get', { householdNo, year });
    if (!household.ok) return household;
    ids.push(household.value.id);
  }
  const [only] = ids;
  return ok(ids.length === 1 && only !== undefined ? { householdId: only } : { householdIds: ids });
}
