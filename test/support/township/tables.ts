import type { Income, SampleHousehold, SampleTownship } from './make-households.ts';
import type { Person } from './make-person.ts';
import { round2 } from './random.ts';

export type Value = string | number;

/** Headers and rows of one file. */
export interface SampleTable {
  readonly headers: readonly string[];
  readonly rows: Value[][];
}

const AREA = ['样省', '样市', '样县', '青石镇'];
const headersOf = (line: string) => line.split('、');

const MEMBER_HEADERS = headersOf(
  '省、市、县、乡、村、户编号、人口编号、姓名、性别、出生日期、证件类型、证件号码、民族、户联系电话、成员联系电话、年度、与户主关系、文化程度、在校生状况、劳动技能、务工时间（月）、健康状况、政治面貌、务工企业名称、是否享受低保、是否参加城镇职工基本养老保险、是否参加大病保险、是否参加新型农村合作医疗（城乡居民基本医疗保险）、是否参加城乡居民基本养老保险、失学或辍学原因、是否会讲普通话、是否参加商业补充医疗保险、是否国外务工、产业分类、是否接受大病医疗救助、是否接受其他健康扶贫、公益性岗位类型、公益性岗位(月数)、就业渠道、残疾类别、务工所在地、户主姓名、户主证件号码、是否参加城镇职工基本医疗保险、是否特困供养人员、残疾证办证年度、识别标准',
);
const HOUSEHOLD_HEADERS = headersOf(
  '省、市、县、乡、村、户编号、户主编号、户主姓名、户主证件号码、家庭人口数、是否危房户、人均纯收入、年收入、是否解决安全饮用水、年度、村办公电话、开户银行名称、银行卡号、识别标准、主要致贫原因、次要致贫原因、工资性收入、生产经营性收入、财产性收入、转移性收入、计划生育金、低保金、五保金、养老保险金、生态补偿金、其他转移性收入、生产经营性支出、纯收入、资产收益扶贫分红收入、其他财产性收入、耕地面积（亩）、水面面积、是否加入农民专业合作组织、退耕还林面积（亩）、林果面积（亩）、牧草地面积、林地面积（亩）、是否通生产用电、是否通生活用电、是否通广播电视、与村主干路距离、入户路类型、住房面积、是否有卫生厕所、主要燃料类型、危房级别、是否有龙头企业带动、是否有创业致富带头人带动',
);
const FULL_HEADERS = headersOf(
  '县、乡、村、户联系电话、户类型、监测对象类别、是否军烈属、工资性收入、转移性收入、养老金或离退休金、生产经营性收入、计划生育金、生态补偿金、财产性收入、最低生活保障金、其他转移性收入、资产收益扶贫分红收入、特困人员救助供养金、其他财产性收入（旧指标）、生产经营性支出、纯收入（元）、当前家庭人口数、人均纯收入（元）、年度家庭人口数、耕地面积（亩）、牧草地面积、水面面积、林地面积（亩）、退耕还林面积（亩）、林果面积（亩）、入户路类型、与村主干路距离、是否加入农民专业合作组织、是否危房户、住房面积、主要燃料类型、是否有龙头企业带动、是否有创业致富带头人带动、是否通生活用电、是否通广播电视、到户产业帮扶类型、是否解决安全饮用水、是否通生产用电、户编号、人口编号、姓名、证件号码、与户主关系、公益性岗位收入、其他工资性收入、产业奖励、就业奖励、生产经营性支出（合计）、专项用于减少生产经营性支出的补贴、年收入（元）、是否有卫生厕所、户主姓名、户主证件号码',
);
/** · stands for a 、 inside a header. The last header occurs twice in the system's export. */
const MONITORING_HEADERS = headersOf(
  '省、市、县(市·区·旗)、乡(镇)、行政村、户编号、户类型、监测对象类别、户主姓名、户主证件号码、户联系电话、家庭人口数、识别监测时间、致贫/返贫风险1、致贫/返贫风险2、人口编号、姓名、出生日期、证件号码、与户主关系、在校生状况、文化程度、健康状况、劳动技能、务工时间（月）、享受低保政策情况、享受特困供养政策情况、整户无劳动能力兜底保障户、风险是否已消除、风险消除方式、消除监测时间、健康帮扶、教育帮扶、产业帮扶、就业帮扶、风险是否已消除',
).map((header) => header.replaceAll('·', '、'));
const PAIRING_HEADERS = headersOf(
  '市、县、乡、户编号、单位名称、隶属关系、姓名、性别、联系人电话、户主个人编号、户主姓名、户主证件号码、帮扶开始时间、帮扶结束时间、帮扶责任人编号、帮扶单位编号、政治面貌',
);
const COMPARISON_HEADERS = headersOf('序号、姓名、证件号码、比对部门、疑似问题、数值、反馈日期');

const yes = (value: boolean) => (value ? '是' : '否');

/** The sums that the national system derives. */
function sums(income: Income, headCount: number) {
  const property = income.dividend + income.property;
  const transfer = income.family + income.dibao + income.tekun + income.pension + income.eco + income.other;
  const year = income.wage + income.farm + property + transfer;
  const net = year - income.cost;
  return {
    property: round2(property),
    transfer: round2(transfer),
    year: round2(year),
    net: round2(net),
    perCapita: round2(net / headCount),
  };
}

const eachMember = (
  households: readonly SampleHousehold[],
  row: (household: SampleHousehold, member: Person) => Value[],
) => households.flatMap((household) => household.members.map((member) => row(household, member)));

export function memberTable({ households, people, year }: SampleTownship): SampleTable {
  return {
    headers: MEMBER_HEADERS,
    rows: eachMember(households, (h, m) => [
      ...[...AREA, h.village, h.householdId, m.personId, m.name, m.sex, m.birth, m.idType, m.idNumber],
      ...['汉族', h.phone, m.phone, String(year - 4), m.relation, m.education, m.school, m.labour, m.months],
      ...[m.health, '群众', '', yes(h.income.dibao > 0), '否', '是', '是'],
      ...[yes(people.age(m.birth) >= 16 && m.school === ''), '', '是', '否', '否', '', '否', '否', '', ''],
      ...[m.months === '' ? '' : '其他', m.health === '残疾' ? '肢体' : '', m.place],
      ...[h.head.name, h.head.idNumber, '否', '否', '', '国家标准'],
    ]),
  };
}

export function householdTable({ households, year }: SampleTownship): SampleTable {
  return {
    headers: HOUSEHOLD_HEADERS,
    rows: households.map((h) => {
      const x = h.income;
      const sum = sums(x, h.members.length);
      return [
        ...[...AREA, h.village, h.householdId, h.head.personId, h.head.name, h.head.idNumber],
        ...[h.members.length, yes(h.danger), sum.perCapita, sum.year, yes(h.water), String(year - 4)],
        ...['08550000000', '样县农村商业银行', h.bank, '国家标准', h.cause, ''],
        ...[
          x.wage,
          x.farm,
          sum.property,
          sum.transfer,
          x.family,
          x.dibao,
          x.tekun,
          x.pension,
          x.eco,
          x.other,
        ],
        ...[
          x.cost,
          sum.net,
          x.dividend,
          x.property,
          h.land,
          0,
          '否',
          0,
          0,
          0,
          0,
          '是',
          '是',
          '是',
          h.distance,
        ],
        ...['硬化路', h.house, '是', '清洁能源', h.danger ? 'C级' : '', '否', '否'],
      ];
    }),
  };
}

export function fullTable({ households }: SampleTownship): SampleTable {
  return {
    headers: FULL_HEADERS,
    rows: eachMember(households, (h, m) => {
      const x = h.income;
      const sum = sums(x, h.members.length);
      const count = h.members.length;
      return [
        ...['样县', '青石镇', h.village, `${h.phone}.0`, h.kind, h.monitoring, '否', x.wage, sum.transfer],
        ...[x.pension, x.farm, x.family, x.eco, sum.property, x.dibao, x.other, x.dividend, x.tekun],
        ...[x.property, x.cost, sum.net, count, sum.perCapita, count, h.land, 0, 0, 0, 0, 0, '硬化路'],
        ...[h.distance, '否', yes(h.danger), h.house, '清洁能源', '否', '否', '是', '是', '', yes(h.water)],
        ...['是', h.householdId, m.personId, m.name, m.idNumber, m.relation, 0, 0, 0, 0, x.cost, 0, sum.year],
        ...['是', h.head.name, h.head.idNumber],
      ];
    }),
  };
}

export function monitoringTable({ households, random, year }: SampleTownship): SampleTable {
  const monitored = households.filter((h) => h.monitoring !== '');
  return {
    headers: MONITORING_HEADERS,
    rows: eachMember(monitored, (h, m) => [
      ...[...AREA, h.village, h.householdId, h.kind, h.monitoring, h.head.name, h.head.idNumber, h.phone],
      ...[h.members.length, h.since, ...h.risks, m.personId, m.name, `${m.birth}.0`, m.idNumber, m.relation],
      ...[m.school, m.education, random.next() < 0.9 ? m.health : '残疾,长期慢性病', m.labour, m.months],
      ...[h.income.dibao > 0 ? '农村低保' : '', '', '否', yes(h.done), h.done ? '落实帮扶措施消除' : ''],
      ...[h.done ? `${year}06` : '', h.risks[0] === '因病' ? '参加大病保险,接受医疗救助' : ''],
      ...['', '', '务工', yes(h.done)],
    ]),
  };
}

/** Every second household has a helper. */
export function pairingTable({ households, random, people, year }: SampleTownship): SampleTable {
  const units = ['样县农业农村局', '青石镇人民政府', '样县教育局'];
  return {
    headers: PAIRING_HEADERS,
    rows: households
      .filter((_, at) => at % 2 === 0)
      .map((h, at) => [
        ...[
          '样市',
          '样县',
          '青石镇',
          h.householdId,
          random.pick(units),
          '县直',
          people.name(people.surname()),
        ],
        ...[random.pick(['男', '女']), people.phone(), h.head.personId, h.head.name, h.head.idNumber],
        ...[`${year - 4}年03月01日`, '', String(at + 1).padStart(8, '0')],
        ...[`D${String((at + 1) % 7).padStart(4, '0')}`, '中共党员'],
      ]),
  };
}

/** By household: what a department found. */
const COMPARED: readonly (readonly [number, string, string, string])[] = [
  [21, '公安', '名下登记小型汽车', '贵X·00001'],
  [34, '住建', '名下商品房', '2023-05-06'],
  [42, '市场监管', '企业法定代表人', '样县某商贸有限公司'],
  [59, '人社', '城镇职工养老保险', '已参保 36 个月'],
  [61, '公安', '死亡注销', '2025-03-11'],
];

export function comparisonTable({ households, year }: SampleTownship): SampleTable {
  return {
    headers: COMPARISON_HEADERS,
    rows: COMPARED.flatMap(([number, department, problem, value], at) => {
      const household = households[Math.min(number, households.length) - 1];
      if (household === undefined) return [];
      const id = household.head.idNumber.slice(0, 18).toLowerCase();
      return [[at + 1, household.head.name, id, department, problem, value, `${year}.11.20`]];
    }),
  };
}
