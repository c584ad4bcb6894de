import { randomUUID } from 'node:crypto';
import { notFound, ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { adjustSource } from '../import/adjust-source.ts';
import { listTargets } from '../import/column-targets.ts';
import { fileKinds } from '../import/file-kinds.ts';
import { openFiles, surroundings } from '../import/open-files.ts';
import { asJob, openArchiveOf } from '../session.ts';

/** The first half of the import conversation: what the files are. */
export const openingHandlers = {
  'import.open': (session, { fileIds, year, job }) =>
    asJob(session, job, async (signal) => {
      openArchiveOf(session);
      const files = fileIds.map((id) => session.files.get(id));
      if (files.some((f) => f === undefined || (f.kind === 'bytes' && f.filled !== f.size)))
        return notFound('要导入的文件');
      const known = files.filter((f) => f !== undefined);
      const conversation = await openFiles(known, year, { session, job, signal });
      const importId = randomUUID();
      session.imports.clear();
      session.imports.set(importId, conversation);
      for (const id of fileIds) session.files.drop(id);
      return ok({ importId, sources: conversation.sources.map(({ answer }) => answer) });
    }),
  'import.targets': (session) => {
    openArchiveOf(session);
    return ok({ kinds: fileKinds.map(({ id, title }) => ({ kind: id, title })), targets: listTargets() });
  },
  'import.adjust': async (session, { importId, source: number, ...wish }) => {
    const conversation = session.imports.get(importId);
    const source = conversation?.sources[number];
    if (conversation === undefined || source === undefined) return notFound('这次导入的这张表');
    const adjusted = await adjustSource(source, wish, surroundings(session));
    conversation.sources[number] = adjusted;
    conversation.comparison = null;
    return ok({ source: adjusted.answer });
  },
} satisfies Partial<Handlers>;
