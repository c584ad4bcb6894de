import { describe, expect, test } from 'vitest';
import { SheetError } from '#backend/sheets/sheet-error.ts';
import { type Random, makeRandom } from '#test/support/township/random.ts';
import { makeXlsx } from './make-package.ts';
import { readAll, sampleFiles } from './read-all.ts';

const SEEDS = 40;

/** Cuts off the end, changes single bytes, overwrites a stretch or takes one out. */
function spoil(bytes: Uint8Array, random: Random): Buffer {
  const spoilt = Buffer.from(bytes);
  const at = random.int(0, spoilt.length - 1);
  const length = random.int(1, 3000);
  switch (random.int(0, 3)) {
    case 0:
      return spoilt.subarray(0, at);
    case 1:
      for (let left = random.int(1, 30); left > 0; left -= 1) {
        spoilt[random.int(0, spoilt.length - 1)] = random.int(0, 255);
      }
      return spoilt;
    case 2:
      for (let place = at; place < Math.min(at + length, spoilt.length); place += 1) {
        spoilt[place] = random.int(0, 255);
      }
      return spoilt;
    default:
      return Buffer.concat([spoilt.subarray(0, at), spoilt.subarray(at + length)]);
  }
}

/** What happens that must not: another error than ours, or more than two seconds. */
async function misbehaviour(bytes: Uint8Array): Promise<string | undefined> {
  const started = performance.now();
  try {
    await readAll(bytes);
  } catch (thrown) {
    if (!(thrown instanceof SheetError)) return String(thrown);
  }
  return performance.now() - started > 2000 ? 'slow' : undefined;
}

describe('spoilt files end in rows or in a refusal, nothing else', () => {
  test.each(sampleFiles)('$name', { timeout: 60_000 }, async ({ bytes }) => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      expect(await misbehaviour(spoil(bytes, makeRandom(seed))), `seed ${seed}`).toBeUndefined();
    }
  });

  test('XML in a sound package', { timeout: 60_000 }, async () => {
    const row =
      '<row r="3"><c r="A3" t="s" s="1"><v>0</v></c><c t="inlineStr"><is><r><t>青石镇</t></r></is></c></row>';
    const sheet = Buffer.from(`<worksheet xmlns="x"><sheetData>${row.repeat(20)}</sheetData></worksheet>`);
    const shared = Buffer.from('<sst><si><t>户主</t><rPh><t>hu</t></rPh></si></sst>');
    const styles = Buffer.from(
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    );
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = makeRandom(seed);
      const change = (xml: Buffer) => (random.next() < 0.6 ? spoil(xml, random) : xml);
      const more = [
        { name: 'xl/worksheets/sheet1.xml', content: change(sheet) },
        { name: 'xl/sharedStrings.xml', content: change(shared) },
        { name: 'xl/styles.xml', content: change(styles) },
      ];
      expect(await misbehaviour(makeXlsx({ more })), `seed ${seed}`).toBeUndefined();
    }
  });
});
