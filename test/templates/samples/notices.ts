import type { notices as templates } from '#templates/chapters/notices.ts';
import type { PostedHousehold, PostedOffices, VillageHousehold } from '#templates/layout/posted-model.ts';
import type { WebAnnouncement } from '#templates/layout/posted-web.ts';
import { webName } from '#domain/identity/posted-name.ts';
import type { FundRow, Model as FundNotice } from '#templates/p37-fund-notice.ts';
import { aNotice, noticeRows, phone, place, posted } from '../models.ts';
import type { Samples } from './samples.ts';

const LONG =
  '云岭县岭北镇石桥村民族团结进步示范片区易地扶贫搬迁集中安置点新时代文明实践站综合便民服务中心党群活动室二楼东侧大会议室';

const offices: PostedOffices = {
  village: posted('石桥村'),
  township: posted('岭北镇'),
  townshipOffice: posted('岭北镇人民政府'),
  department: posted('县农业农村局'),
  phones: { village: phone('0797-4291234'), township: phone('0797-4295678'), county: phone('0797-4299012') },
  hotline: posted('12317'),
  object: posted('监测对象'),
  basis: posted('《关于健全防止返贫动态监测和帮扶机制的指导意见》（国开发〔2021〕7号）'),
  listFoot: posted('说明：此公示县、乡（镇）、村各存一份。'),
};
const ofTownship: PostedOffices = { ...offices, phones: { ...offices.phones, village: null } };
const ofLong: PostedOffices = {
  ...offices,
  village: posted('石桥村石头坪易地扶贫搬迁集中安置点第一社区'),
  townshipOffice: posted('岭北彝族苗族土家族自治乡人民政府'),
  township: posted('岭北彝族苗族土家族自治乡'),
  department: posted('县农业农村和乡村振兴工作委员会办公室'),
  object: posted('防止返贫致贫对象'),
};

const longRows = (count: number): PostedHousehold[] => [
  { ...noticeRows(1)[0]!, group: posted(LONG.slice(0, 20)), head: posted('䶮㛃𬭎𠅤𫖯㐱䲟·买买提·艾力江') },
  ...noticeRows(count - 1),
];

const sums = (rows: readonly { people: number }[]) => ({
  households: rows.length,
  people: rows.reduce((sum, { people }) => sum + people, 0),
});

const villageRows = (rows: readonly PostedHousehold[], villages: readonly string[]): VillageHousehold[] =>
  rows.map((row, at) => ({ ...row, village: posted(villages[at % villages.length] ?? '') }));

const withoutCategory = <Row extends PostedHousehold>(rows: readonly Row[]): Row[] =>
  rows.map((row) => ({ ...row, category: null }));

const five = { period: { days: 5, from: '2026-01-05', to: '2026-01-09' }, issuedOn: '2026-01-05' } as const;
const seven = { period: { days: 7, from: '2026-01-05', to: '2026-01-11' }, issuedOn: '2026-01-05' } as const;
const list = <Row extends { people: number }>(rows: readonly Row[]) => ({ rows, counts: sums(rows) });

const exits = {
  ...offices,
  object: posted('贫困户'),
  basis: posted('本省贫困人口动态调整管理办法'),
  ...seven,
};
const exit = (rows: readonly PostedHousehold[], from: PostedOffices = exits) => ({
  ...exits,
  ...from,
  ...list(withoutCategory(rows)),
  year: 2025,
  reviewedOn: '2026-01-03',
});
const exitOfTownship = (rows: readonly VillageHousehold[], from: PostedOffices = exits) => ({
  ...exits,
  ...from,
  ...list(withoutCategory(rows)),
  year: 2025,
  villageNoticeTo: '2026-01-03',
});
const approved = { approvedOn: '2026-01-04', issuer: posted('云岭县农业农村局') };
const four = ['石桥村', '新田村', '青石板村', '大湾村'];

const webRows = (count: number, villages = ['石桥村']) =>
  noticeRows(count).map(({ head, people }, at) => ({
    village: posted(villages[at % villages.length] ?? ''),
    head: webName(head),
    people,
  }));
const web = (rows: WebAnnouncement['rows'], from: PostedOffices = ofTownship): WebAnnouncement => ({
  ...from,
  ...five,
  ...approved,
  ...list(rows),
});

const items = ['产业奖补', '务工补助', '公益性岗位补贴', '光伏收益'];
function funds(count: number, { perHousehold = 1, from = offices } = {}): FundNotice {
  const rows = noticeRows(Math.ceil(count / perHousehold)).flatMap(({ group, head, people }, at) =>
    Array.from({ length: perHousehold }, (_, nth): FundRow => ({
      ...{ household: at + 1, group, head, people, standard: null, quantity: null },
      item: posted(perHousehold === 1 ? '产业奖补' : (items[nth % items.length] ?? '')),
      amount: 120_000 + at * 1_550 + nth,
    })),
  );
  const heads = rows.filter(({ household }, at) => rows[at - 1]?.household !== household);
  return {
    ...from,
    period: { days: 10, from: '2026-01-05', to: '2026-01-14' },
    issuedOn: '2026-01-05',
    rows,
    counts: sums(heads),
    item: posted(perHousehold === 1 ? '产业奖补' : '各项补助'),
    documents: posted('岭北发〔2025〕12号'),
    span: '2025年12月',
    source: null,
    total: rows.reduce((sum, { amount }) => sum + amount, 0),
  };
}
const rareFunds = (): FundNotice => {
  const { rows, ...rest } = funds(300, { perHousehold: 2, from: ofLong });
  const changed = rows.map((row, at) => (at === 3 ? { ...row, item: posted(LONG.slice(0, 40)) } : row));
  return { ...rest, rows: changed };
};

const aRecord = {
  name: '石桥村拟纳入监测对象名单公示',
  places: ['村委会公示栏', '第3村民小组文化广场', '第7村民小组晒谷场'],
  period: five.period,
  earlier: [],
  objections: { received: 0, upheld: 0, dismissed: 0, withdrawn: 0, dropped: 0, open: 0 },
};

/** Of those who left poverty, and of those who are cleared out: the same sheet in other words. */
const announced = {
  smallest: {
    ...exits,
    ...ofTownship,
    ...approved,
    ...list(withoutCategory(villageRows(noticeRows(1), ['石桥村']))),
    year: 2025,
  },
  typical: {
    ...exits,
    ...approved,
    ...list(withoutCategory(villageRows(noticeRows(10), ['石桥村']))),
    year: 2025,
  },
  worst: {
    ...exits,
    ...ofLong,
    ...approved,
    ...list(withoutCategory(villageRows(longRows(300), ['石桥村']))),
    year: 2025,
  },
};

const announcedOnWeb = {
  smallest: { ...web(webRows(1)), year: 2025 },
  typical: { ...web(webRows(10)), year: 2025 },
  worst: { ...web(webRows(300, four), ofLong), year: 2025 },
};

export const samples = {
  P12: {
    smallest: aNotice({ rows: noticeRows(1) }),
    typical: aNotice({ rows: noticeRows(9) }),
    worst: aNotice({ ...ofLong, rows: longRows(300), address: posted(LONG) }),
  },
  P13: {
    smallest: {
      ...ofTownship,
      ...five,
      ...list(villageRows(noticeRows(1), ['石桥村'])),
      villageNoticeTo: '2026-01-03',
    },
    typical: {
      ...ofTownship,
      ...five,
      ...list(villageRows(noticeRows(24), four)),
      villageNoticeTo: '2026-01-03',
    },
    worst: {
      ...ofLong,
      ...five,
      ...list(villageRows(longRows(300), [LONG.slice(0, 21), ...four])),
      villageNoticeTo: '2026-01-03',
      objections: { received: 12, upheld: 3, dismissed: 7, withdrawn: 2, dropped: 3, open: 0 },
    },
  },
  P14: {
    smallest: { ...ofTownship, ...five, ...approved, ...list(villageRows(noticeRows(1), ['石桥村'])) },
    typical: { ...ofTownship, ...five, ...approved, ...list(villageRows(noticeRows(12), ['石桥村'])) },
    worst: {
      ...ofLong,
      ...five,
      ...approved,
      issuer: posted(LONG),
      ...list(villageRows(longRows(300), four)),
    },
  },
  P14W: { smallest: web(webRows(1)), typical: web(webRows(12)), worst: web(webRows(300, four), ofLong) },
  P15: {
    smallest: { place, year: 2026, notices: [{ ...aRecord, places: [] }], preparedOn: '2026-01-10' },
    typical: {
      ...{ place, year: 2026, preparedOn: '2026-01-10' },
      notices: [
        {
          ...aRecord,
          objections: { received: 3, upheld: 1, dismissed: 1, withdrawn: 1, dropped: 1, open: 0 },
        },
      ],
    },
    worst: {
      place: { ...place, village: LONG.slice(0, 40) },
      year: 2026,
      notices: [
        {
          ...aRecord,
          name: LONG,
          places: Array.from({ length: 8 }, (_, at) => `第${at + 1}村民小组晒谷场`),
          earlier: [
            { from: '2025-12-20', to: '2025-12-24', endedOn: '2025-12-26' },
            { from: '2025-12-26', to: '2025-12-30', endedOn: '2026-01-05' },
          ],
        },
        aRecord,
      ],
      preparedOn: '2026-01-10',
    },
  },
  P22: {
    smallest: exit(noticeRows(1)),
    typical: exit(noticeRows(10)),
    worst: exit(longRows(300), { ...exits, ...ofLong }),
  },
  P22B: announced,
  P22C: {
    smallest: exit(noticeRows(1)),
    typical: exit(noticeRows(4)),
    worst: exit(longRows(300), { ...exits, ...ofLong }),
  },
  P22D: {
    smallest: exitOfTownship(villageRows(noticeRows(1), ['石桥村'])),
    typical: exitOfTownship(villageRows(noticeRows(10), ['石桥村'])),
    worst: exitOfTownship(villageRows(longRows(300), four), { ...ofLong, village: posted('石桥村等4个村') }),
  },
  P22E: announced,
  P22F: announcedOnWeb,
  P22W: announcedOnWeb,
  P27: {
    smallest: { ...offices, ...five, ...list(noticeRows(1)), reviewedOn: null },
    typical: { ...offices, ...five, ...list(noticeRows(8)), reviewedOn: '2026-01-03' },
    worst: { ...ofLong, ...five, ...list(longRows(300)), reviewedOn: null },
  },
  P27B: {
    smallest: {
      ...ofTownship,
      ...five,
      ...approved,
      approvedOn: null,
      ...list(villageRows(noticeRows(1), ['石桥村'])),
    },
    typical: { ...ofTownship, ...five, ...approved, ...list(villageRows(noticeRows(8), ['石桥村'])) },
    worst: { ...ofLong, ...five, ...approved, ...list(villageRows(longRows(300), four)) },
  },
  P27W: { smallest: web(webRows(1)), typical: web(webRows(8)), worst: web(webRows(300, four), ofLong) },
  P37: { smallest: funds(1), typical: funds(11), worst: rareFunds() },
  P37W: {
    smallest: { ...funds(1), rows: [{ item: posted('产业奖补'), households: 1, amount: 120_000 }] },
    typical: {
      ...funds(60),
      item: posted('各项补助'),
      rows: items.map((item, at) => ({ item: posted(item), households: 15 + at, amount: 1_000_000 + at })),
      total: 4_000_006,
    },
    worst: {
      ...funds(60, { from: ofLong }),
      item: posted('各项补助'),
      rows: Array.from({ length: 20 }, (_, at) => ({
        item: posted(`${LONG.slice(0, 20)}${at + 1}期`),
        households: 60,
        amount: 99_999_999,
      })),
      total: 20 * 99_999_999,
    },
  },
} satisfies Samples<typeof templates>;
