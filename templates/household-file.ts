import type { Retention } from '#domain/records/filing.ts';
import type { Place } from './document.ts';
import { fill } from './wording.ts';

/** What 档号 and cover of a file are made of; an empty text is not known and left for the pen. */
export interface FileCodes {
  /** 全宗号 */
  readonly fonds: string;
  /** 档案门类代码 */
  readonly fileClass: string;
  /** 机构（问题）代码 */
  readonly office: string;
}

/** The file of one household (一户一档): whose it is and what lies in it. */
export interface HouseholdFile {
  readonly place: Place;
  readonly group: string | null;
  /** Also 归档号, by which the township finds the file. */
  readonly householdNo: string | null;
  readonly head: string;
  readonly year: number;
  /** What the household is called in the title: 建档立卡贫困户, 监测对象 … */
  readonly called: string;
  /** {类目}: 精准扶贫, 防返贫监测帮扶 … */
  readonly category: string;
  readonly codes: FileCodes;
  /** Of the paper that is kept longest. */
  readonly retention: Retention;
  /** Days of the first and the last paper, yyyy-mm-dd; null while the file is empty. */
  readonly from: string | null;
  readonly to: string | null;
  readonly items: number;
  /** Null where the pages of a scan were not counted. */
  readonly pages: number | null;
  /** 档号 as it was given; missing: its parts, with a line for the number. */
  readonly code?: string;
  /** What the volume's last sheet says beside the counts. */
  readonly remarks?: string | null;
}

/** 案卷号: the last part of a number that was given; empty for the pen. */
export const volumeNumber = ({ code }: HouseholdFile): string => code?.split('-').at(-1) ?? '';

/** `20261122`, as lists of an archive write days; empty where there is none. */
export const archivalDay = (day: string | null): string => (day ?? '').replaceAll('-', '');

/** Texts that name a file, by their placeholders. */
export const fileFilling = ({ place, group, head, called, category }: HouseholdFile) => ({
  县: place.county,
  乡镇: place.township,
  村: place.village,
  组: group ?? '',
  对象: called,
  户主: head,
  类目: category,
});

/** Where a title of the file may break by its meaning: between the names that it is made of. */
export const filePhrases = (text: string, file: HouseholdFile): string[] => {
  const apart = Object.entries(fileFilling(file)).map(([name, value]) => [name, [value]] as const);
  return fill(text, Object.fromEntries(apart))
    .flat()
    .filter((phrase) => phrase !== '');
};
