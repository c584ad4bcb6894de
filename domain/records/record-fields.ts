import type { CodeListName } from '#domain/codes/code-lists.ts';
import type { Field, FieldLevel, FieldType, RecordKindName } from '#domain/fields/field.ts';

interface Told {
  readonly type?: FieldType;
  readonly codes?: CodeListName;
  readonly unit?: string;
  readonly required?: 'always' | 'optional';
  readonly level?: FieldLevel;
  readonly rule?: string;
}

/** The dictionary entries of a kind of records: column, label and what is not the usual (optional text, INTERNAL). */
export const recordFields = (
  kind: RecordKindName,
  source: string,
  told: readonly (readonly [name: string, label: string, more?: Told])[],
): readonly Field[] =>
  told.map(([name, label, more = {}]) => {
    const type = more.type ?? (more.codes === undefined ? 'text' : 'code');
    return {
      ...{ key: `${kind}.${name}`, entity: kind, name, label, store: kind, type },
      ...(type === 'decimal' ? { scale: 2 } : {}),
      ...(more.unit === undefined ? {} : { unit: more.unit }),
      ...(more.codes === undefined ? {} : { codes: more.codes }),
      ...(more.rule === undefined ? {} : { rule: more.rule }),
      ...{ required: more.required ?? 'optional', headers: [label], exportHeader: label },
      ...{ level: more.level ?? 'INTERNAL', source },
    };
  });

export const day = { type: 'date' } as const;
export const must = { required: 'always' } as const;
export const money = { type: 'decimal', unit: '元' } as const;
export const phone = { level: 'FULL' } as const;
