import { reader } from '#db/write.ts';
import { ownWordings, writeWording } from '#db/documents.ts';
import { findAboveLevel, privateContentLabels, type PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { documents, isDocumentId } from '#templates/catalogue.ts';
import { placeholdersOf, wordingFault, type Words, type WordingSpec } from '#templates/wording.ts';
import { packOfYear } from '../packs/library.ts';
import { act, openArchiveOf, type Session } from '../session.ts';

/** The texts that a policy pack words for a document; a part that the document has not is passed over. */
export function packWords(pack: PolicyPack, document: keyof typeof documents): Words {
  const spec: WordingSpec = documents[document].wording;
  const texts = Object.entries(pack.documents.wordings?.[document] ?? {});
  return Object.fromEntries(
    texts
      .filter(([part, { value }]) => {
        const known = spec[part];
        return known !== undefined && wordingFault(known, value) === null;
      })
      .map(([part, { value }]) => [part, value]),
  );
}

/** Every text of a document: the shipped one of the year, the township's own, and what must stay in it. */
export async function wordingOf(
  session: Session,
  { document, year }: Input<'document.wording'>,
): Promise<Result<Output<'document.wording'>>> {
  if (!isDocumentId(document)) return notFound('这份文书');
  const db = reader(openArchiveOf(session));
  const pack = await packOfYear(db, year);
  const ofPack = pack === undefined ? {} : packWords(pack, document);
  const own = (await ownWordings(db)).get(document) ?? {};
  const spec: WordingSpec = documents[document].wording;
  return ok({
    title: documents[document].title,
    parts: Object.entries(spec).map(([part, { label, text, more = [] }]) => ({
      part,
      label,
      shipped: ofPack[part] ?? text,
      source: ofPack[part] === undefined ? ('program' as const) : ('pack' as const),
      own: own[part] ?? null,
      placeholders: placeholdersOf(text),
      more: [...more],
    })),
  });
}

/** Keeps the township's own text of a part, or returns to the shipped one. Prints of before keep their words. */
export async function saveWording(
  session: Session,
  { document, part, text }: Input<'document.saveWording'>,
): Promise<Result<Output<'document.saveWording'>>> {
  if (!isDocumentId(document)) return notFound('这份文书');
  const { title, level, wording } = documents[document];
  const spec = (wording as WordingSpec)[part];
  if (spec === undefined) return notFound('这段文字');
  const written = text?.replaceAll('\r\n', '\n').trim() ?? null;
  const fault = written === null ? null : (wordingFault(spec, written) ?? aboveLevel(written, level));
  if (fault !== null) return refuse('wording', `“${spec.label}”没有保存：${fault}`);
  const done = written === null ? '恢复' : '改写';
  const head = { command: 'document.saveWording', title: `${done}《${title}》的${spec.label}` };
  const { change } = await act(session, head, ({ trx }) =>
    writeWording(trx, { document, part, text: written }),
  );
  return ok({ change });
}

function aboveLevel(text: string, level: PrivacyLevel): string | null {
  const [kind] = findAboveLevel(text, level);
  if (kind === undefined || level === 'FULL') return null;
  return `里面有${privateContentLabels[kind]}，这份文书不能写，请删去。`;
}
