import { type Person, type PersonMaker, makePersonMaker } from './make-person.ts';
import { type Random, makeRandom, round2 } from './random.ts';

export interface Income {
  wage: number;
  farm: number;
  family: number;
  dibao: number;
  tekun: number;
  pension: number;
  eco: number;
  other: number;
  dividend: number;
  property: number;
  cost: number;
}

export interface SampleHousehold {
  householdId: string;
  village: string;
  head: Person;
  /** The head is the first. */
  members: Person[];
  income: Income;
  kind: string;
  monitoring: string;
  phone: string;
  bank: string;
  cause: string;
  land: number;
  house: number;
  danger: boolean;
  water: boolean;
  distance: number;
  /** yyyymm */
  since: string;
  risks: string[];
  done: boolean;
}

export interface SampleTownship {
  readonly year: number;
  readonly households: SampleHousehold[];
  /** For what the files say beyond the households. */
  readonly random: Random;
  readonly people: PersonMaker;
}

const RARE = ['王䶮', '李㛃', '陈𬭎', '赵𠅤', '买买提·艾力', '阿依古丽·吐尔逊'];
const CAUSES = ['因病', '因残', '因学', '缺劳力', '缺技术', '缺资金'];
const RISKS = ['因病', '因学', '因残', '因自然灾害', '因意外事故', '因务工就业不稳', '缺劳动力'];

export function makeHouseholds(options: {
  readonly households: number;
  readonly seed: number;
  readonly villages: readonly string[];
  readonly year: number;
}): SampleTownship {
  const random = makeRandom(options.seed);
  const people = makePersonMaker(random, options.year);
  const households = Array.from({ length: options.households }, (_, at) => {
    const village = options.villages[Math.floor((at * options.villages.length) / options.households)] ?? '';
    const household = makeHousehold(random, people, { at, village, year: options.year });
    household.head.name = RARE[at] ?? household.head.name;
    return household;
  });
  addDirt(households);
  return { year: options.year, households, random, people };
}

function makeHousehold(
  random: Random,
  people: PersonMaker,
  { at, village, year }: { readonly at: number; readonly village: string; readonly year: number },
): SampleHousehold {
  const householdId = `5299010${String(at + 1).padStart(10, '0')}`;
  const members = makeMembers(random, people, householdId);
  const income = makeIncome(random, people, members);
  const kind = random.next() < 0.6 ? '脱贫户' : '一般农户';
  const unstable = kind === '脱贫户' ? '脱贫不稳定户' : '边缘易致贫户';
  return {
    householdId,
    village,
    head: members[0],
    members,
    income,
    kind,
    monitoring: random.pick(['', '', '', unstable, '突发严重困难户']),
    phone: people.phone(),
    bank: `6${random.digits(random.pick([11, 15, 18, 18]))}`,
    cause: random.pick(CAUSES),
    land: random.money(0.5, 8),
    house: random.int(60, 160),
    danger: random.next() < 0.03,
    water: random.next() > 0.02,
    distance: random.money(0, 4),
    since: `${random.int(year - 4, year)}${String(random.int(1, 12)).padStart(2, '0')}`,
    risks: random.sample(RISKS, 2),
    done: random.next() < 0.3,
  };
}

function makeMembers(random: Random, people: PersonMaker, householdId: string): [Person, ...Person[]] {
  let count = 0;
  const personId = () => `${householdId}${String((count += 1)).padStart(2, '0')}`;
  const surname = people.surname();
  const birth = people.birthday(30, 78);
  const age = people.age(birth);
  const sex = random.next() < 0.85 ? '男' : '女';
  const members: [Person, ...Person[]] = [
    people.person({ surname, relation: '户主', sex, birth, personId: personId() }),
  ];
  const add = (given: { surname: string; relation: string; sex: '男' | '女'; birth: string }) =>
    members.push(people.person({ ...given, personId: personId() }));
  if (random.next() < 0.78) {
    const other = sex === '男' ? '女' : '男';
    add({ surname: people.surname(), relation: '配偶', sex: other, birth: birthNear(random, birth) });
  }
  for (let left = random.pick([0, 1, 1, 2, 2, 3]); left > 0; left -= 1) {
    const years = age - random.int(21, 34);
    if (years <= 0) continue;
    const childSex = random.pick(['男', '女'] as const);
    const relation = childSex === '男' ? '之子' : '之女';
    add({ surname, relation, sex: childSex, birth: people.birthday(Math.max(years - 1, 0), years) });
  }
  if (age < 58 && random.next() < 0.35) {
    add({ surname, relation: '之母', sex: '女', birth: people.birthday(age + 20, age + 28) });
  }
  return members;
}

function birthNear(random: Random, birth: string): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Number(birth.slice(0, 4)) + random.int(-3, 4)}${two(random.int(1, 12))}${two(random.int(1, 28))}`;
}

function makeIncome(random: Random, people: PersonMaker, members: readonly Person[]): Income {
  const total = (amounts: number[]) => round2(amounts.reduce((sum, amount) => sum + amount, 0));
  const old = members.filter(({ birth }) => people.age(birth) >= 60);
  return {
    wage: total(members.map(({ months }) => (months === '' ? 0 : random.money(2200, 4200) * months))),
    farm: random.money(1500, 12_000),
    family: 0,
    dibao: random.next() < 0.3 ? random.money(2000, 9000) : 0,
    tekun: 0,
    pension: total(old.map(() => random.money(1200, 2400))),
    eco: random.money(100, 900),
    other: random.money(100, 1500),
    dividend: random.money(0, 800),
    property: random.money(0, 600),
    cost: random.money(300, 3500),
  };
}

/** What a checker has to find, by household; test/fixtures/samples/README.md lists it. */
function addDirt(households: readonly SampleHousehold[]): void {
  const at = (number: number, change: (household: SampleHousehold) => void) => {
    const household = households[number - 1];
    if (household !== undefined) change(household);
  };
  at(11, ({ head }) => {
    head.idNumber = head.idNumber.slice(0, 17) + (head.idNumber[17] === '1' ? '2' : '1');
  });
  at(12, ({ head }) => at(13, (next) => (head.idNumber = next.head.idNumber)));
  at(14, ({ head }) => (head.relation = '之父'));
  at(15, ({ members }) => {
    if (members[1] !== undefined) members[1].relation = '户主';
  });
  at(16, ({ head }) => (head.months = 14));
  at(17, ({ head }) => (head.idNumber = `${head.idNumber.slice(0, 15)}000`));
  at(18, ({ head }) => (head.sex = head.sex === '男' ? '女' : '男'));
}
