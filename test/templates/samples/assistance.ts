import { codeItemsOf } from '#domain/codes/code-lists.ts';
import type { assistance } from '#templates/chapters/assistance.ts';
import type { Model as WallCard } from '#templates/p35-wall-card.ts';
import type { Model as Visits, Visit } from '#templates/p36-visits.ts';
import type { Model as VisitsCover, VisitCounts } from '#templates/p36b-visits-cover.ts';
import { aPlan, aPlanItem, place } from '../models.ts';
import type { Samples } from './samples.ts';
import { longName, rareName } from './words.ts';

const longUnit =
  '云岭县农业农村和水利水电移民开发服务中心岭北镇农村经济管理工作站驻石桥村防止返贫致贫帮扶工作联络办公室';

const helper = { name: '李𠅤', unit: '县林业局', position: '科员', phone: '13900139000' };

export const aWallCard = (changes: Partial<WallCard> = {}): WallCard => ({
  ...{ place, group: '第3村民小组', year: 2026, head: '欧阳修远', population: 4, helpers: [helper] },
  officers: [
    { role: '第一书记', name: '王五', phone: '13700137000' },
    { role: '村党支部书记', name: '赵六', phone: '13600136000' },
  ],
  benefits: [
    { name: '低保', standard: '每月350元', months: '1—3月' },
    { name: '产业奖补', standard: '1500元', months: '5月' },
  ],
  measures: [
    { what: '养殖业，养牛2头，每头补助1500元', name: '李𠅤', phone: '13900139000' },
    { what: '公益性岗位（护林员）', name: '赵六', phone: '13600136000' },
  ],
  offices: { village: '0797-4291234', township: '0797-4295678', national: '12317' },
  ...changes,
});

const checks = (list: 'visit_eight_ones' | 'visit_nine_looks', note: string | null = null) =>
  codeItemsOf(list).map(({ label }, at) => ({ label, isTicked: at % 2 === 0, note: at === 2 ? note : null }));

export const aVisit = (changes: Partial<Visit> = {}): Visit => ({
  ...{ on: '2026-03-05', visitors: '李𠅤、王五', purpose: '日常走访', nextOn: '2026-04-05' },
  content: '查看养牛情况，讲解产业奖补政策，核对上月务工收入。',
  found: '牛棚漏雨，需要修补。',
  handled: '联系村委会，本周内派人修补。',
  last: '2026-02-05：饮水管道冻裂（已更换）',
  ...{ eightOnes: checks('visit_eight_ones'), nineLooks: checks('visit_nine_looks') },
  ...changes,
});

const blankVisit: Visit = {
  ...{ on: null, visitors: null, purpose: null, content: null, found: null, handled: null },
  ...{ nextOn: null, last: null },
  eightOnes: checks('visit_eight_ones').map((check) => ({ ...check, isTicked: false })),
  nineLooks: checks('visit_nine_looks').map((check) => ({ ...check, isTicked: false })),
};

export const someVisits = (visits: readonly Visit[], changes: Partial<Visits> = {}): Visits => ({
  ...{ place, group: '第3村民小组', householdNo: '5299010012345', year: 2026, head: '欧阳修远', visits },
  ...changes,
});

const told = '查看住房、饮水、收入和子女就学情况，逐项核对政策是否落实。'.repeat(12);

export const aCover = (visits: readonly number[], changes: Partial<VisitsCover> = {}): VisitsCover => {
  const months = visits.map((count): VisitCounts => ({
    visits: count,
    households: count,
    found: count,
    handled: 0,
  }));
  const all = visits.reduce((sum, count) => sum + count, 0);
  return {
    ...{ place, year: 2026, asOf: '2026-12-31', months, helped: 40, unvisited: 3 },
    total: { visits: all, households: Math.min(all, 37), found: all, handled: 0 },
    visitors: [{ name: '李𠅤', visits: all, households: 12, last: '2026-12-05' }],
    ...changes,
  };
};

export const samples = {
  P34: {
    smallest: aPlan({ items: [aPlanItem()], householdNo: null, group: null }),
    typical: aPlan({ kind: 'consolidate' }),
    worst: aPlan({
      ...{ head: longName, version: 3, revisionReason: '因家庭成员变化，调整产业和就业措施。'.repeat(4) },
      situation: '一家二十口，劳动力八人。'.repeat(8),
      items: Array.from({ length: 22 }, () =>
        aPlanItem({
          ...{ measure: '发展油茶3亩，每亩补助800元，由合作社统一供苗、统一收购。'.repeat(3) },
          ...{
            responsibleUnit: longUnit,
            responsible: rareName,
            progress: '已完成挖穴和定植。',
            actualGain: 1234567.89,
          },
        }),
      ),
    }),
  },
  P35: {
    smallest: aWallCard({
      ...{ group: null, helpers: [], officers: [], benefits: [], measures: [], population: 1 },
      offices: { village: null, township: '', national: '12317' },
    }),
    typical: aWallCard(),
    worst: aWallCard({
      ...{ head: longName, population: 20 },
      helpers: Array.from({ length: 2 }, () => ({
        ...helper,
        name: longName,
        unit: longUnit,
        position: '四级主任科员',
      })),
      officers: Array.from({ length: 8 }, () => ({
        role: '驻村工作队队长',
        name: rareName,
        phone: '13700137000',
      })),
      benefits: Array.from({ length: 12 }, () => ({
        ...{ name: '城乡居民基本养老金：云岭县财政补助部分', standard: '每季1234.56元、每年200元' },
        months: '1、2、4—6、8、10—12月',
      })),
      measures: Array.from({ length: 14 }, () => ({
        ...{
          what: '养殖业，养牛2头，每头补助1500元，由合作社统一收购',
          name: longName,
          phone: '13900139000',
        },
      })),
    }),
  },
  P36: {
    smallest: someVisits([blankVisit, blankVisit], { group: null, householdNo: null }),
    typical: someVisits([aVisit(), aVisit({ on: '2026-04-05', nextOn: null, found: null, handled: null })]),
    worst: someVisits(
      Array.from({ length: 9 }, (_, at) =>
        at % 3 === 0
          ? aVisit({
              ...{
                content: told,
                found: told,
                handled: told,
                last: told,
                visitors: `${longName}、${longName}`,
              },
            })
          : aVisit({ nineLooks: checks('visit_nine_looks', '屋顶有一处漏雨，已经报村里') }),
      ),
      { head: longName, householdNo: '52990100123456789' },
    ),
  },
  P36B: {
    smallest: aCover([1]),
    typical: aCover([4, 6, 5, 8, 3, 6, 7, 2, 5, 9, 4, 6]),
    worst: aCover(
      Array.from({ length: 12 }, () => 1234),
      {
        visitors: Array.from({ length: 60 }, () => ({
          ...{ name: longName, visits: 1234, households: 1234, last: '2026-12-31' },
        })),
      },
    ),
  },
} satisfies Samples<typeof assistance>;
