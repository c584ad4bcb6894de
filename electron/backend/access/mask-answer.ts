import { fields } from '#domain/fields/dictionary.ts';
import { hideIdNumber, maskBankAccount, maskPhone } from '#domain/identity/mask.ts';
import { maskNumbers } from '#domain/identity/mask-numbers.ts';

type Mask = (written: string) => string;

/** By how the name of a key or of a field ends. */
const MASKS: readonly (readonly [RegExp, Mask])[] = [
  [/(?:id_?number|id_?key)$/iu, hideIdNumber],
  [/phone$/iu, maskPhone],
  [/(?:bank_?account|^account)$/iu, maskBankAccount],
];

const maskOf = (name: string): Mask | null => MASKS.find(([ending]) => ending.test(name))?.[1] ?? null;

/** Labels of the fields whose values are masked: a history names its field by them. */
const LABELS: ReadonlyMap<string, Mask> = new Map(
  fields.flatMap(({ label, name }) => {
    const mask = maskOf(name);
    return mask === null ? [] : [[label, mask] as const];
  }),
);

/** What names the field whose value stands beside it. */
const NAMING = ['key', 'field', 'column', 'target', 'label', 'fieldLabel'] as const;

/** What programs know each other by: hashes and marks, made by the program. */
const MACHINE = new Set(['sha256', 'hash', 'outputId', 'archiveId', 'words', 'at', 'version']);

/**
 * An answer for whoever may not see numbers of persons: identity numbers, certificates, phones and accounts masked,
 * by the key or the field that names them and wherever they stand in a text. Keys of objects are left alone.
 */
export function maskAnswer(answer: unknown, isPublic: (digits: string) => boolean): unknown {
  const text = (value: string, mask: Mask | null): string => {
    if (mask !== null && /\d/u.test(value.normalize('NFKC')) && !isPublic(digitsOf(value)))
      return mask(value);
    if (/\.(?:xlsx?|pdf|zip|csv|json)$/iu.test(value))
      return value
        .split('_')
        .map((part) => maskNumbers(part, isPublic))
        .join('_');
    return maskNumbers(value, isPublic);
  };
  const walk = (value: unknown, mask: Mask | null): unknown => {
    if (typeof value === 'string') return text(value, mask);
    if (Array.isArray(value)) return value.map((each) => walk(each, mask));
    if (typeof value !== 'object' || value === null) return value;
    const beside = besideOf(value) ?? mask;
    return Object.fromEntries(
      Object.entries(value).map(([key, own]) => {
        if (MACHINE.has(key)) return [key, own];
        const isNaming = NAMING.some((naming) => naming === key);
        return [key, walk(own, maskOf(key) ?? (isNaming ? null : valueMask(key, beside)))];
      }),
    );
  };
  return walk(answer, null);
}

/** Values of the field that an object names; what else stands in it is read as any text. */
const VALUES =
  /^(?:values?|before|after|was|is|old|new|from|to|first|second|archive|national|paper|said|told|text|entries|cells|lastYear|detail|reported)$/u;
const valueMask = (key: string, beside: Mask | null): Mask | null => (VALUES.test(key) ? beside : null);

function besideOf(value: object): Mask | null {
  const cells = value as Record<string, unknown>;
  for (const naming of NAMING) {
    const named = cells[naming];
    if (typeof named !== 'string') continue;
    const mask = LABELS.get(named) ?? maskOf(named);
    if (mask !== null) return mask;
  }
  return null;
}

const digitsOf = (written: string): string => written.normalize('NFKC').replace(/\D/gu, '');
