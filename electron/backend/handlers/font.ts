import { ownFontFiles } from '#db/fonts.ts';
import { reader } from '#db/write.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { addFont, removeFont } from '../fonts/add-font.ts';
import { inTurn, openArchiveOf } from '../session.ts';

export const fontHandlers = {
  'font.list': async (session) => {
    const files = await ownFontFiles(reader(openArchiveOf(session)));
    return ok({
      fonts: files.map(({ id, role, name, characters, bytes }) => ({ id, role, name, characters, bytes })),
    });
  },
  'font.add': inTurn(addFont),
  'font.remove': inTurn(removeFont),
} satisfies Partial<Handlers>;
