import { findMapping, rememberColumns } from '#db/column-mappings.ts';
import type { Archive } from '#db/open-archive.ts';
import { reader } from '#db/write.ts';
import type { FoundHeader } from '../sheets/find-header.ts';
import { normaliseHeader } from '../sheets/normalise-header.ts';
import type { ImportConversation, SourceState } from './conversation.ts';

/** What a sheet with these headers was the last time. */
export interface RememberedSheet {
  readonly kind: string;
  readonly columns: ReadonlyMap<number, string | null>;
}

/** Stands for a column of which nobody said anything, so that it is looked at anew. */
const UNSAID = '';

/** Finds what was remembered of a set of headers, in whatever order they stand. */
export async function recall(archive: Archive, found: FoundHeader): Promise<RememberedSheet | undefined> {
  const { headers, indexes } = headerSet(found);
  if (headers === '') return undefined;
  const known = await findMapping(reader(archive), { purpose: 'import', headers });
  if (known?.columns.length !== indexes.length) return undefined;
  const columns = new Map<number, string | null>();
  indexes.forEach((index, at) => {
    const target = known.columns[at];
    if (target !== undefined && target !== UNSAID) columns.set(index, target);
  });
  return { kind: known.kind, columns };
}

/**
 * Keeps how the sheets of a committed import were understood, where that was not plain from their headers. No part of
 * the change: it stays when the import is undone, and when nothing was new.
 */
export async function rememberMapping(
  archive: Archive,
  { sources }: ImportConversation,
  at: string,
): Promise<void> {
  for (const source of sources) {
    const { found, map, answer } = source;
    if (found === undefined || map === undefined || !answer.used || isPlain(source)) continue;
    const { headers, indexes } = headerSet(found);
    if (headers === '') continue;
    const said = new Map(
      answer.columns.map(({ index, target, sure }) => [index, sure === 'none' ? UNSAID : target]),
    );
    const columns = indexes.map((index) => said.get(index) ?? (said.has(index) ? null : UNSAID));
    await rememberColumns(archive, { purpose: 'import', headers }, { kind: map.fileKind.id, columns, at });
  }
}

const isPlain = ({ answer, wishes }: SourceState): boolean =>
  answer.kindSure === 'sure' &&
  wishes.header === undefined &&
  answer.columns.every(({ sure }) => sure === 'sure' || sure === 'none');

/** The headers in the order of their texts, each with its column; one that stands twice has a number behind. */
function headerSet({ headers }: FoundHeader): { headers: string; indexes: number[] } {
  const times = new Map<string, number>();
  const named = headers.flatMap((written, index) => {
    const header = normaliseHeader(written);
    if (header === '') return [];
    const before = times.get(header) ?? 0;
    times.set(header, before + 1);
    return [{ header: before === 0 ? header : `${header}#${before + 1}`, index }];
  });
  const ordered = named.toSorted((a, b) => (a.header < b.header ? -1 : 1));
  return {
    headers: ordered.map(({ header }) => header).join('\n'),
    indexes: ordered.map(({ index }) => index),
  };
}
