import type { Request } from '#contract/channels.ts';
import type { Retention } from './filing-words.ts';

/** What a clerk may word anew of a filed paper, or of one before it is filed. */
export interface Described {
  readonly title: string;
  readonly author: string;
  readonly docNo: string;
  readonly dated: string | null;
  readonly secrecy: string;
  readonly pages: number | null;
  readonly note: string;
  readonly retention: Retention;
}

type Changes = Omit<Request<'filing.file'>['papers'][number], 'documentId' | 'linkId'>;

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** A description as it is sent; nothing where nothing was worded anew. */
export const changesOf = (draft: Described | undefined): Changes =>
  draft === undefined
    ? {}
    : {
        title: draft.title.trim(),
        author: draft.author.trim(),
        docNo: orNull(draft.docNo),
        dated: draft.dated,
        secrecy: orNull(draft.secrecy),
        pages: draft.pages,
        note: orNull(draft.note),
        retention: draft.retention,
      };

interface Paper {
  readonly title: string;
  readonly author: string;
  readonly docNo: string | null;
  readonly dated: string | null;
  readonly secrecy?: string | null;
  readonly pages: number | null;
  readonly note?: string | null;
  readonly retention: Retention;
}

export const describedOf = (paper: Paper): Described => ({
  title: paper.title,
  author: paper.author,
  docNo: paper.docNo ?? '',
  dated: paper.dated,
  secrecy: paper.secrecy ?? '',
  pages: paper.pages,
  note: paper.note ?? '',
  retention: paper.retention,
});

/** What is lacking before it can be filed, by box. */
export const lacksOf = ({ title, author }: Described): { title?: string; author?: string } => ({
  ...(title.trim() === '' ? { title: '请填写题名' } : {}),
  ...(author.trim() === '' ? { author: '请填写责任者' } : {}),
});
