import type { CodeList } from './code-list.ts';

let own: ReadonlyMap<string, CodeList> = new Map();

/** The lists of the township's own fields, by name (`own:custom_7`); set together with those fields. */
export function setOwnLists(lists: ReadonlyMap<string, CodeList>): void {
  own = lists;
}

const NONE: CodeList = { title: '', source: '本乡镇自定', confidence: 'published', items: [] };

/** A list of the township's own; an empty one for a field that is no longer known. */
export const ownList = (name: string): CodeList | undefined =>
  name.startsWith('own:') ? (own.get(name) ?? NONE) : undefined;
