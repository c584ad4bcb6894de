import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { beforeFonts, fontFolder } from './render-job.ts';
import { coverageOf, openFaces } from '#backend/press/faces.ts';
import { inspectFont } from '#backend/press/inspect-font.ts';
import { splitByCoverage } from '#templates/layout/coverage.ts';

beforeAll(beforeFonts);

const span = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));

/** 通用规范汉字表 (8,105) as far as it is outside of the two blocks below. */
const OF_THE_TABLE = [
  '鿍鿎鿏𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸',
  '𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇',
  '𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮',
  '𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓',
].join('');

/** GB 18030-2022 level 2: the basic block and extension A as they were first encoded, and the table of 2013. */
const LEVEL_2 = [...span(0x4e00, 0x9fa5), ...span(0x3400, 0x4db5), ...OF_THE_TABLE];

describe('GB 18030-2022', () => {
  test('level 2 is 20,902 characters, 6,582 of extension A, and 199 more of the table', () => {
    expect(LEVEL_2).toHaveLength(27_484 + 199);
    expect(new Set(LEVEL_2).size).toBe(LEVEL_2.length);
  });

  test.each(['song', 'title', 'hei', 'fangsong', 'kai'] as const)(
    'level 2 can be printed in every text of %s with the bundled faces',
    (face) => {
      const { lacks } = splitByCoverage(LEVEL_2.join(''), face, coverageOf(fontFolder));
      expect(lacks.join('')).toBe('');
    },
  );

  // Debian's fonts-hanazono; not brought by the program.
  const files = ['HanaMinA.ttf', 'HanaMinB.ttf'].map((name) => `/usr/share/fonts/truetype/hanazono/${name}`);

  test.skipIf(!files.every((file) => existsSync(file)))(
    'level 3 up to extension F can be printed once HanaMin is added for rare characters',
    () => {
      const own = files.flatMap((file) => {
        const found = inspectFont(readFileSync(file), null);
        return found.ok ? [{ role: 'fallback' as const, bytes: found.font.bytes }] : [];
      });
      const { coverage } = openFaces(fontFolder, own);
      const level3 = [
        ...[span(0x3400, 0x4db5), span(0x4e00, 0x9fef), span(0x20000, 0x2a6d6), span(0x2a700, 0x2b734)],
        ...[span(0x2b740, 0x2b81d), span(0x2b820, 0x2cea1), span(0x2ceb0, 0x2ebe0)],
      ].flat();
      expect(splitByCoverage(level3.join(''), 'song', coverage).lacks.length).toBe(0);
    },
  );
});
