import { listPackages } from '#db/keeping.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { bringPackage } from '../keeping/bring-package.ts';
import { fourChecks } from '../keeping/four-checks.ts';
import { makePackage } from '../keeping/make-package.ts';
import type { PackageSource } from '../keeping/read-package.ts';
import { type Breathe, verifyPackage } from '../keeping/verify-package.ts';
import { asJob, inTurn, openArchiveOf, type Session } from '../session.ts';

async function list(
  session: Session,
  filter: Input<'keeping.list'>,
): Promise<Result<Output<'keeping.list'>>> {
  const { total, rows } = await listPackages(reader(openArchiveOf(session)), filter);
  return ok({
    total,
    rows: rows.map(({ id, at, operator, name, files, bytes, sha256, reason, ...of }) => ({
      ...{ id, at, operator, name, files, bytes, sha256, reason: reason ?? '' },
      subject: of.village ?? of.household_no ?? '没有编号的户',
    })),
  });
}

const HOLD_MS = 30;

/** Lets others have their turn, tells how far it is, and ends what was cancelled. */
function breathing(session: Session, job: string | undefined, signal: AbortSignal, stage: string): Breathe {
  let since = performance.now();
  return async (done, total) => {
    if (performance.now() - since < HOLD_MS) return;
    if (job !== undefined) session.progress({ job, stage, done, total });
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    since = performance.now();
  };
}

const check = (
  session: Session,
  source: PackageSource,
  job: string | undefined,
): Promise<Result<Output<'keeping.check'>>> =>
  asJob(session, job, async (signal) => {
    const breathe = breathing(session, job, signal, '检查');
    const { ok: isSound, problems, metadata, files, bytes } = await verifyPackage(source, breathe);
    return ok({
      ...{ ok: isSound, problems: [...problems], files, bytes },
      ...{ title: metadata?.about.title ?? '', packedAt: metadata?.about.packedAt ?? '' },
      ...{ households: metadata?.households.length ?? 0, papers: metadata?.papers.length ?? 0 },
    });
  });

/** A file that the window handed over whole; it is dropped when it was looked at. */
async function ofFile<T>(
  session: Session,
  fileId: string,
  work: (source: PackageSource) => Promise<Result<T>>,
): Promise<Result<T>> {
  const file = session.files.get(fileId);
  if (file === undefined || (file.kind === 'bytes' && file.filled !== file.size))
    return notFound('要检查的包');
  session.files.drop(fileId);
  return await work(file.kind === 'bytes' ? { bytes: file.bytes } : { path: file.path });
}

const bring = (
  session: Session,
  source: PackageSource,
  { reason, job }: { reason?: string | undefined; job?: string | undefined },
): Promise<Result<Output<'keeping.bring'>>> =>
  asJob(session, job, (signal) =>
    bringPackage(session, { source, reason, breathe: breathing(session, job, signal, '移入') }),
  );

export const keepingHandlers = {
  'keeping.package': makePackage,
  'keeping.list': list,
  'keeping.check': (session, { fileId, job }) =>
    ofFile(session, fileId, (source) => check(session, source, job)),
  'keeping.checkPath': (session, { path, job }) => check(session, { path }, job),
  'keeping.bring': inTurn((session, input) =>
    ofFile(session, input.fileId, (source) => bring(session, source, input)),
  ),
  'keeping.bringPath': inTurn((session, input) => bring(session, { path: input.path }, input)),
  'keeping.fourChecks': fourChecks,
} satisfies Partial<Handlers>;
