import { describe, expect, test } from 'vitest';
import { codeLists } from '#domain/codes/code-lists.ts';
import { comparableText } from '#domain/codes/comparable-text.ts';
import { fieldByKey, fields, fieldsOf, findField, storedFields } from '#domain/fields/dictionary.ts';
import type { EntityName, FieldStore } from '#domain/fields/field.ts';
import { exportFiles, uploadHeaders } from './national-headers.ts';

const tables: readonly FieldStore[] = [
  'household',
  'household_year',
  'member',
  'member_year',
  'income_statement',
  'monitoring_spell',
  'measure',
  'helper',
  'pairing',
  'visit',
  'village',
  'village_year',
];

describe('the dictionary', () => {
  test('has the 302 fields of the research and the areas of villages, each under its own key', () => {
    expect(fields).toHaveLength(308);
    expect(new Set(fields.map((field) => field.key)).size).toBe(308);
    expect(new Set(fields.map((field) => field.source)).has('')).toBe(false);
  });

  test.each(fields)('$key says the same thing everywhere', (field) => {
    expect(field.key).toBe(`${field.entity}.${field.name}`);
    expect(field.name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/u);
    expect(fieldsOf(field.entity)).toContain(field);
    expect(findField(field.key)).toBe(field);
    const headers = field.headers.map(comparableText);
    expect(new Set(headers).size).toBe(headers.length);
    expect(headers).toContain(comparableText(field.label));
    expect(headers).toContain(comparableText(field.exportHeader));
    expect(field.since ?? 0).toBeLessThanOrEqual(field.until ?? Infinity);
  });

  test.each(fields)('$key has what its type needs and nothing else', (field) => {
    expect(field.scale !== undefined).toBe(field.type === 'decimal');
    expect(field.store === 'paper').toBe(field.type === 'signature');
    if (field.codes) expect(Object.keys(codeLists)).toContain(field.codes);
    if (field.codes) expect(['code', 'codes']).toContain(field.type);
    if (field.type === 'codes') expect(field.codes).toBeDefined();
  });

  test('only the reason of a member change has a code whose list depends on another field', () => {
    const listless = fields.filter((field) => field.type === 'code' && !field.codes);
    expect(listless.map((field) => field.key)).toEqual(['member_change.reason']);
  });

  test.each(tables)('table %s has a column for each field once', (store) => {
    const columns = storedFields(store).map((field) => field.name);
    expect(columns.length).toBeGreaterThan(0);
    expect(new Set(columns).size).toBe(columns.length);
  });

  test('lets nothing that identifies, reaches or pays a person, and no health, onto a posted sheet', () => {
    const full = /证件号码|身份证|电话|账号|银行|住址|出生日期|健康状况|残疾(类别|等级|证)|风险\d/u;
    for (const field of fields.filter((entry) => full.test(entry.label)))
      expect(field.level, field.key).toBe('FULL');
    const publicFields = fields.filter((field) => field.level === 'PUBLIC' && field.entity !== 'village');
    expect(publicFields.map((field) => field.key)).toMatchInlineSnapshot(`
      [
        "household.head_name",
        "household.year",
        "household.province",
        "household.city",
        "household.county",
        "household.township",
        "household.village",
        "household.region_code",
        "household.group_name",
        "household.head_count",
        "household.current_head_count",
        "household.annual_head_count",
        "monitoring.category",
        "monitoring.notice_from",
        "monitoring.notice_to",
        "monitoring.elimination_mode",
      ]
    `);
  });

  test('finds fields by key', () => {
    expect(fieldByKey('income.business_expense').exportHeader).toBe('生产性支出');
    expect(findField('income.nothing')).toBeUndefined();
  });
});

function entitiesWith(header: string, entities: readonly EntityName[]): readonly string[][] {
  return entities
    .map((entity) =>
      fieldsOf(entity).filter((field) => field.headers.map(comparableText).includes(comparableText(header))),
    )
    .filter((found) => found.length > 0)
    .map((found) => found.map((field) => field.key));
}

describe('national exports', () => {
  test.each(Object.entries(exportFiles))(
    '%s: every header is one field, the first entity before the next',
    (_, file) => {
      const resolved = file.headers.map((header) => entitiesWith(header, file.entities)[0]);
      const missing = file.headers.filter((_header, index) => resolved[index] === undefined);
      expect(missing).toEqual(file.unmapped);
      const keys = resolved.filter((found) => found !== undefined);
      for (const found of keys) expect(found).toHaveLength(1);
      expect(new Set(keys.flat()).size).toBe(keys.length);
    },
  );

  test.each(Object.entries(exportFiles))(
    '%s: only these headers mean several fields of the file',
    (_, file) => {
      const shared = file.headers.filter((header) => entitiesWith(header, file.entities).length > 1);
      expect(shared).toEqual(file.shared);
    },
  );
});

describe('uploads', () => {
  test.each(uploadHeaders)('%s.%s is written under %s', (entity, name, header) => {
    const written = fieldsOf(entity).filter((field) => field.exportHeader === header);
    expect(written.map((field) => field.name)).toEqual([name]);
  });
});
