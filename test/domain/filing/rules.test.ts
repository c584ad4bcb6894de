import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capacityOf, divideIntoBoxes } from '#domain/filing/boxes.ts';
import { firstPages, inOrder, pagesTogether } from '#domain/filing/contents.ts';
import { codeIn, itemSeries, volumeSeries } from '#domain/filing/numbers.ts';
import { isOver, keptUntil, lastYearOver } from '#domain/filing/periods.ts';
import { disposalRefusal, type ItemStanding } from '#domain/filing/refusals.ts';
import { filingLacks, type FilingSettings, officeOf } from '#domain/filing/settings.ts';

const settings: FilingSettings = {
  ...{ fonds: '0123', fileClass: 'JF', townshipOffice: 'FP', villageOffices: { '529901100202': 'SB' } },
  volumes: {
    household: '{全宗号}-{门类}02·{机构}-{案卷号}',
    village: null,
    township: '{全宗号}-{年度}-{案卷号}',
  },
  ...{ spines: [20, 30], pagesPerMillimetre: 8 },
};
const place = { year: 2026, retention: 'Y', office: '201' } as const;

describe('numbers', () => {
  test('of papers are those of DA/T 22-2015', () => {
    expect(codeIn(itemSeries(settings, place), 7)).toBe('0123-JF·2026-Y-201-0007');
    expect(codeIn(itemSeries(settings, place), 12345)).toBe('0123-JF·2026-Y-201-12345');
  });

  test('of volumes follow the pattern of the pack', () => {
    expect(volumeSeries(settings, 'household', place)).toBe('0123-JF02·201');
    expect(volumeSeries(settings, 'township', place)).toBe('0123-2026');
    expect(volumeSeries(settings, 'village', place)).toBeNull();
  });

  test('carry a village’s own code, else the end of its number; what is missing is told', () => {
    expect(officeOf(settings, { code: '529901100202' })).toBe('SB');
    expect(officeOf(settings, { code: '529901100203' })).toBe('203');
    expect(officeOf(settings, null)).toBe('FP');
    expect(filingLacks(settings, [])).toEqual([]);
    expect(filingLacks({ ...settings, fonds: '' }, [{ code: null, name: '云溪村' }])).toEqual([
      expect.stringContaining('全宗号'),
      expect.stringContaining('云溪村'),
    ]);
  });
});

describe('periods', () => {
  test.each([
    [2015, 'D10', '2025-12-31', '2026-01-01'],
    [2014, 'D30', '2044-12-31', '2045-01-01'],
  ] as const)('papers of %i for %s are kept until %s', (year, retention, until, over) => {
    expect(keptUntil({ year, retention })).toBe(until);
    expect(isOver({ year, retention }, until)).toBe(false);
    expect(isOver({ year, retention }, over)).toBe(true);
    expect(lastYearOver(retention, over)).toBe(year);
    expect(lastYearOver(retention, until)).toBe(year - 1);
  });

  test('what is kept for good is never over', () => {
    expect(keptUntil({ year: 1949, retention: 'Y' })).toBeNull();
    expect(isOver({ year: 1949, retention: 'Y' }, '9999-12-31')).toBe(false);
    expect(lastYearOver('Y', '9999-12-31')).toBeNull();
  });

  const flag = fc.boolean();
  const item: fc.Arbitrary<ItemStanding> = fc.record({
    ...{ code: fc.constant('0123-JF·2014-D10-201-0001'), year: fc.integer({ min: 2010, max: 2030 }) },
    retention: fc.constantFrom('Y' as const, 'D30' as const, 'D10' as const),
    ...{ isWithdrawn: flag, isHandedOver: flag, isDestroyed: flag, isListed: flag, isLent: flag },
    volume: fc.constant(null),
  });

  test('nothing is destroyed that is permanent, not over, lent, gone or listed', () => {
    fc.assert(
      fc.property(item, fc.integer({ min: 2020, max: 2070 }), (paper, year) => {
        const may = disposalRefusal(paper, `${year}-06-30`) === null;
        const { isWithdrawn, isHandedOver, isDestroyed, isListed, isLent } = paper;
        const isHere = !(isWithdrawn || isHandedOver || isDestroyed || isListed || isLent);
        const years = { Y: Infinity, D30: 30, D10: 10 }[paper.retention];
        expect(may).toBe(isHere && year > paper.year + years);
      }),
    );
  });

  test('a paper in a volume goes with it, when its longest paper is over', () => {
    const paper: ItemStanding = {
      ...{ code: 'x', year: 2014, retention: 'D10', isWithdrawn: false, isHandedOver: false },
      ...{ isDestroyed: false, isListed: false, isLent: false },
      volume: {
        ...{
          code: 'v',
          isClosed: true,
          isHandedOver: false,
          isLent: false,
          retention: 'Y',
          newestYear: 2014,
        },
      },
    };
    expect(disposalRefusal(paper, '2030-01-01')).toContain('永久');
    const short = { ...paper, volume: { ...paper.volume!, retention: 'D10' as const } };
    expect(disposalRefusal(short, '2030-01-01')).toBeNull();
    const younger = { ...short, volume: { ...short.volume, newestYear: 2020 } };
    expect(disposalRefusal(younger, '2030-01-01')).toContain('2030-12-31');
  });
});

describe('boxes and volumes', () => {
  const papers = fc.array(fc.record({ id: fc.nat(), pages: fc.option(fc.integer({ min: 1, max: 400 })) }));

  test('papers keep their order, none is divided or left out, and no box holds more than fits but one thick paper', () => {
    fc.assert(
      fc.property(papers, fc.integer({ min: 10, max: 320 }), (all, capacity) => {
        const boxes = divideIntoBoxes(all, capacity);
        expect(boxes.flatMap((box) => box.papers)).toEqual(all);
        for (const box of boxes) {
          expect(box.pages).toBe(box.papers.reduce((sum, { pages }) => sum + (pages ?? 1), 0));
          expect(box.pages <= capacity || box.papers.length === 1).toBe(true);
        }
        for (const [at, box] of boxes.entries()) {
          const next = boxes[at + 1]?.papers[0];
          if (next !== undefined) expect(box.pages + (next.pages ?? 1)).toBeGreaterThan(capacity);
        }
      }),
    );
    expect(capacityOf(20, 8)).toBe(160);
  });

  test('pages are counted on to the first paper that nobody counted', () => {
    const of = (...pages: (number | null)[]) => pages.map((each) => ({ pages: each }));
    expect(firstPages(of(2, 3, null, 1))).toEqual([1, 3, 6, null]);
    expect(pagesTogether(of(2, 3))).toBe(5);
    expect(pagesTogether(of(2, null))).toBeNull();
  });

  test('a household’s papers lie by their places, then by days', () => {
    const paper = (document: string | null, dated: string | null, isOfVisit = false) => ({
      ...{ document, dated, isOfVisit },
    });
    const lying = inOrder([
      ...[paper(null, '2025-01-01'), paper('P34', null), paper('P34', '2025-02-01')],
      ...[paper(null, '2025-03-01', true), paper('P02', '2025-05-01')],
    ]);
    expect(lying.map(({ document, dated }) => [document, dated])).toEqual([
      ...[
        ['P02', '2025-05-01'],
        ['P34', '2025-02-01'],
        ['P34', null],
      ],
      ...[
        [null, '2025-03-01'],
        [null, '2025-01-01'],
      ],
    ]);
  });
});
