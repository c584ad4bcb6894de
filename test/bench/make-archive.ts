import { rowWriter, type Cells, type RowWriter } from '#db/row-access.ts';
import { createArchive } from '#db/open-archive.ts';
import { write } from '#db/write.ts';
import { checkDigit } from '#domain/identity/id-number.ts';
import { makeRandom, type Random } from '#test/support/township/random.ts';

export interface Size {
  readonly households: number;
  /** How many years before this one are described too, it included. */
  readonly years: number;
}

export const PASSPHRASE = 'bench-passphrase';
export const YEAR = 2025;
const BATCH = 2000;

/** By how common they are, the commonest first; names are drawn so that a few make up most of a village. */
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵覃武钱戴严莫孔向常汤单',
  ...['欧阳', '司马', '上官', '劉'],
];
const GIVEN = [
  ...'明国华英秀芳兰玉建军伟强志平文桂花春丽红霞永福德贵云海林荣发成金学义光忠万生长青松柏梅香琴珍凤莲翠仙菊远超鹏浩宇轩涵梓萱欣怡思雨佳琪俊杰子豪莉静敏磊洋勇艳涛娟宁飞玲燕辉鑫婷雪倩颖洁慧晓冬刚峰彦龙亮波凯健阳晨辰昊然博诗瑶萌蕊淑贞惠清兴旺财富根水土火木石山川喆峯',
];
const VILLAGES = [...'云石鹰水梨马松桃杨柳竹龙虎凤鹤泉溪沟坝坪岭湾滩塘井桥店铺寨堡'].map(
  (c, i) => `${c}${'溪板岩井坪头'[i % 6] ?? ''}村`,
);

/**
 * A township as it looks after years of work, written as any act is: everything described for each year, one person
 * in twenty gone. Invented people of region 529901, which does not exist.
 */
export async function makeArchive(folder: string, { households, years }: Size): Promise<void> {
  const created = await createArchive(folder, PASSPHRASE, new Date('2025-06-01'));
  if (!created.ok) throw new Error(created.refusal);
  const { archive } = created;
  const random = makeRandom(households);
  const act = (title: string, work: (rows: RowWriter) => void) =>
    write(
      archive,
      { command: 'bench', title, operator: 'bench', at: '2025-06-01T08:00:00.000Z' },
      ({ raw }) => Promise.resolve(work(rowWriter(raw))),
    );
  const places: { village: number; group: number }[] = [];
  await act('村组', (rows) => {
    rows.insert('township', TOWNSHIP);
    rows.insert('custom_field', OWN_FIELD);
    for (const [i, name] of VILLAGES.entries()) {
      const village = rows.insert('village', { name, code: `529901100${200 + i}` });
      for (const group of [...'一二三四五六七八']) {
        places.push({
          village,
          group: rows.insert('village_group', { village_id: village, name: `${group}组` }),
        });
      }
    }
  });
  for (let from = 0; from < households; from += BATCH)
    await act(`第 ${from} 户起`, (rows) => {
      for (let at = from; at < Math.min(from + BATCH, households); at += 1)
        writeHousehold(rows, random, {
          at,
          years,
          place: places[Math.floor((at * places.length) / households)] ?? { village: 1, group: 1 },
        });
    });
  await archive.close();
}

const TOWNSHIP = {
  ...{
    id: 1,
    province: '示范省',
    city: '示范市',
    county: '云岭县',
    name: '清水镇',
    region_code: '529901100',
  },
  ...{ address: '', phone: '', county_phone: '', county_department: '' },
};
const OWN_FIELD = {
  ...{
    key: 'custom_1',
    label: '宅基地证号',
    entity: 'household',
    type: 'text',
    yearly: 0,
    level: 'INTERNAL',
  },
};

const skewed = (random: Random, from: readonly string[]) =>
  from[Math.floor(random.next() ** 1.8 * from.length)] ?? '';

const nameOf = (random: Random, surname: string) =>
  `${surname}${random.next() < 0.2 ? '' : skewed(random, GIVEN)}${skewed(random, GIVEN)}`;

function writeHousehold(
  rows: RowWriter,
  random: Random,
  { at, years, place }: { at: number; years: number; place: { village: number; group: number } },
): void {
  const surname = skewed(random, SURNAMES);
  const people = random.pick([2, 3, 4, 4, 4, 5, 6]);
  const names = Array.from({ length: people }, (_, i) =>
    nameOf(random, i === 1 ? skewed(random, SURNAMES) : surname),
  );
  const household_no = `5299010${String(at + 1).padStart(10, '0')}`;
  const household_id = rows.insert('household', {
    ...{
      village_id: place.village,
      village_group_id: place.group,
      household_no,
      head_name: names[0] ?? null,
    },
    ...{
      phone: `1${random.pick([...'3578'])}${random.digits(9)}`,
      bank_account: `62284${random.digits(14)}`,
    },
    ...{
      bank_name: '农村商业银行',
      address: `${(at % 300) + 1} 号`,
      household_type: random.pick(['01', '02', '03']),
    },
  });
  const members = names.map((name, i) => insertMember(rows, random, { household_id, household_no, name, i }));
  if (random.next() < 0.1)
    rows.insert('custom_value', {
      field_id: 1,
      household_id,
      value: `云集用${YEAR - 6}-A${random.digits(4)}号`,
    });
  if (random.next() < 0.05)
    rows.insert('monitoring_spell', {
      ...{ household_id, state: 'open', category: random.pick(['1', '2', '3']), recognised_month: '202403' },
    });
  for (let year = YEAR - years + 1; year <= YEAR; year += 1)
    writeYear(rows, random, { household_id, members, year });
}

function insertMember(
  rows: RowWriter,
  random: Random,
  of: { household_id: number; household_no: string; name: string; i: number },
): number {
  const birth = `${random.int(1940, 2022)}${two(random.int(1, 12))}${two(random.int(1, 28))}`;
  const first17 = `529901${birth}${random.digits(3)}`;
  const id_number = first17 + checkDigit(first17);
  const gone = of.i > 1 && random.next() < 0.1;
  return rows.insert('member', {
    ...{ household_id: of.household_id, person_no: `${of.household_no}${two(of.i + 1)}`, name: of.name },
    ...{ sex: random.pick(['1', '2']), id_type: '01', id_number, id_key: id_number, nation: '01' },
    ...{ birth_date: `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}` },
    ...{ relation: of.i === 0 ? '01' : of.i === 1 ? '02' : '03' },
    phone: random.next() < 0.6 ? `1${random.pick([...'3578'])}${random.digits(9)}` : null,
    ...(gone ? { left_on: '2024-05-01', left_reason: '01', left_kind: 'natural' } : {}),
  });
}

const two = (n: number) => String(n).padStart(2, '0');

function writeYear(
  rows: RowWriter,
  random: Random,
  { household_id, members, year }: { household_id: number; members: readonly number[]; year: number },
): void {
  const cells: Cells = {
    ...{
      household_id,
      year,
      poverty_attribute: '02',
      head_count: members.length,
      main_cause: random.pick(['1', '2']),
    },
    ...{
      annual_head_count: members.length,
      arable_area: random.money(0.5, 8),
      forest_area: random.money(0, 9),
    },
    ...{ has_safe_water: 1, has_household_power: 1, has_broadcast_tv: 1, has_broadband: random.int(0, 1) },
    ...{
      housing_area: random.int(60, 160),
      is_dangerous_house: 0,
      has_sanitary_toilet: 1,
      road_distance: 0.4,
    },
  };
  rows.insert('household_year', cells);
  rows.insert('income_statement', {
    ...{ household_id, year, purpose: 'annual', wage_income: random.money(0, 60_000) },
    ...{ business_income: random.money(500, 12_000), business_expense: random.money(300, 3500) },
    ...{
      dibao_income: random.next() < 0.2 ? 4000 : 0,
      pension_income: random.money(0, 5000),
      ecology_income: 300,
    },
    ...{ other_transfer_income: random.money(0, 1500), dividend_income: random.money(0, 800) },
  });
  for (const member_id of members)
    rows.insert('member_year', {
      ...{
        member_id,
        year,
        education: random.pick(['02', '03', '04']),
        health: random.pick(['01', '01', '02']),
      },
      ...{ labour_ability: '01', work_months: random.int(0, 12), has_resident_medical_insurance: 1 },
      ...{ has_resident_pension_insurance: 1, work_place: '示范省示范市' },
    });
}
