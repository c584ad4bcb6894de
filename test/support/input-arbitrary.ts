import fc from 'fast-check';

type Schema = Readonly<Record<string, unknown>>;

const NASTY = [
  '',
  ' ',
  '%',
  "'; DROP TABLE member; --",
  '../..',
  '\u0000',
  '王䶮',
  '01',
  '2025-03-01',
  '\uFFFD',
  '=',
];
const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const keys = [
  'household.phone',
  'household.household_no',
  'income.wage_income',
  'member.name',
  'member.sex',
  'x',
];

/** Values that mostly fit a JSON Schema, so that they get past the door and into the handlers. */
export function inputOf(schema: Schema): fc.Arbitrary<unknown> {
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  if ('const' in schema) return fc.constant(schema['const']);
  const union = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (union !== undefined) return fc.oneof(...union.map(inputOf));
  switch (schema['type']) {
    case 'object':
      return objectOf(schema);
    case 'array':
      if (Array.isArray(schema['prefixItems']))
        return fc.tuple(...(schema['prefixItems'] as Schema[]).map(inputOf));
      return fc.array(inputOf((schema['items'] ?? {}) as Schema), { minLength: 0, maxLength: 3 });
    case 'integer':
      return fc.oneof(
        { weight: 3, arbitrary: fc.integer({ min: 1, max: 6 }) },
        bounded(schema),
        fc.maxSafeInteger(),
      );
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return schema['format'] === 'date' ? fc.constantFrom('2025-03-01', '2025-02-28', '1900-01-01') : text;
  }
}

const bounded = ({ minimum, maximum }: Schema) =>
  fc.integer({ min: Math.max(Number(minimum ?? 0), -1e6), max: Math.min(Number(maximum ?? 1e6), 1e6) });

function objectOf(schema: Schema): fc.Arbitrary<unknown> {
  const properties = schema['properties'] as Record<string, Schema> | undefined;
  if (properties === undefined)
    return fc.dictionary(fc.constantFrom(...keys), fc.oneof(text, fc.integer(), fc.constant(null)), {
      maxKeys: 3,
    });
  const entries = Object.entries(properties).map(([key, property]) => [
    key,
    key === 'year' ? fc.integer({ min: 2020, max: 2026 }) : inputOf(property),
  ]);
  const required = (schema['required'] ?? []) as string[];
  return fc.record(Object.fromEntries(entries) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: required,
  });
}
