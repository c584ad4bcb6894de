import { describe, expect, test } from 'vitest';
import { SHIPPED_PACKS } from '#domain/policy/load-pack.ts';
import { resolvePack } from '#domain/policy/resolve-pack.ts';
import { documents } from '#templates/catalogue.ts';

const procedures = SHIPPED_PACKS.flatMap((file) => {
  const { pack } = resolvePack(file, SHIPPED_PACKS);
  return (pack?.procedures ?? []).map((procedure) => [`${file.id} ${procedure.key}`, procedure] as const);
});

describe.each(procedures)('%s', (_, { steps }) => {
  test('asks for papers that the program prints', () => {
    const asked = steps.flatMap(({ papers }) => papers.map(({ document }) => document));
    expect(asked.filter((id) => !Object.hasOwn(documents, id))).toEqual([]);
  });

  test('begins without papers that must be there before it', () => {
    const [first] = steps;
    expect(first?.optional).toBeUndefined();
    expect(first?.gates).toEqual([]);
    expect(first?.papers.filter(({ by }) => by === undefined)).toEqual([]);
  });

  test('keeps each day of the archive by one step', () => {
    const roles = steps.flatMap(({ writes }) => writes ?? []);
    expect(roles).toHaveLength(new Set(roles).size);
  });

  test('proves each notice that holds up the next step by a sheet, and settles its objections', () => {
    const villages = steps.filter(({ notice, actor }) => notice?.holds && actor === 'village');
    for (const { papers, onObjection } of villages) {
      expect(papers.map(({ document }) => document)).toContain('P15');
      expect(onObjection).toBe('verify');
    }
  });

  test('asks every meeting for two thirds, a majority and votes that add up', () => {
    for (const { gates, meeting } of steps.filter(({ actor }) => actor === 'village-assembly')) {
      expect(gates).toEqual(expect.arrayContaining(['attendance-two-thirds', 'votes-add-up', 'majority']));
      expect(meeting).toMatchObject({ attendance: [2, 3], majority: [1, 2] });
    }
  });
});
