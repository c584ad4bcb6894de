import type { ChecklistEntry } from '#domain/policy/checklist-parts.ts';
import type { Answer, Evidence, Linked, Printed, Received } from './facts.ts';

/** For what a paper is asked: a year, a procedure, an event, or (both null) the file as a whole. */
export interface Wanted {
  readonly occasion: ChecklistEntry['occasion'];
  readonly year: number | null;
  readonly procedureId: number | null;
  /** It is the only one of its occasion: scans of no certain year are of it. */
  readonly isOnly: boolean;
}

export interface Found {
  /** `absent`: nothing is there, and no one said anything. */
  readonly base: 'there' | 'unsigned' | 'absent' | Answer['state'];
  readonly since: string | null;
  readonly printed: readonly Printed[];
  readonly links: readonly Linked[];
  readonly received: Received | null;
  readonly answer: Answer | null;
}

/** What of the file's content is this paper, and how far it is. `elsewhere`: procedures with an asking of their own. */
export function evidenceOf(
  entry: ChecklistEntry,
  wanted: Wanted,
  { file, elsewhere }: { readonly file: Evidence; readonly elsewhere: ReadonlySet<number> },
): Found {
  const { papers = [], key, count = 1 } = entry;
  const printed =
    papers.length === 0
      ? []
      : file.printed.filter((paper) => papers.includes(paper.document) && isOf(paper, wanted, elsewhere));
  const links = file.links.filter((link) => isScan(link, entry, wanted) && isLinkOf(link, wanted));
  const received = receivedOf(entry, wanted, file);
  const answer =
    file.answers.find(
      ({ item, year, procedureId }) =>
        item === key && year === wanted.year && procedureId === wanted.procedureId,
    ) ?? null;
  const content = contentOf({ entry, count }, { printed, links, received });
  const said = answer !== null && (answer.state === 'lost' || content.base !== 'there');
  const found = said ? { base: answer.state, since: answer.onDay } : content;
  return { ...found, printed, links, received, answer };
}

function contentOf(
  { entry, count }: { entry: ChecklistEntry; count: number },
  { printed, links, received }: Pick<Found, 'printed' | 'links' | 'received'>,
): Pick<Found, 'base' | 'since'> {
  const signed = entry.signed === true;
  const whole = printed.findLast(({ pages, back }) => !signed || back >= pages);
  if (whole !== undefined) return { base: 'there', since: whole.on };
  if (received !== null && (!signed || received.state === 'signed'))
    return { base: 'there', since: received.on };
  if (links.length >= count) return { base: 'there', since: links.at(-1)?.on ?? null };
  const out = printed.at(-1)?.on ?? received?.on;
  return out === undefined ? { base: 'absent', since: null } : { base: 'unsigned', since: out };
}

/** Of the same procedure; else of the same year, unless it is another procedure's that asks for such a paper too. */
function isOf({ procedureId, year }: Printed, wanted: Wanted, elsewhere: ReadonlySet<number>): boolean {
  if (wanted.occasion === 'file') return true;
  if (procedureId !== null && procedureId === wanted.procedureId) return true;
  if (procedureId !== null && elsewhere.has(procedureId)) return false;
  if (wanted.occasion === 'procedure') return false;
  return wanted.year === null || year === wanted.year;
}

const isScan = ({ item, isPicture }: Linked, { key, photos }: ChecklistEntry, { occasion }: Wanted) =>
  item === key ||
  (photos === true && item === null && isPicture && (occasion === 'file' || occasion === 'procedure'));

function isLinkOf({ procedureId, on }: Linked, wanted: Wanted): boolean {
  if (wanted.occasion === 'file') return true;
  if (procedureId !== null && wanted.procedureId !== null) return procedureId === wanted.procedureId;
  if (wanted.occasion === 'procedure') return false;
  if (wanted.occasion === 'year') return Number(on.slice(0, 4)) === wanted.year;
  return wanted.isOnly || Number(on.slice(0, 4)) === wanted.year;
}

function receivedOf(
  { papers = [], signed }: ChecklistEntry,
  { procedureId }: Wanted,
  { received }: Evidence,
): Received | null {
  if (procedureId === null) return null;
  const own = received.filter((each) => each.procedureId === procedureId && papers.includes(each.document));
  return own.find(({ state }) => signed !== true || state === 'signed') ?? own[0] ?? null;
}
