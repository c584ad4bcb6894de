/** A paper as it goes into a box. */
interface Boxed {
  readonly id: number;
  /** Null: nobody counted; it is taken for one page. */
  readonly pages: number | null;
}

/** Pages that a box of this spine holds. */
export const capacityOf = (spine: number, pagesPerMillimetre: number): number =>
  Math.floor(spine * pagesPerMillimetre);

const pagesOf = ({ pages }: Boxed): number => pages ?? 1;

/**
 * Papers in their order, as many in each box as it holds. A paper is never divided: one that is thicker than a box has
 * one of its own.
 */
export function divideIntoBoxes<Paper extends Boxed>(
  papers: readonly Paper[],
  capacity: number,
): { readonly papers: readonly Paper[]; readonly pages: number }[] {
  const boxes: { papers: Paper[]; pages: number }[] = [];
  for (const paper of papers) {
    const last = boxes.at(-1);
    const pages = pagesOf(paper);
    if (last === undefined || last.pages + pages > capacity) boxes.push({ papers: [paper], pages });
    else {
      last.papers.push(paper);
      last.pages += pages;
    }
  }
  return boxes;
}
