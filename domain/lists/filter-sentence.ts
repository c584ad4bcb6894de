import type { Field } from '#domain/fields/field.ts';
import { type FieldValue, formatFieldValue } from '#domain/fields/field-value.ts';
import { type Condition, type FilterGroup, isGroup, type Operator } from './filter.ts';
import { findListField, type ListSubject } from './list-fields.ts';

/** The words of an operator, as they stand between field and value and in the list to choose from. */
export function operatorWord(operator: Operator, type: Field['type']): string {
  const isDay = type === 'date' || type === 'month';
  switch (operator) {
    case 'is':
      return type === 'text' || isDay ? '是' : '=';
    case 'isNot':
      return type === 'text' ? '不是' : '≠';
    case 'oneOf':
      return type === 'codes' ? '含' : type === 'bool' ? '为' : '是';
    case 'noneOf':
      return type === 'codes' ? '不含' : type === 'bool' ? '不为' : '不是';
    case 'contains':
      return '包含';
    case 'lacks':
      return '不包含';
    case 'starts':
      return '开头是';
    case 'between':
      return '在';
    case 'empty':
      return '未填';
    case 'filled':
      return '已填';
    case 'lt':
      return isDay ? '早于' : '<';
    case 'gt':
      return isDay ? '晚于' : '>';
    case 'le':
      return isDay ? '不晚于' : '≤';
    case 'ge':
      return isDay ? '不早于' : '≥';
  }
}

const WHOSE: Readonly<Record<ListSubject, string>> = { household: '', member: '有成员', spell: '监测中' };

/** “户类型 是 脱贫户 且 人均纯收入 < 8000”: a filter in a clerk's words, with the labels of the year. */
export function filterSentence(group: FilterGroup, year: number): string {
  const word = group.join === 'and' ? ' 且 ' : ' 或 ';
  const parts: { subject: ListSubject | null; text: string }[] = group.of.map((node) =>
    isGroup(node)
      ? {
          subject: null,
          text: node.of.length === 1 ? filterSentence(node, year) : `（${filterSentence(node, year)}）`,
        }
      : { subject: findListField(node.field)?.subject ?? 'household', text: conditionWords(node, year) },
  );
  if (group.join === 'or') return parts.map((part) => withWhose(part.subject, [part.text], word)).join(word);
  // Conditions on one and the same person read as one.
  const told: string[] = [];
  for (const [at, { subject, text }] of parts.entries()) {
    if (subject === null || subject === 'household') told.push(text);
    else if (parts.findIndex((part) => part.subject === subject) === at)
      told.push(
        withWhose(
          subject,
          parts.filter((part) => part.subject === subject).map((part) => part.text),
          word,
        ),
      );
  }
  return told.join(word);
}

function withWhose(subject: ListSubject | null, texts: readonly string[], word: string): string {
  const whose = subject === null ? '' : WHOSE[subject];
  if (whose === '') return texts.join(word);
  return texts.length === 1 ? `${whose} ${texts[0] ?? ''}` : `${whose}（${texts.join(word)}）`;
}

/** A condition, or one of a check that compares two fields. */
type SaidCondition = Condition & { readonly other?: string | undefined };

/** “人均纯收入 < 8000”, “纳入年度 > 脱贫年度”. */
export function conditionWords({ field: key, op, values, other }: SaidCondition, year: number): string {
  const field = findListField(key)?.field;
  if (field === undefined) return '（已停用的项）';
  if (other !== undefined) return [field.label, operatorWord(op, field.type), labelOf(other)].join(' ');
  const shown = values.map((value) => valueWords(field, value, year));
  const tail = op === 'between' ? `${shown[0] ?? ''} 到 ${shown[1] ?? ''} 之间` : shown.join('、');
  return [field.label, operatorWord(op, field.type), tail].filter((part) => part !== '').join(' ');
}

const labelOf = (key: string): string => findListField(key)?.field.label ?? '（已停用的项）';

function valueWords(field: Field, value: FieldValue, year: number): string {
  if (field.type === 'decimal') return String(value);
  return formatFieldValue(field, value, year);
}
