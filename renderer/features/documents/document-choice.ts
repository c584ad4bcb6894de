import type { Output } from '#contract/channels.ts';
import type { DocumentTarget } from '#contract/document.ts';

export type CatalogueEntry = Output<'document.catalogue'>['documents'][number];
export type TargetKind = CatalogueEntry['targets'][number];

/** What is chosen so far; several households only for documents that are printed for one. */
export interface Choice {
  readonly document: string | null;
  readonly kind: TargetKind | null;
  readonly households: readonly number[];
  readonly procedureId: number | null;
  readonly villageId: number | null;
  readonly paper: 'A4' | 'A3';
}

export const noChoice: Choice = {
  document: null,
  kind: null,
  households: [],
  procedureId: null,
  villageId: null,
  paper: 'A4',
};

/** The choice with another document: kind and paper stay where the document has them. */
export function withDocument(choice: Choice, entry: CatalogueEntry): Choice {
  const keepsKind = choice.kind !== null && entry.targets.includes(choice.kind);
  return {
    ...choice,
    document: entry.id,
    kind: keepsKind ? choice.kind : (entry.targets[0] ?? null),
    paper: entry.papers.includes(choice.paper) ? choice.paper : (entry.papers[0] ?? 'A4'),
  };
}

/** For whom it is printed; null while nobody is chosen. */
export function targetOf(choice: Choice): DocumentTarget | null {
  switch (choice.kind) {
    case 'household': {
      const [householdId] = choice.households;
      if (householdId === undefined) return null;
      return choice.households.length === 1 ? { householdId } : { householdIds: [...choice.households] };
    }
    case 'procedure':
      return choice.procedureId === null ? null : { procedureId: choice.procedureId };
    case 'village':
      return choice.villageId === null ? null : { villageId: choice.villageId };
    case 'township':
      return { township: true };
    case null:
      return null;
  }
}

/** Chapters of the catalogue, by the first number of each. */
const chapters = [
  ['P01', '识别与纳入'],
  ['P20', '退出、返贫、风险消除'],
  ['P28', '自然增减与回头看'],
  ['P34', '帮扶'],
  ['P38', '卡、册、簿与归档'],
  ['T', '其他'],
] as const;

export const chapterOf = ({ id }: CatalogueEntry): string =>
  chapters.findLast(([first]) => id >= first)?.[1] ?? chapters[0][1];

/** Documents whose number, title, pinyin or step has the text; initials (`swsz`) and whole syllables both. */
export function findDocuments(documents: readonly CatalogueEntry[], text: string): CatalogueEntry[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [...documents];
  return documents.filter(
    ({ id, title, initials, pinyin, steps }) =>
      id.toLowerCase().startsWith(wanted) ||
      title.toLowerCase().includes(wanted) ||
      initials.toLowerCase().includes(wanted) ||
      pinyin.toLowerCase().includes(wanted) ||
      steps.some((step) => step.includes(wanted)),
  );
}

export const targetWords = {
  household: '一户',
  procedure: '一个程序',
  village: '一个村',
  township: '全乡镇',
} satisfies Record<TargetKind, string>;

/** Short, for the catalogue. */
export const targetNames = {
  household: '户',
  procedure: '程序',
  village: '村',
  township: '全乡镇',
} satisfies Record<TargetKind, string>;

export const levelWords = {
  FULL: '内部存档，含全部信息，不得张贴',
  INTERNAL: '内部使用，号码已遮盖，不得张贴',
  PUBLIC: '可以张贴公示',
  WEB: '可以上网公开',
} satisfies Record<CatalogueEntry['level'], string>;
