import { expect, test } from 'vitest';
import { signedPages, signersOf } from '#domain/scans/signed-documents.ts';
import { documents } from '#templates/catalogue.ts';

test('what goes on a board, on the wall or into a drawer is not asked for', () => {
  const unsigned = Object.keys(documents).filter((id) => signersOf(id) === null);
  for (const id of ['P12', 'P13', 'P14', 'P22', 'P25B', 'P27', 'P35', 'P37', 'P38B', 'P41'])
    expect(unsigned).toContain(id);
  for (const id of ['P02', 'P04', 'P05', 'P09', 'P17', 'P19B', 'P21C', 'P23B', 'P34', 'P36B'])
    expect(unsigned).not.toContain(id);
});

test('of the application the guide in front stays with the household', () => {
  expect(signedPages('P01', 2)).toEqual([2]);
  expect(signedPages('P04', 2)).toEqual([1, 2]);
  expect(signedPages('P12', 1)).toEqual([]);
});
