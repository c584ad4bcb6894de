import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { townshipOf } from '../documents/target.ts';
import { openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { conversationOf, type TemplateConversation } from './conversation.ts';
import { fitRows, type FittedRows } from './fit-rows.ts';
import type { ExportRow } from '../exports/export-row.ts';
import { involve } from '../access/involve.ts';
import { loadRows } from './load-rows.ts';

const SHOWN = 30;

export interface PreparedFill {
  readonly conversation: TemplateConversation;
  readonly rows: readonly ExportRow[];
  readonly fitted: FittedRows;
}

/** The rows that were asked for, with their values as the template takes them. */
export async function prepareFill(
  session: Session,
  { templateId, rows: asked }: Pick<Input<'template.preview'>, 'templateId' | 'rows'>,
  { blank, signal }: { blank: boolean; signal: AbortSignal },
): Promise<PreparedFill> {
  const archive = openArchiveOf(session);
  const db = reader(archive);
  const conversation = conversationOf(session, templateId);
  const { state } = conversation.understood;
  if (state.firstRow === null || state.columns.every(({ target }) => target === null)) {
    const message = '还没有认出要填的列。请先指明表头在第几行，再为列选要填的内容。';
    throw new Refusal({ code: 'rule', rule: 'template-columns', message });
  }
  const township = await townshipOf(db);
  const rows = await loadRows(db, asked, today(session));
  involve(rows.map(({ household }) => household.id));
  const setting = { township, year: asked.year, raw: archive.rawReading, blank, signal };
  return { conversation, rows, fitted: await fitRows(conversation, rows, setting) };
}

export async function previewTemplate(
  session: Session,
  input: Input<'template.preview'>,
  signal: AbortSignal,
): Promise<Output<'template.preview'>> {
  const { conversation, rows, fitted } = await prepareFill(session, input, { blank: false, signal });
  const { columns } = conversation.understood.state;
  const place = new Map(fitted.columns.map((column, at) => [column, at]));
  return {
    rows: rows.length,
    households: new Set(rows.map(({ household }) => household.id)).size,
    first: fitted.values
      .slice(0, SHOWN)
      .map((values) => columns.map(({ index }) => String(values[place.get(index) ?? -1] ?? ''))),
    misfits: fitted.misfits,
    translations: fitted.translations,
    empty: [...fitted.empty],
  };
}
