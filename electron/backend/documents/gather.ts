import type { Input } from '#contract/channels.ts';
import { readAttachment } from '#db/attachment-files.ts';
import { ownWordings } from '#db/documents.ts';
import { reader } from '#db/write.ts';
import { documents, type DocumentId } from '#templates/catalogue.ts';
import type { Refusal as Need } from '#templates/document.ts';
import type { Words } from '#templates/wording.ts';
import { involve } from '../access/involve.ts';
import type { PressSheet } from '../press/job.ts';
import { openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { documentFor, makerOf } from './catalogue.ts';
import type { Place } from './make-sheet.ts';
import type { Sheet } from './sheet.ts';
import { placesFor } from './sheets.ts';
import { packWords } from './wording.ts';

/** One paper with its document and the texts that hold for it. */
export interface Paper {
  readonly document: DocumentId;
  readonly words: Words;
  readonly sheet: Sheet;
}

interface Planned {
  readonly document: DocumentId;
  readonly place: Place;
}

/** What was asked for, in the order of printing; nothing is read of a paper before it is made. */
export interface Plan {
  readonly count: number;
  readonly make: (at: number) => Promise<Paper>;
}

type Wanted = Pick<Input<'document.print'>, 'document' | 'with' | 'target' | 'year'>;

/**
 * The papers of one document, or of a set of several: first those of no household, then household by household in the
 * order of the documents. Throws a Refusal when nobody is meant.
 */
export async function planOf(
  session: Session,
  { document, with: more, target, year }: Wanted,
): Promise<Plan> {
  const archive = openArchiveOf(session);
  const db = reader(archive);
  const readFile = (sha256: string) => readAttachment(archive, sha256);
  const asked = { db, raw: archive.rawReading, readFile, target, year, today: today(session) };
  const planned: Planned[] = [];
  for (const id of [document, ...more].map((each) => documentFor(each, target)))
    for (const place of await placesFor(makerOf(id), asked)) planned.push({ document: id, place });
  const ordered = more.length === 0 ? planned : byHousehold(planned);
  const own = await ownWordings(db);
  return {
    count: ordered.length,
    make: async (at) => {
      const one = ordered[at];
      if (one === undefined) throw new Refusal({ code: 'not-found', what: '这一份' });
      const sheet = await one.place.make();
      involve([sheet.householdId]);
      const words = { ...packWords(sheet.pack, one.document), ...own.get(one.document) };
      return { document: one.document, words, sheet };
    },
  };
}

function byHousehold(planned: readonly Planned[]): Planned[] {
  const order = new Map<number, number>([[0, 0]]);
  for (const { place } of planned)
    if (!order.has(place.householdId)) order.set(place.householdId, order.size);
  const rank = ({ place }: Planned) => order.get(place.householdId) ?? 0;
  return planned.toSorted((a, b) => rank(a) - rank(b));
}

/** What the valid paper lacks: what its making found, then what the template asks of the model. */
export function needsOf({ document, sheet }: Paper): Need[] {
  // A paper pairs each document with its own model, which the lookup by number cannot show.
  const needs = documents[document].needs as (model: unknown) => readonly Need[];
  return [...sheet.needs, ...needs(sheet.model)];
}

export const pressSheet = ({ document, words, sheet }: Paper, code: string | null): PressSheet =>
  ({ document, model: sheet.model, words, code }) as PressSheet;
