import { rowWriter, type RowWriter } from '#db/row-access.ts';
import { compareLedgers, type Line, type Side, SIDES } from '#domain/reconcile/compare-ledgers.ts';
import { USUAL_FIELDS } from '#domain/reconcile/fields.ts';
import type { KnownHousehold, Ledger } from '#domain/reconcile/ledger.ts';
import { indexKnown } from '#domain/reconcile/match-ledger.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { act, asJob, openArchiveOf, type Session, today } from '../session.ts';
import { breath, loadKnown } from './load-known.ts';
import { discardRegisters, lookAtFiles, openedRegisters, type OpenRegisters } from './open-registers.ts';
import { type ReadSheet, readRegister } from './read-register.ts';

/** More differences than that are no list to work through. */
const MOST_LINES = 50_000;
const LINES_A_BREATH = 500;

/** Lays the registers beside the archive and keeps the differences, and nothing else, as one act. */
export const runReconciliation = (
  session: Session,
  input: Input<'reconcile.run'>,
): Promise<Result<Output<'reconcile.run'>>> =>
  asJob(session, input.job, (signal) => reconciled(session, input, signal));

async function reconciled(
  session: Session,
  input: Input<'reconcile.run'>,
  signal: AbortSignal,
): Promise<Result<Output<'reconcile.run'>>> {
  const year = input.year ?? session.now().getFullYear();
  const registers =
    input.openId === undefined
      ? await lookAtFiles({ ...input, year }, { session, job: input.job, signal })
      : openedRegisters(session, input.openId);
  const fields = new Set(input.fields ?? USUAL_FIELDS);
  const known = await loadKnown(openArchiveOf(session).rawReading, { fields, year: registers.year });
  const { partial, job } = input;
  const read = await readBoth(session, registers, { known, fields, partial, job, signal });
  if (SIDES.every((side) => read[side].ledger === null))
    return refuse('no-register', '给的文件里没有认出户或人的名单，不能比对。');
  const found = await compared(known, read, { fields, year: registers.year });
  signal.throwIfAborted();
  const title = input.title ?? `${registers.year} 年度三账比对`;
  const done = await act(
    session,
    { command: 'reconcile.run', title: `三账比对：${title}，${found.lines.length} 处差异` },
    async ({ raw }) => {
      const writer = rowWriter(raw);
      const id = writer.insert('reconciliation', {
        ...{ title, year: registers.year, made_on: today(session), households: known.length },
        members: known.reduce((sum, { people }) => sum + people.length, 0),
        national_file: namesOf(registers, 'national'),
        paper_file: namesOf(registers, 'paper'),
      });
      for (const [at, line] of found.lines.entries()) {
        insertLine(writer, id, line);
        if (at % LINES_A_BREATH === 0) await breath();
      }
      return id;
    },
  );
  if (input.openId !== undefined) discardRegisters(session, input.openId);
  return ok({
    ...{ id: done.value, change: done.change, lines: found.lines.length, beyond: found.beyond },
    registers: SIDES.flatMap((side) => read[side].sheets.map((sheet) => reported(side, sheet))),
  });
}

type Read = Readonly<Record<Side, { ledger: Ledger | null; sheets: ReadSheet[] }>>;

async function readBoth(
  session: Session,
  { year, files }: OpenRegisters,
  {
    known,
    fields,
    partial,
    job,
    signal,
  }: {
    known: readonly KnownHousehold[];
    fields: ReadonlySet<string>;
    partial: Input<'reconcile.run'>['partial'];
    job: string | undefined;
    signal: AbortSignal;
  },
): Promise<Read> {
  const index = indexKnown(known);
  const onRows = (file: string, done: number) => {
    if (job !== undefined) session.progress({ job, stage: `读取 ${file}`, done, total: null });
  };
  const setting = { year, fields, known: index, signal, onRows };
  return {
    national: await readRegister(files.national, { ...setting, isPartial: partial.includes('national') }),
    paper: await readRegister(files.paper, { ...setting, isPartial: partial.includes('paper') }),
  };
}

async function compared(
  known: readonly KnownHousehold[],
  { national, paper }: Read,
  { fields, year }: { fields: ReadonlySet<string>; year: number },
): Promise<{ lines: Line[]; beyond: number }> {
  const lines: Line[] = [];
  let beyond = 0;
  const registers = { known, national: national.ledger, paper: paper.ledger, fields, year };
  for (const line of compareLedgers(registers)) {
    if (line === null) await breath();
    else if (lines.length < MOST_LINES) lines.push(line);
    else beyond += 1;
  }
  return { lines, beyond };
}

const namesOf = ({ files }: OpenRegisters, side: Side): string | null =>
  files[side].length === 0 ? null : files[side].map(({ file }) => file.name).join('、');

function insertLine(writer: RowWriter, reconciliationId: number, line: Line): void {
  writer.insert('reconciliation_line', {
    ...{ reconciliation_id: reconciliationId, entity: line.entity, kind: line.kind, village: line.village },
    ...{ household_id: line.householdId, member_id: line.memberId, household_no: line.householdNo },
    ...{ id_number: line.idNumber, name: line.name, field: line.field },
    ...{ archive_value: line.archive, national_value: line.national, paper_value: line.paper },
  });
}

const reported = (side: Side, { sheet, rows, refused, problems }: ReadSheet) => ({
  ...{ side, file: sheet.file, sheet: sheet.sheet, kindTitle: sheet.map.fileKind.title, year: sheet.year },
  ...{ problem: null, rows, refused, problems },
});
