import { randomUUID } from 'node:crypto';
import { listImportBatches } from '#db/import-batches.ts';
import { reader } from '#db/write.ts';
import { notFound, ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { answerOfDryRun, compareSources } from '../import/compare-import.ts';
import { openFiles } from '../import/open-files.ts';
import { asJob, openArchiveOf } from '../session.ts';
import { differenceHandlers } from './import-differences.ts';
import { openingHandlers } from './import-opening.ts';

export const importHandlers = {
  ...openingHandlers,
  ...differenceHandlers,
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
      const known = files.filter((f) => f !== undefined);
      const as = { session, job, signal };
      const opened = await openFiles(known, year, as);
      const comparison = await compareSources(opened, as);
      const importId = randomUUID();
      session.imports.clear();
      session.imports.set(importId, { ...opened, comparison });
      for (const id of fileIds) session.files.drop(id);
      return ok({ importId, answer: answerOfDryRun(comparison, as) });
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
