import { listDocuments } from '#db/documents.ts';
import { reader } from '#db/write.ts';
import { notFound, ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { catalogueOf } from '../documents/list-catalogue.ts';
import { preview, print } from '../documents/print.ts';
import { openArchiveOf } from '../session.ts';

export const documentHandlers = {
  'document.catalogue': async (session) => ok({ documents: await catalogueOf(session) }),
  'document.preview': preview,
  'document.print': print,
  'document.list': async (session, { limit }) => {
    const rows = await listDocuments(reader(openArchiveOf(session)), limit);
    return ok({
      documents: rows.map((row) => ({
        id: row.id,
        document: row.document,
        title: row.title,
        subject: row.subject,
        paper: row.paper,
        pages: row.pages,
        printedAt: row.printed_at,
        operator: row.operator,
        noticeTo: row.notice_to,
      })),
    });
  },
  'output.read': (session, { outputId, offset, length }) => {
    const piece = session.outputs.read(outputId, offset, length);
    return piece === null ? notFound('这个文件') : ok(piece);
  },
  'output.drop': (session, { outputId }) => {
    session.outputs.drop(outputId);
    return ok({});
  },
} satisfies Pick<
  Handlers,
  | 'document.catalogue'
  | 'document.preview'
  | 'document.print'
  | 'document.list'
  | 'output.read'
  | 'output.drop'
>;
