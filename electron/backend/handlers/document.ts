import { notFound, ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import * as history from '../documents/history.ts';
import { catalogueOf } from '../documents/list-catalogue.ts';
import { preview, print } from '../documents/print.ts';
import { saveWording, wordingOf } from '../documents/wording.ts';
import { inTurn } from '../session.ts';

export const documentHandlers = {
  'document.catalogue': async (session) => ok({ documents: await catalogueOf(session) }),
  'document.preview': preview,
  'document.print': print,
  'document.list': history.list,
  'document.get': history.get,
  'document.reprint': history.reprint,
  'document.wording': wordingOf,
  'document.saveWording': inTurn(saveWording),
  'output.read': (session, { outputId, offset, length }) => {
    const piece = session.outputs.read(outputId, offset, length);
    return piece === null ? notFound('这个文件') : ok(piece);
  },
  'output.drop': (session, { outputId }) => {
    session.outputs.drop(outputId);
    return ok({});
  },
} satisfies Partial<Handlers>;
