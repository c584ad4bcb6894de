import { randomUUID } from 'node:crypto';
import { findMapping } from '#db/column-mappings.ts';
import type { Archive } from '#db/open-archive.ts';
import { reader } from '#db/write.ts';
import type { Input } from '#contract/channels.ts';
import type { TemplateState } from '#contract/template.ts';
import { SheetError } from '../sheets/sheet-error.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';
import { cellSource } from './choices.ts';
import { likelySheet, understand, type Understood, type Wishes } from './describe-template.ts';
import { isFillTarget } from './fill-targets.ts';
import { openTemplateFile, type TemplateFile, withZip } from './open-template.ts';
import { rowKinds } from './row-kinds.ts';
import { readText } from './walk-xml.ts';

/** A template that is being filled, from choosing it to the finished files. */
export interface TemplateConversation {
  readonly file: TemplateFile;
  readonly wishes: Wishes;
  readonly understood: Understood;
}

/** Forgotten with the archive; a template holds nothing of it. */
const conversations = new WeakMap<Archive, Map<string, TemplateConversation>>();
const KEPT = 3;

function keptOf(session: Session): Map<string, TemplateConversation> {
  const archive = openArchiveOf(session);
  const kept = conversations.get(archive) ?? new Map<string, TemplateConversation>();
  conversations.set(archive, kept);
  return kept;
}

export function conversationOf(session: Session, templateId: string): TemplateConversation {
  const found = keptOf(session).get(templateId);
  if (found === undefined) throw new Refusal({ code: 'not-found', what: '这份模板' });
  return found;
}

export const closeTemplate = (session: Session, templateId: string): void =>
  void keptOf(session).delete(templateId);

/** What a reader refuses is said to the clerk as it is. */
export async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof SheetError)) throw thrown;
    throw new Refusal({ code: 'rule', rule: `template-${thrown.reason}`, message: thrown.message });
  }
}

export const openTemplate = (session: Session, { fileId }: Input<'template.open'>): Promise<TemplateState> =>
  readable(async () => {
    const kept = keptOf(session);
    const stored = session.files.get(fileId);
    if (stored === undefined || (stored.kind === 'bytes' && stored.filled !== stored.size))
      throw new Refusal({ code: 'not-found', what: '要填的模板' });
    const file = await openTemplateFile(stored);
    session.files.drop(fileId);
    const wishes = { sheet: await likelySheet(file), columns: new Map<number, string | null>() };
    const templateId = randomUUID();
    const conversation = { file, wishes, understood: await understood(session, file, wishes) };
    kept.set(templateId, conversation);
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
    return { templateId, ...conversation.understood.state };
  });

async function understood(session: Session, file: TemplateFile, wishes: Wishes): Promise<Understood> {
  const db = reader(openArchiveOf(session));
  const workbook = await withZip(file.bytes, (zip) => readText(zip, file.workbook));
  return understand(file, wishes, {
    source: cellSource(file, workbook),
    remembered: (headers) => findMapping(db, { purpose: 'fill', headers }),
  });
}

export const adjustTemplate = (session: Session, input: Input<'template.adjust'>): Promise<TemplateState> =>
  readable(async () => {
    const { templateId, columns = [], ...changes } = input;
    const { file, wishes: before } = conversationOf(session, templateId);
    const wrong = columns.find(({ target }) => target !== null && !isFillTarget(target));
    if (wrong !== undefined || (changes.of !== undefined && !rowKinds().some(({ of }) => of === changes.of)))
      throw new Refusal({ code: 'not-found', what: '选的内容' });
    if (changes.sheet !== undefined && file.sheets[changes.sheet] === undefined)
      throw new Refusal({ code: 'not-found', what: '这张工作表' });
    const wishes = adjusted(before, changes, columns);
    const conversation = { file, wishes, understood: await understood(session, file, wishes) };
    keptOf(session).set(templateId, conversation);
    return { templateId, ...conversation.understood.state };
  });

/** Another sheet or other headers begin anew: the columns are others. */
function adjusted(
  before: Wishes,
  changes: Pick<Input<'template.adjust'>, 'sheet' | 'headerRow' | 'headerRows' | 'of' | 'overwrite'>,
  columns: readonly { readonly index: number; readonly target: string | null }[],
): Wishes {
  const {
    sheet = before.sheet,
    headerRow,
    headerRows,
    of = before.of,
    overwrite = before.overwrite,
  } = changes;
  const isOther = sheet !== before.sheet || headerRow !== undefined || headerRows !== undefined;
  const row = headerRow ?? (sheet === before.sheet ? before.headerRow : undefined);
  const rows =
    headerRows ?? (headerRow === undefined && sheet === before.sheet ? before.headerRows : undefined);
  return {
    sheet,
    ...(row !== undefined && { headerRow: row }),
    ...(rows !== undefined && { headerRows: rows }),
    ...(of !== undefined && { of }),
    ...(overwrite !== undefined && !isOther && { overwrite }),
    columns: new Map([
      ...(isOther ? [] : before.columns),
      ...columns.map(({ index, target }) => [index, target] as const),
    ]),
  };
}
