import type { Output, Request } from '#contract/channels.ts';

export type InboxPage = Output<'scan.inbox'>['pages'][number];
export type InboxState = InboxPage['state'];
export type Batch = Output<'scan.batches'>['batches'][number];
export type Source = Request<'scan.take'>['source'];
export type Wanted = Output<'scan.wanted'>['documents'][number];

/** What of the inbox is shown: pages of a state, or the sheets that are still out. */
export const VIEWS = ['waiting', 'twice', 'filed', 'aside', 'wanted'] as const;
export type View = (typeof VIEWS)[number];

export const VIEW_WORDS: Readonly<Record<View, string>> = {
  waiting: '待处理',
  twice: '重复',
  filed: '已归位',
  aside: '不归档',
  wanted: '还缺的签字件',
};

/** Pages that were replaced stand with those that are not filed: both were looked at and are not on file. */
export const STATES_OF: Readonly<Record<Exclude<View, 'wanted'>, readonly InboxState[]>> = {
  waiting: ['waiting'],
  twice: ['twice'],
  filed: ['filed'],
  aside: ['aside', 'replaced'],
};

export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  chosen: '选择文件',
  dropped: '拖入',
  pasted: '粘贴',
  folder: '收件文件夹',
  camera: '高拍仪',
  terminal: '命令行',
};

/** Where a page belongs in one line: its paper, else its place, else the file it came in. */
export const pageTitle = (page: InboxPage): string =>
  page.state === 'waiting' || page.state === 'aside'
    ? page.name
    : (page.document?.title ?? page.place ?? page.name);

/** `第 2 页，共 3 页` of the sheet, or which page of the file. */
export const pagePlace = ({ document, page, state }: InboxPage): string =>
  document !== null && state !== 'waiting'
    ? `第 ${document.page} 页，共 ${document.pages} 页`
    : `文件第 ${page} 页`;

/** `1、2、5` */
export const pagesInWords = (pages: readonly number[]): string => pages.join('、');

/** What tells two sheets with one title apart: whose it is, with village and number where that does not say them. */
export const sheetPlace = ({
  subject,
  householdNo,
  village,
}: Pick<Wanted, 'subject' | 'householdNo' | 'village'>): string =>
  [...[village, householdNo].filter((part) => part !== null && !subject.includes(part)), subject].join(' · ');
