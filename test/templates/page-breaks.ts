import { linesOf, type LaidOutPage, type Piece } from '#test/support/laid-out.ts';
import { continued, levelsOf, ruledBlocks, type Continued, type RuledBlock } from './ruled-rows.ts';

/** Words that somebody signs or seals behind, or a day for the pen; a heading of such a name is none. */
const SIGNED = /(签字|签名|盖章|按手印|签收)[^：]*：|年\s+月\s+日/;

/** The printed day under a signature for a seal. */
const DAY = /^\d{4}年\d{1,2}月\d{1,2}日$/;

/** In points: two rows of a list; a row as high as both together is no lone line either. */
const TWO_ROWS = 45;

/** A page with what stands above its foot. */
interface Sheet {
  readonly page: LaidOutPage;
  readonly body: readonly Piece[];
}

/** What is wrong where a document goes on from one page to the next, by the page that has the fault. */
export function breakFaults(
  before: Sheet,
  after: Sheet,
): { readonly before: string[]; readonly after: string[] } {
  const above = ruledBlocks(before.page, before.body).at(-1);
  const blocks = ruledBlocks(after.page, after.body);
  const endsWithTable =
    above !== undefined && before.body.every(({ top }) => top < (above.at(-1)?.bottom ?? 0));
  const [below] = blocks;
  const table = endsWithTable && below !== undefined ? continued(above, below) : null;
  return {
    before: table === null ? [] : headFaults(table, before),
    after: [
      ...(table === null ? [] : tailFaults(table, before)),
      ...signatureFaults(after, { blocks, head: table?.head ?? 0, endsWithTable }),
    ],
  };
}

/** Rows of a table count by their number, or by their height where they are high. */
const isAlone = (rows: RuledBlock): boolean =>
  rows.length < 2 && (rows[0] === undefined || rows[0].bottom - rows[0].top < TWO_ROWS);

const rowsAbove = ({ above, from, head }: Continued): RuledBlock => above.slice(from + head);

/** Something stands above the table, so that it could have gone to the next page as a whole. */
const hasAbove = ({ above, from }: Continued, { body }: Sheet): boolean =>
  body.some(({ bottom }) => bottom < (above[from]?.top ?? 0));

function headFaults(table: Continued, before: Sheet): string[] {
  const rows = rowsAbove(table);
  return isAlone(rows) && hasAbove(table, before)
    ? [`has a head with ${rows.length} of its rows at the foot`]
    : [];
}

function tailFaults(table: Continued, before: Sheet): string[] {
  const canGive = rowsAbove(table).length > 2 || hasAbove(table, before);
  return isAlone(table.below.slice(table.head)) && canGive ? ['has the last row of a table alone'] : [];
}

interface Around {
  readonly blocks: readonly RuledBlock[];
  /** Rows of the first table that the page before has too. */
  readonly head: number;
  readonly endsWithTable: boolean;
}

/**
 * Whoever signs sees two rows or lines at least of what is signed; a note below a table that stayed on the page before
 * does not do. A column to sign in and a box with words of its own are signed where they stand.
 */
function signatureFaults({ page, body }: Sheet, { blocks, head, endsWithTable }: Around): string[] {
  const rows = blocks.flatMap((block, at) => (at === 0 ? block.slice(head) : block));
  const loose = body.filter(({ top, bottom }) => !blocks.some((block) => isWithin(block, top, bottom)));
  const lines = linesOf(loose).map((pieces) => ({
    top: Math.min(...pieces.map(({ top }) => top)),
    text: pieces.map(({ text }) => text).join(''),
    isSigned: pieces.some(({ text }) => SIGNED.test(text)),
  }));
  const boxes = rows.filter(
    ({ pieces }) => pieces.length > 0 && pieces.every(({ text }) => SIGNED.test(text) || text === '（盖章）'),
  );
  const day = lines.findIndex(({ text }) => DAY.test(text));
  const signed = [...lines.filter(({ isSigned }, at) => isSigned || at === day - 1), ...boxes].map(
    ({ top }) => top,
  );
  if (signed.length === 0) return [];
  const first = Math.min(...signed);
  const shown = rows.filter(({ bottom }) => bottom <= first + 1);
  const toWriteOn = levelsOf(page.rules).filter((level) => level < first && !blocks.some(spans(level)));
  const words = lines.filter(({ top }) => top < first).length + toWriteOn.length;
  const enough =
    !isAlone(shown) || (shown.length + words >= 2 && (shown.length > 0 || !endsWithTable || words > 2));
  return enough ? [] : ['has signatures and hardly a word above them'];
}

const spans =
  (level: number) =>
  (block: RuledBlock): boolean =>
    isWithin(block, level, level);

const isWithin = (block: RuledBlock, top: number, bottom: number): boolean =>
  top > (block[0]?.top ?? 0) - 2 && bottom < (block.at(-1)?.bottom ?? 0) + 2;
