import type { DocumentTarget } from '#contract/document.ts';
import { ok, type Result } from '#contract/result.ts';
import type { Arguments } from './cli-arguments.ts';
import { findDocument, findVillage } from './cli-find.ts';
import { done, refused } from './cli-outcome.ts';
import { withArchive, yearOf, type Command, type Terminal } from './cli-terminal.ts';
import { writeOutput } from './write-output.ts';

export const print: Command = withArchive(async (terminal, args, state) => {
  const year = yearOf(args, state);
  const document = await findDocument(terminal, args.words[0] ?? '');
  if (!document.ok) return refused(document.error);
  const target = await findTarget(terminal, args, year);
  if (!target.ok) return refused(target.error);
  const { id, papers } = document.value;
  const paper = args.paper === 'A3' || args.paper === 'A4' ? args.paper : papers.includes('A4') ? 'A4' : 'A3';
  const printed = await terminal.ask('document.print', { document: id, target: target.value, year, paper });
  if (!printed.ok) return refused(printed.error);
  const { pages, missing } = printed.value;
  if (missing.length > 0) terminal.note(`未能填写：${missing.join('、')}`);
  const path = await writeOutput(terminal, printed.value, terminal.path(args.out ?? ''));
  if (!path.ok) return refused(path.error);
  return done({ files: [{ document: id, path: path.value, pages }] }, `已打印 ${pages} 页：${path.value}`);
});

async function findTarget(
  terminal: Terminal,
  args: Arguments,
  year: number,
): Promise<Result<DocumentTarget>> {
  if (args.procedure !== undefined) return ok({ procedureId: Number(args.procedure) });
  if (args.village !== undefined) {
    const village = await findVillage(terminal, args.village);
    return village.ok ? ok({ villageId: village.value }) : village;
  }
  const household = await terminal.ask('household.get', { householdNo: args.household ?? '', year });
  return household.ok ? ok({ householdId: household.value.id }) : household;
}
