import { randomUUID } from 'node:crypto';
import { listImportBatches } from '#db/import-batches.ts';
import { reader } from '#db/write.ts';
import { notFound, ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { commitImport, previewImport, readFiles } from '../import/plan-import.ts';
import { asJob, openArchiveOf } from '../session.ts';

export const importHandlers = {
  'file.begin': (session, { name, size }) => session.files.begin(name, size),
  'file.append': (session, { fileId, base64 }) => session.files.append(fileId, Buffer.from(base64, 'base64')),
  'file.drop': (session, { fileId }) => {
    session.files.drop(fileId);
    return ok({});
  },
  'file.openPath': (session, { path }) => session.files.openPath(path),
  'import.plan': (session, { fileIds, year, job }) =>
    asJob(session, job, async (signal) => {
      openArchiveOf(session);
      const files = fileIds.map((id) => session.files.get(id));
      if (files.some((f) => f === undefined || (f.kind === 'bytes' && f.filled !== f.size)))
        return notFound('要导入的文件');
      const plan = await readFiles(
        files.filter((f) => f !== undefined),
        year,
        { session, job, signal },
      );
      const answer = await previewImport(plan, { session, job, signal });
      const importId = randomUUID();
      session.imports.clear();
      session.imports.set(importId, { ...plan, closedYears: answer.closedYears });
      for (const id of fileIds) session.files.drop(id);
      return ok({ importId, answer });
    }),
  'import.commit': (session, { importId, job, reason }) =>
    asJob(session, job, async (signal) => {
      const plan = session.imports.get(importId);
      if (plan === undefined) return notFound('这次导入的预览');
      const answer = await commitImport(plan, { session, job, signal }, reason);
      session.imports.delete(importId);
      return ok(answer);
    }),
  'import.discard': (session, { importId }) => {
    session.imports.delete(importId);
    return ok({});
  },
  'import.list': async (session) => {
    const archive = openArchiveOf(session);
    return ok({ batches: await listImportBatches(reader(archive), archive.rawReading) });
  },
  'job.cancel': (session, { job }) => {
    session.jobs.get(job)?.abort();
    return ok({});
  },
} satisfies Partial<Handlers>;
