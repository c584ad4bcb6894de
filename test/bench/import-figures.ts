import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportMode, ImportRun } from './import-run.ts';
import { makeMemberWorkbook } from './make-member-workbook.ts';

const MEMBERS = 80_000;
const RUNS = 3;
const PROGRAM = fileURLToPath(new URL('import-run.ts', import.meta.url));
const OFFICE_MINUTES = 10;

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/**
 * What 80,000 members in one workbook take, beside the bare readers on the same file. Ratios are those of the
 * processor's time, which holds where other programs take their turns too; each figure has a process of its own.
 */
export function benchImportFigures(folder: string): void {
  const { bytes, rows, columns } = makeMemberWorkbook(MEMBERS, 7);
  const path = join(folder, 'members.xlsx');
  writeFileSync(path, bytes);
  console.log(
    `import of ${rows.toLocaleString('en')} member rows × ${columns} columns, one workbook of ${(bytes.length / 1e6).toFixed(0)} MB; best of ${RUNS} runs`,
  );
  const reader = best('reader', path, folder);
  const exceljs = best('exceljs', path, folder);
  const whole = best('import', path, folder);
  const base = reader.steps['read'];
  const other = exceljs.steps['read'];
  if (base === undefined || other === undefined) throw new Error('a reader has no figure');
  line('our reader alone', base.ms, `peak ${reader.peakMb.toFixed(0)} MB`);
  line(
    'ExcelJS streaming reader alone',
    other.ms,
    `peak ${exceljs.peakMb.toFixed(0)} MB   ratio to ours ${(other.cpu / base.cpu).toFixed(2)}`,
  );
  for (const [step, words] of STEPS) {
    const taken = whole.steps[step];
    if (taken === undefined) throw new Error(`no figure of ${step}`);
    const ratios = `ratio to our reader ${(taken.cpu / base.cpu).toFixed(2)}, to ExcelJS ${(taken.cpu / other.cpu).toFixed(2)}`;
    line(words, taken.ms, `${ratios}; peak up to here ${taken.peakMb.toFixed(0)} MB`);
  }
  console.log(`  longest hold of the event loop in all of these ${whole.heldMs.toFixed(0)} ms`);
  console.log(`  LibreOffice without window, the same file to CSV: ${officeTime(path, folder)}`);
}

const STEPS = [
  ['compare', 'open and compare, empty archive'],
  ['commit', 'commit'],
  ['again', 'open and compare again, all in the archive'],
] as const;

const line = (what: string, ms: number, more: string) =>
  console.log(`  ${what.padEnd(44)} ${seconds(ms).padStart(8)}   ${more}`);

/** The run that took the processor least; its memory is its own. */
function best(mode: ImportMode, path: string, folder: string): ImportRun {
  const work = (run: ImportRun) => Object.values(run.steps).reduce((sum, { cpu }) => sum + cpu, 0);
  const runs = Array.from({ length: RUNS }, () => runOnce(mode, path, folder));
  return runs.reduce((least, run) => (work(run) < work(least) ? run : least));
}

function runOnce(mode: ImportMode, path: string, folder: string): ImportRun {
  const run = spawnSync(process.execPath, [PROGRAM, mode, path, folder], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${mode}: exit ${run.status}: ${run.stderr.slice(0, 500)}`);
  return JSON.parse(run.stdout) as ImportRun;
}

/** Start, opening and writing the text: it has no way to open only. */
export function officeTime(path: string, folder: string): string {
  const out = join(folder, 'office');
  mkdirSync(out, { recursive: true });
  const profile = `-env:UserInstallation=file://${join(folder, 'office-profile')}`;
  const began = performance.now();
  const run = spawnSync('soffice', [profile, '--headless', '--convert-to', 'csv', '--outdir', out, path], {
    stdio: 'ignore',
    timeout: OFFICE_MINUTES * 60_000,
  });
  if (run.error !== undefined) return 'not on this computer, or not done in ten minutes';
  return run.status === 0 ? seconds(performance.now() - began) : `exit ${run.status}`;
}
