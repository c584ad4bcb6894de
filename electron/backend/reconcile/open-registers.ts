import { randomUUID } from 'node:crypto';
import type { Field } from '#domain/fields/field.ts';
import { type Side, SIDES } from '#domain/reconcile/compare-ledgers.ts';
import { USUAL_FIELDS } from '#domain/reconcile/fields.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { ReconcileRegister } from '#contract/reconcile.ts';
import { ok, type Result } from '#contract/result.ts';
import { asJob, openArchiveOf, Refusal, type Session } from '../session.ts';
import type { ImportJob } from '../import/import-job.ts';
import type { RegisterFile } from './read-register.ts';
import { fieldsOfSheet, lookAtFile, type LookedAt } from './understand-sheet.ts';

/** Files that were looked at and wait to be compared. */
export interface OpenRegisters {
  readonly year: number;
  readonly files: Readonly<Record<Side, readonly RegisterFile[]>>;
}

/** One reconciliation at a time: the next one lets the files of the last go. */
const opened = new WeakMap<Session, { id: string; registers: OpenRegisters }>();

export function openedRegisters(session: Session, openId: string): OpenRegisters {
  const found = opened.get(session);
  if (found?.id !== openId) throw new Refusal({ code: 'not-found', what: '要比对的文件，请重新选择' });
  return found.registers;
}

export const discardRegisters = (session: Session, openId: string): void => {
  if (opened.get(session)?.id === openId) opened.delete(session);
};

type Files = Pick<Input<'reconcile.open'>, 'nationalFileIds' | 'paperFileIds' | 'year'>;

/** Looks at the heads of the files only. */
export const openRegisters = (
  session: Session,
  { job, ...files }: Input<'reconcile.open'>,
): Promise<Result<Output<'reconcile.open'>>> =>
  asJob(session, job, async (signal) => {
    const registers = await lookAtFiles(files, { session, job, signal });
    const id = randomUUID();
    opened.set(session, { id, registers });
    return ok({ openId: id, registers: registersOf(registers), fields: fieldsOf(registers) });
  });

export async function lookAtFiles(
  { nationalFileIds, paperFileIds, year }: Files,
  job: ImportJob,
): Promise<OpenRegisters> {
  const { session } = job;
  openArchiveOf(session);
  if (nationalFileIds.length + paperFileIds.length === 0)
    throw new Refusal({
      code: 'invalid-input',
      issues: [{ path: '文件', message: '请选择国家系统导出的表，或纸质台账的表' }],
    });
  const look = async (fileIds: readonly string[]): Promise<RegisterFile[]> => {
    const files: RegisterFile[] = [];
    for (const fileId of fileIds) {
      const file = session.files.get(fileId);
      if (file === undefined || (file.kind === 'bytes' && file.filled !== file.size))
        throw new Refusal({ code: 'not-found', what: '要比对的文件' });
      files.push({ file, looked: await lookAtFile(file, job) });
    }
    return files;
  };
  const files = { national: await look(nationalFileIds), paper: await look(paperFileIds) };
  for (const fileId of [...nationalFileIds, ...paperFileIds]) session.files.drop(fileId);
  return { year, files };
}

const everySheet = ({ files }: OpenRegisters): { side: Side; looked: LookedAt }[] =>
  SIDES.flatMap((side) =>
    files[side].flatMap(({ looked }) => looked.map((each) => ({ side, looked: each }))),
  );

export function registerOf(side: Side, looked: LookedAt): ReconcileRegister {
  if (!looked.ok) {
    const { file, sheet, problem } = looked;
    return { side, file, sheet, kindTitle: '未识别', year: null, problem };
  }
  const { file, sheet, map, year } = looked.understood;
  return { side, file, sheet, kindTitle: map.fileKind.title, year, problem: null };
}

const registersOf = (registers: OpenRegisters): ReconcileRegister[] =>
  everySheet(registers).map(({ side, looked }) => registerOf(side, looked));

function fieldsOf(registers: OpenRegisters): Output<'reconcile.open'>['fields'] {
  const found = new Map<Field, Set<Side>>();
  for (const { side, looked } of everySheet(registers))
    for (const field of looked.ok ? fieldsOfSheet(looked.understood) : [])
      found.set(field, (found.get(field) ?? new Set()).add(side));
  return [...found].map(([field, sides]) => ({
    key: field.key,
    label: field.label,
    entity: field.entity === 'member' ? 'member' : 'household',
    sides: SIDES.filter((side) => sides.has(side)),
    usual: USUAL_FIELDS.has(field.key),
  }));
}
