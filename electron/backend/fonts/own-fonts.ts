import { readAttachment } from '#db/attachment-files.ts';
import { ownFontFiles } from '#db/fonts.ts';
import { reader } from '#db/write.ts';
import type { OwnFonts } from '../press/press.ts';
import { openArchiveOf, type Session } from '../session.ts';

/**
 * What the open archive prints with beside the bundled faces. A font whose file is lost is passed over: the bundled
 * face stands in for it, and checking the archive tells of it.
 */
export async function ownFonts(session: Session): Promise<OwnFonts> {
  const archive = openArchiveOf(session);
  const files = await ownFontFiles(reader(archive));
  return {
    key: files.map(({ role, sha256 }) => `${role}:${sha256}`).join(' '),
    load: () =>
      files.flatMap(({ role, sha256 }) => {
        const read = readAttachment(archive, sha256);
        return read.ok ? [{ role, bytes: read.content }] : [];
      }),
  };
}
