import { deleteLink, filedAs, freePages } from '#db/attachments.ts';
import type { WriteScope } from '#db/write.ts';
import { Refusal } from '../session.ts';

/**
 * Takes a photo or a scan down from its place. Scanned pages that were put there by hand wait in the inbox again. What
 * has a 档号, or had one, stays: the number must lead to it. Throws a Refusal then.
 */
export async function takeDownLink({ trx }: Pick<WriteScope, 'trx'>, linkId: number): Promise<void> {
  const code = await filedAs(trx, linkId);
  if (code !== undefined) {
    const message = `这个文件已按档号 ${code} 归档，不能取下。归错了，请在“纸质档案”里撤件并写明原因，原件仍留在这里。`;
    throw new Refusal({ code: 'rule', rule: 'filed', message });
  }
  await freePages(trx, linkId);
  await deleteLink(trx, linkId);
}
