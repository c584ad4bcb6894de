import { readFileSync } from 'node:fs';
import { writeAttachment } from '#db/attachment-files.ts';
import { attachmentOf } from '#db/attachments.ts';
import { deleteFontFile, findFontFile, insertFontFile } from '#db/fonts.ts';
import { reader } from '#db/write.ts';
import { fontRoleLabels } from '#domain/policy/font-roles.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import type { NotAFont } from '../press/sfnt.ts';
import { act, openArchiveOf, type Session } from '../session.ts';

const MOST_BYTES = 40 * 1024 * 1024;

const WRONG: Readonly<Record<NotAFont, string>> = {
  'not-a-font': '不是字体文件，请选择 TTF 或 TTC 文件。',
  packed: '是网页用的压缩字体（WOFF），请选择 TTF 或 TTC 文件。',
  cff: '是 PostScript 轮廓的字体（OTF），打印用不了，请换成 TrueType 轮廓的（TTF、TTC）。',
  damaged: '损坏了或不完整，读不出来，请换一个文件。',
};

/** Takes a font in, or names the faces of a collection to choose from. */
export async function addFont(
  session: Session,
  { fileId, role, face }: Input<'font.add'>,
): Promise<Result<Output<'font.add'>>> {
  const archive = openArchiveOf(session);
  const file = session.files.get(fileId);
  if (file === undefined || (file.kind === 'bytes' && file.filled !== file.size))
    return notFound('要添加的字体文件');
  if (file.size > MOST_BYTES)
    return refuse('font-too-large', `“${file.name}”超过 40 MB，没有添加。请换一个文件。`);
  const bytes = file.kind === 'bytes' ? file.bytes : readFileSync(file.path);
  const found = await session.press.inspectFont(bytes, face);
  if (!found.ok && found.wrong === 'which-face')
    return ok({ id: null, faces: [...found.faces], warnings: [], change: null });
  if (!found.ok) return refuse('not-a-font', `“${file.name}”${WRONG[found.wrong]}`);
  session.files.drop(fileId);

  const { font } = found;
  const sha256 = writeAttachment(archive, font.bytes);
  const title = `添加字体“${font.name}”：${fontRoleLabels[role]}`;
  const { value, change } = await act(session, { command: 'font.add', title }, async ({ trx }) => {
    const attachment = await attachmentOf(trx, {
      sha256,
      media_type: 'font/ttf',
      bytes: font.bytes.length,
      name: font.name,
      added_at: session.now().toISOString(),
    });
    const { name, characters } = font;
    return insertFontFile(trx, { role, name, characters, attachment_id: attachment });
  });
  return ok({ id: value, faces: [], warnings: warningsOf(font), change });
}

const warningsOf = ({ name, forbidsEmbedding }: { name: string; forbidsEmbedding: boolean }): string[] =>
  forbidsEmbedding ? [`字体“${name}”注明不许嵌入文件。请向字体厂商确认授权后再用来打印。`] : [];

/** What was printed with it stays as it is. */
export async function removeFont(
  session: Session,
  { id }: Input<'font.remove'>,
): Promise<Result<Output<'font.remove'>>> {
  const font = await findFontFile(reader(openArchiveOf(session)), id);
  if (font === undefined) return notFound('这个字体');
  const title = `不再使用字体“${font.name}”：${fontRoleLabels[font.role]}`;
  const { change } = await act(session, { command: 'font.remove', title }, ({ trx }) =>
    deleteFontFile(trx, id),
  );
  return ok({ change });
}
