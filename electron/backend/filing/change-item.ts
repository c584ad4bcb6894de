import { itemStandings } from '#db/filing-standing.ts';
import { printsById } from '#db/filing-candidates.ts';
import { type Cells, rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { moveRefusal, updateRefusal } from '#domain/filing/refusals.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session } from '../session.ts';
import { rule } from './settings.ts';

/** A filed paper and how it stands. Throws a Refusal when there is none. */
export async function filedItem(session: Session, id: number) {
  const [found] = await itemStandings(reader(openArchiveOf(session)), [id]);
  if (found === undefined) throw new Refusal({ code: 'not-found', what: '这一件' });
  return found;
}

/** Throws a Refusal with the sentence, where there is one. */
export function refuseWith(name: string, sentence: string | null): void {
  if (sentence !== null) throw rule(name, sentence);
}

export async function updateItem(
  session: Session,
  { itemId, documentId, ...given }: Input<'filing.update'>,
): Promise<Result<Output<'filing.update'>>> {
  const { row, standing } = await filedItem(session, itemId);
  refuseWith('filing-fixed', updateRefusal(standing));
  if (documentId !== undefined && documentId !== row.documentId)
    await requireSamePaper(session, { itemId, documentId });
  const cells: Cells = {};
  const set = (column: string, value: string | number | null | undefined) => {
    if (value !== undefined) cells[column] = value;
  };
  set('title', given.title);
  set('author', given.author);
  set('doc_no', given.docNo);
  set('dated', given.dated);
  set('secrecy', given.secrecy);
  set('pages', given.pages);
  set('note', given.note);
  set('document_id', documentId);
  if (Object.keys(cells).length === 0) return ok({ change: null });
  const head = { command: 'filing.update', title: `修改归档文件 ${row.code}` };
  const { change } = await act(session, head, ({ raw }) => {
    rowWriter(raw).update('filing_item', itemId, cells);
    return Promise.resolve();
  });
  return ok({ change });
}

/** Another print of what is filed here, and of nothing else. */
async function requireSamePaper(
  session: Session,
  { itemId, documentId }: { readonly itemId: number; readonly documentId: number },
): Promise<void> {
  const [print] = await printsById(reader(openArchiveOf(session)), [documentId]);
  if (print?.itemId === itemId) return;
  throw rule('filing-other-paper', '这不是同一份文书的重印，不能替换。请单独归档。');
}

export async function withdrawItem(
  session: Session,
  { itemId, reason }: Input<'filing.withdraw'>,
): Promise<Result<Output<'filing.withdraw'>>> {
  const { row, standing } = await filedItem(session, itemId);
  refuseWith('filing-fixed', moveRefusal(standing));
  const head = { command: 'filing.withdraw', title: `撤下归档文件 ${row.code}`, reason };
  const { change } = await act(session, head, ({ raw }) => {
    const cells = { withdrawn_reason: reason, volume_id: null, place: null, box_id: null };
    rowWriter(raw).update('filing_item', itemId, cells);
    return Promise.resolve();
  });
  return ok({ change });
}
