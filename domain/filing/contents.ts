import { ATTACHMENT_PLACE, filingRuleOf, VISIT_PLACE } from '#domain/records/filing.ts';

/** What a paper is, as far as its place in a volume depends on it. */
interface Shelved {
  /** `P04`; null of a picture. */
  readonly document: string | null;
  readonly isOfVisit: boolean;
  readonly dated: string | null;
}

/** Place among the twenty of a household's file (一户一档). */
export const placeOf = ({ document, isOfVisit }: Omit<Shelved, 'dated'>): number =>
  document === null
    ? isOfVisit
      ? VISIT_PLACE
      : ATTACHMENT_PLACE
    : (filingRuleOf(document)?.place ?? ATTACHMENT_PLACE);

/** First by place, then by day; what has no day comes last in its place. */
export const inOrder = <Paper extends Shelved>(papers: readonly Paper[]): Paper[] =>
  papers.toSorted(
    (one, other) => placeOf(one) - placeOf(other) || (one.dated ?? '9').localeCompare(other.dated ?? '9'),
  );

/** 页号: on which page each paper begins; null from the first one after a paper that nobody counted. */
export function firstPages(papers: readonly { readonly pages: number | null }[]): (number | null)[] {
  let next: number | null = 1;
  return papers.map(({ pages }) => {
    const from: number | null = next;
    next = from === null || pages === null ? null : from + pages;
    return from;
  });
}

/** Pages together; null where one was not counted. */
export const pagesTogether = (papers: readonly { readonly pages: number | null }[]): number | null =>
  papers.reduce((sum: number | null, { pages }) => (sum === null || pages === null ? null : sum + pages), 0);
