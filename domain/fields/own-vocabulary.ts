import type { CodeList } from '#domain/codes/code-list.ts';
import { setOwnLists } from '#domain/codes/own-lists.ts';
import { type CustomField, customListName, fieldOfCustom } from './custom-field.ts';
import { setCustomFields } from './dictionary.ts';

const listOf = ({ label, options }: CustomField): CodeList => ({
  title: label,
  source: '本乡镇自定',
  confidence: 'published',
  items: options,
});

/** Makes the township's own fields and their lists known to this process, in place of those before. */
export function setOwnVocabulary(fields: readonly CustomField[]): void {
  setOwnLists(new Map(fields.map((field) => [customListName(field.name), listOf(field)])));
  setCustomFields(fields.map(fieldOfCustom));
}
