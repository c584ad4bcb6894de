import { officePhone, publicText, type OfficePhone, type PublicText } from '#domain/identity/privacy.ts';
import type * as p02 from '#templates/p02-consent.ts';
import type * as p10 from '#templates/p10-sign-in.ts';
import type * as p12 from '#templates/p12-notice.ts';
import type * as p34 from '#templates/p34-plan.ts';

// Invented people and places throughout; county 529901 does not exist.
export const place = { county: '云岭县', township: '岭北镇', village: '石桥村' };
export const names = ['张伟', '欧阳修远', '䶮㛃𬭎𠅤𫖯㐱䲟', '买买提·艾力', '陈秀英', '李𠅤', '王䲟'];

export function posted(value: string): PublicText {
  const answer = publicText(value);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.text;
}

export function phone(value: string): OfficePhone {
  const answer = officePhone(value);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.phone;
}

const categories = ['脱贫不稳定户', '边缘易致贫户', '突发严重困难户'];

/** Rows of which no two heads have one name, unless the list is longer than the names last. */
export const noticeRows = (count: number): p12.NoticeRow[] =>
  Array.from({ length: count }, (_, at) => ({
    group: posted(`第${(at % 9) + 1}村民小组`),
    head: posted(count <= names.length ? (names[at] ?? '') : `赵${String.fromCodePoint(0x4e00 + at)}`),
    people: (at % 6) + 1,
    category: posted(categories[at % 3] ?? ''),
  }));

export function aNotice(changes: Partial<p12.Model> = {}): p12.Model {
  const rows = changes.rows ?? noticeRows(5);
  return {
    village: posted('石桥村'),
    township: posted('岭北镇'),
    townshipOffice: posted('岭北镇人民政府'),
    hotline: posted('12317'),
    listFoot: posted('说明：此公示县、乡（镇）、村各存一份。'),
    object: posted('监测对象'),
    basis: posted('《关于健全防止返贫动态监测和帮扶机制的指导意见》（国开发〔2021〕7号）'),
    compared: true,
    reviewedOn: '2026-01-03',
    period: { days: 5, from: '2026-01-05', to: '2026-01-09' },
    replyWorkingDays: 5,
    phones: { village: phone('0797-4291234'), township: phone('0797-4295678'), county: phone('13800138000') },
    department: posted('县农业农村局'),
    address: posted('石桥村便民服务中心二楼'),
    counts: { households: rows.length, people: rows.reduce((sum, row) => sum + row.people, 0) },
    issuedOn: '2026-01-04',
    ...changes,
    rows,
  };
}

export const attendants = (count: number): p10.Attendant[] =>
  Array.from({ length: count }, (_, at) => ({
    name: names[at % names.length] ?? '',
    sex: at % 3 === 0 ? 'female' : 'male',
    role: '村民代表',
    group: `第${(at % 9) + 1}村民小组`,
    note: null,
  }));

export const aSignIn = (changes: Partial<p10.Model> = {}): p10.Model => ({
  place,
  meeting: '2026年第1次村民代表会议',
  heldOn: '2026-01-03',
  time: '上午9:30',
  venue: '石桥村便民服务中心',
  representatives: attendants(24),
  observers: [],
  spareRows: 0,
  present: 21,
  womenPresent: 7,
  ...changes,
});

export const aPlanItem = (changes: Partial<p34.PlanItem> = {}): p34.PlanItem => ({
  category: '产业',
  measure: '发展油茶3亩，每亩补助800元',
  responsibleUnit: '县林业局',
  responsible: '李𠅤',
  phone: '13800138000',
  deadline: '2026-11-30',
  expectedGain: 2400.1,
  funding: '衔接资金',
  progress: null,
  actualGain: null,
  ...changes,
});

export const aPlan = (changes: Partial<p34.Model> = {}): p34.Model => ({
  kind: 'support',
  year: 2026,
  place,
  group: '第3村民小组',
  householdNo: '5299010012345',
  head: '欧阳修远',
  population: 4,
  situation: '一家四口，劳动力2人。',
  cause: '缺技术',
  lastYearPerCapita: 8200.5,
  targetPerCapita: 9400,
  version: 1,
  revisionReason: null,
  items: [aPlanItem(), aPlanItem({ category: '就业', expectedGain: 2400.2 })],
  preparedOn: '2026-01-04',
  ...changes,
});

export const consentMembers: p02.ConsentMember[] = [
  { name: '张伟', relation: '户主', idNumber: '529901196803072319', birth: '1968-03-07' },
  { name: '䶮㛃𬭎𠅤𫖯㐱䲟', relation: '配偶', idNumber: '52990119700512234X', birth: null },
  { name: '买买提·艾力', relation: '次子', idNumber: '529901201609102325', birth: null },
];

export const aConsent = (changes: Partial<p02.Model> = {}): p02.Model => ({
  place,
  group: '第3村民小组',
  householdNo: '5299010012345',
  year: 2026,
  object: '监测对象',
  department: '农业农村局',
  reason: '家中劳动力受灾减收',
  members: consentMembers,
  preparedOn: '2026-01-04',
  ...changes,
});
