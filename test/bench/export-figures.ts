import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExportRun } from './export-run.ts';
import { officeTime } from './import-figures.ts';

const PROGRAM = fileURLToPath(new URL('export-run.ts', import.meta.url));
const RUNS = 3;

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const line = (what: string, ms: number, more: string) =>
  console.log(`  ${what.padEnd(44)} ${seconds(ms).padStart(8)}   ${more}`);

/**
 * What it takes to write 80,000 rows, read back and compared, beside ExcelJS's bare streaming writer with the same
 * rows; and the data of the collection forms of a whole archive, from its tables to verified files.
 */
export function benchExportFigures(folder: string, archive: string): void {
  const path = join(folder, 'export.xlsx');
  const bare = best('bare');
  const ours = best('write', path);
  const [base, write, verify] = [bare.steps['bare'], ours.steps['write'], ours.steps['verify']];
  if (base === undefined || write === undefined || verify === undefined) throw new Error('no figure');
  console.log(
    `export of ${ours.rows.toLocaleString('en')} rows × ${ours.columns} columns, with lists and formats, ${ours.megabytes.toFixed(0)} MB; best of ${RUNS} runs`,
  );
  const ratioOf = (ms: number, cpu: number) =>
    `ratio ${(ms / base.ms).toFixed(2)}, of processor time ${(cpu / base.cpu).toFixed(2)}`;
  line('bare ExcelJS streaming writer', base.ms, `peak ${bare.peakMb.toFixed(0)} MB`);
  line('written', write.ms, ratioOf(write.ms, write.cpu));
  line('read back and compared', verify.ms, ratioOf(verify.ms, verify.cpu));
  const whole = ratioOf(write.ms + verify.ms, write.cpu + verify.cpu);
  line('both', write.ms + verify.ms, `${whole}   peak ${ours.peakMb.toFixed(0)} MB`);
  console.log(`  LibreOffice without window, the same file to CSV: ${officeTime(path, folder)}`);
  benchForms(folder, archive);
}

function benchForms(folder: string, archive: string): void {
  const copy = join(folder, 'export-archive');
  cpSync(archive, copy, { recursive: true });
  const run = runOnce('forms', copy);
  rmSync(copy, { recursive: true });
  const [forms, base] = [run.steps['export.forms'], run.steps['bare']];
  if (forms === undefined || base === undefined) throw new Error('no figure of the forms');
  line(
    `forms of all villages, ${run.rows.toLocaleString('en')} rows, verified`,
    forms.ms,
    `bare streaming writer, the same rows ${seconds(base.ms)}   ratio ${(forms.ms / base.ms).toFixed(2)}   peak ${run.peakMb.toFixed(0)} MB`,
  );
}

function best(mode: string, path = ''): ExportRun {
  const runs = Array.from({ length: RUNS }, () => runOnce(mode, path));
  const work = ({ steps }: ExportRun) => Object.values(steps).reduce((sum, { ms }) => sum + ms, 0);
  return runs.reduce((least, run) => (work(run) < work(least) ? run : least));
}

function runOnce(mode: string, path: string): ExportRun {
  const run = spawnSync(process.execPath, [PROGRAM, mode, path], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${mode}: exit ${run.status}: ${run.stderr.slice(0, 500)}`);
  return JSON.parse(run.stdout) as ExportRun;
}
