import type { CodeItem, CodeList } from './code-list.ts';
import { overlaid, overlayItems } from './code-overlay.ts';
import { householdCodes } from './household-codes.ts';
import { housingCodes } from './housing-codes.ts';
import { kinshipCodes } from './kinship-codes.ts';
import { measureCodes } from './measure-codes.ts';
import { monitoringCodes } from './monitoring-codes.ts';
import { nationCodes } from './nation-codes.ts';
import { ownList } from './own-lists.ts';
import { personCodes } from './person-codes.ts';
import { procedureCodes } from './procedure-codes.ts';
import { recordCodes } from './record-codes.ts';
import { schoolCodes } from './school-codes.ts';
import { workCodes } from './work-codes.ts';

export type { CodeItem, CodeList };

/** Every code list of the collection forms and exports; the policy packs in force lay theirs over them. */
export const codeLists = {
  ...householdCodes,
  ...monitoringCodes,
  ...kinshipCodes,
  ...nationCodes,
  ...personCodes,
  ...schoolCodes,
  ...workCodes,
  ...housingCodes,
  ...measureCodes,
  ...procedureCodes,
  ...recordCodes,
} as const satisfies Record<string, CodeList>;

export type CodeListName = keyof typeof codeLists;

const predecessors: Partial<Record<CodeListName, CodeListName>> = {
  education: 'education_2014_2018',
  school_status: 'school_status_2014_2018',
  access_road_type: 'access_road_type_2014_2019',
};

/** The list that the forms of a year use under this name; without a year the newest. */
export function codeListFor(name: CodeListName, year?: number): CodeList {
  const own = ownList(name);
  if (own !== undefined) return own;
  return overlaid(name, builtInList(name, year), year);
}

function builtInList(name: CodeListName, year: number | undefined): CodeList {
  const list: CodeList = codeLists[name];
  const predecessor = predecessors[name];
  if (year === undefined || predecessor === undefined) return list;
  return year < (list.since ?? 0) ? codeLists[predecessor] : list;
}

/** The items under the list's name, offered or not: those of the packs of any year, then the program's own. */
export const allItemsOf = (name: CodeListName, year?: number): readonly CodeItem[] => [
  ...overlayItems(name),
  ...(ownList(name) ?? builtInList(name, year)).items,
];

/** The values that a form of the year offers; without a year those of the newest forms. */
export function codeItemsOf(list: CodeListName | CodeList, year?: number): readonly CodeItem[] {
  const { items } = typeof list === 'string' ? codeListFor(list, year) : list;
  return items.filter((item) => isOffered(item, year));
}

/** Whether the forms of any year have this code under the list's name. */
export function hasCode(name: CodeListName, code: string): boolean {
  const predecessor = predecessors[name];
  const items = [...allItemsOf(name), ...(predecessor ? codeLists[predecessor].items : [])];
  return items.some((item) => item.code === code);
}

function isOffered(item: CodeItem, year: number | undefined): boolean {
  if (year === undefined) return item.until === undefined;
  return (item.since ?? year) <= year && year <= (item.until ?? year);
}
