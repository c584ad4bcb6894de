import { basename } from 'node:path';
import type { Output } from '#contract/channels.ts';
import { findVillage } from './cli-find.ts';
import { done, refused } from './cli-outcome.ts';
import { table } from './cli-table.ts';
import { withArchive, yearOf, type Command } from './cli-terminal.ts';
import { writeOutput } from './write-output.ts';

type Template = Output<'template.open'>;

/**
 * Fills an official blank table: what its columns are is found out, or remembered from the window. What the template
 * does not take stops it, unless `--misfits` says what becomes of it.
 */
export const exportTemplate: Command = withArchive(async (terminal, args, state) => {
  const opened = await terminal.ask('file.openPath', { path: terminal.path(args.template ?? '') });
  if (!opened.ok) return refused(opened.error);
  const template = await terminal.ask('template.open', opened.value);
  if (!template.ok) return refused(template.error);
  const village = args.village === undefined ? null : await findVillage(terminal, args.village);
  if (village !== null && !village.ok) return refused(village.error);
  const { templateId, of } = template.value;
  for (const line of remarks(template.value)) terminal.note(line);
  const filled = await terminal.ask('template.fill', {
    templateId,
    rows: {
      of: args.rows ?? of ?? '',
      year: yearOf(args, state),
      ...(village === null ? {} : { villageId: village.value }),
    },
    misfits: args.misfits === 'keep' || args.misfits === 'blank' ? args.misfits : 'refuse',
    job: 'terminal',
  });
  await terminal.ask('template.close', { templateId });
  if (!filled.ok) {
    const list = filled.error.code === 'rule' ? (filled.error.refused ?? []) : [];
    const rows = list.map(({ header, value, reason, rows }) => [header, value, reason, rows].map(String));
    const outcome = refused(filled.error, { refused: list });
    return { ...outcome, report: list.length === 0 ? '' : table(['列', '值', '原因', '行数'], rows) };
  }
  const files: { path: string; rows: number; sha256: string }[] = [];
  for (const file of filled.value.files) {
    const path = await writeOutput(terminal, file, terminal.path(args.out ?? ''));
    if (!path.ok) return refused(path.error, { files });
    files.push({ path: path.value, rows: file.rows, sha256: file.sha256 });
  }
  const written = files.map(({ path, rows }) => [String(rows), path]);
  return done(
    { template: basename(args.template ?? ''), files },
    `已填好\n${table(['行数', '文件'], written)}`,
  );
});

function remarks({ columns, notices }: Template): string[] {
  const open = columns.filter(({ target, isFormula }) => target === null && !isFormula);
  if (open.length === 0) return [...notices];
  return [...notices, `没有认出、空着的列：${open.map(({ header }) => header).join('、')}`];
}
