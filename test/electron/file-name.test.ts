import fc from 'fast-check';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { fileNameProblem, safeFileName } from '#electron/file-name.ts';

it('leaves an ordinary Chinese name as it is', () => {
  for (const name of ['云溪镇', '拟纳入名单公示（云溪村）2025.pdf', '3.5 防返贫监测对象.xlsx', '𬭸家.pdf'])
    expect(safeFileName(name)).toBe(name);
});

it.each([
  ['../../etc/passwd', '_.._etc_passwd'],
  ['a\\b.pdf', 'a_b.pdf'],
  ['公示\u202efdp.exe', '公示fdp.exe'],
  ['CON.pdf', '_CON.pdf'],
  ['com¹', '_com¹'],
  [' .x. ', 'x'],
  ['...', '未命名'],
  ['', '未命名'],
])('makes %j into %j', (given, safe) => {
  expect(safeFileName(given)).toBe(safe);
});

it('keeps the extension of a name that is too long', () => {
  const name = safeFileName(`${'很长'.repeat(60)}.pdf`);
  expect(name.endsWith('.pdf')).toBe(true);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
});

it('never leaves the folder, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeFileName(name);
      expect(fileNameProblem(safe)).toBeNull();
      expect(basename(join('/out', safe))).toBe(safe);
      expect(safeFileName(safe)).toBe(safe);
    }),
  );
});
