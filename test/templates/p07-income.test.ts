import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { anIncome, incomeForThePen, samples } from './samples/meetings.ts';
import type { Model } from '#templates/p07-income.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P07', model, options: printOptions });
const items = (changes: Partial<NonNullable<Model['items']>>) => ({ ...anIncome().items!, ...changes });
const withoutLines = (changes: Partial<Model>) => anIncome({ lines: [], ...changes });

test('the household, its cycle and the columns of the form stand on one page', async () => {
  const { pages, sizes } = await print(anIncome());
  expect(sizes).toEqual([[210, 297]]);
  expect(pages[0]).toContain('家庭收入测算表云岭县岭北镇石桥村第3村民小组户编号：52990100123452026年度');
  expect(pages[0]).toContain('收入周期2025年10月1日—2026年9月30日');
  expect(pages[0]).toContain('类别项目数量/规模单价收入支出净额佐证');
});

test('a line has quantity, price, amount and proof; the expense of a business stands beside its income', async () => {
  const [page] = (await print(anIncome())).pages;
  expect(page).toContain('欧阳小明外出务工8月2,800.0022,400.00/22,400.00银行流水');
  expect(page).toContain('水稻1600.5公斤2.604,161.30900.003,261.30');
  expect(page).toContain('小计7,460.502,100.255,360.25');
});

test('an expense of its own title has a row of its own, and of two lines of one title the first takes it', async () => {
  const [line] = anIncome().lines;
  const business = {
    ...line!,
    item: 'business_income',
    quantity: null,
    unit: null,
    unitPrice: null,
  } as const;
  const lines = [
    { ...business, title: '养鸡', amount: 100, proof: null },
    { ...business, title: '养鸡', amount: 50, proof: null },
    { ...business, item: 'business_expense', title: '养鸡', amount: 30, proof: null } as const,
    { ...business, item: 'business_expense', title: '农药', amount: 20, proof: null } as const,
  ];
  const wanted = { business_income: 150, business_expense: 50 };
  const [page] = (await print(anIncome({ lines, items: items(wanted) }))).pages;
  expect(page).toContain('养鸡//100.0030.0070.00养鸡//50.00/50.00农药///20.00-20.00');
  expect(page).toContain('小计150.0050.00100.00');
});

test('net income and its share per head are those of the entry items, in words', async () => {
  const [page] = (await print(anIncome())).pages;
  expect(page).toContain('六、家庭纯收入（一＋二＋三＋四－五）38,340.25');
  expect(page).toContain('七、年度家庭人口数4人八、人均纯收入（六÷七）9,585.06');
  expect(page).toContain('年收入=工资性收入26,000.00+生产经营性收入7,460.50');
  expect(page).toContain('人均纯收入=纯收入38,340.25÷年度家庭人口数4人=9,585.06元');
  expect(page).toContain('=纯收入38,340.25+理赔收入0.00−合规自付支出3,200.00=35,140.25元，人均8,785.06元');
});

test('sums of tenths do not drift', async () => {
  const wanted = items({ wage_income: 0.1, business_income: 0.2, business_expense: 0, dibao_income: 0 });
  const none = { pension_income: 0, ecology_income: 0, other_transfer_income: 0, dividend_income: 0 };
  const [page] = (await print(withoutLines({ items: { ...wanted, ...none } }))).pages;
  expect(page).toContain('六、家庭纯收入（一＋二＋三＋四－五）0.30');
});

test.each([
  // 26,400.01 ÷ 3 is 8,800.00333: it prints 8,800.00 and lies above.
  [26_400.01, 3, '□低于参考线□等于参考线■高于参考线'],
  // 26,399.99 ÷ 3 is 8,799.99667: it prints 8,800.00 and lies below.
  [26_399.99, 3, '■低于参考线□等于参考线□高于参考线'],
  [26_400, 3, '□低于参考线■等于参考线□高于参考线'],
])('%d yuan of %d heads is held against the line before it is rounded', async (wage, population, words) => {
  const none = {
    dibao_income: 0,
    pension_income: 0,
    ecology_income: 0,
    other_transfer_income: 0,
    dividend_income: 0,
  };
  const only = items({ ...none, wage_income: wage, business_income: 0, business_expense: 0 });
  const [page] = (await print(withoutLines({ items: only, population }))).pages;
  expect(page).toContain('八、人均纯收入（六÷七）8,800.00');
  expect(page).toContain('十、参考线（云南2026年监测范围）8,800.00');
  expect(page).toContain(words);
});

test('what nobody asked is struck through; 0 is an answer', async () => {
  const [page] = (await print(anIncome())).pages;
  expect(page).toContain('特困供养金/////');
  expect(page).toContain('计划生育金//0.00/0.00');
});

test('without a statement it is a form for the pen, in the rows of the catalogue, with nothing ticked', async () => {
  const { pages } = await print(incomeForThePen);
  const text = pages.join('');
  expect(pages).toHaveLength(2);
  expect(text).toContain('务工公益岗位小计');
  expect(text).toContain('粮食经济作物林果畜禽其他小计');
  expect(text).toContain('□低于参考线□等于参考线□高于参考线');
  expect(text).not.toMatch(/\d\.\d\d|■/);
});

test('forty long lines run over pages under a repeated head; the signatures come with the result', async () => {
  const { pages } = await print(samples.P07.worst);
  for (const page of pages) expect(page).toContain('类别项目数量/规模');
  expect(pages.at(-1)).toMatch(/测算过程.*结论.*户主签字（按手印）：.*村委会负责人签字：（盖章）/);
  expect(pages.at(-1)).toContain('打印人：李四');
});

test.each([
  [{ population: 0 }, 'income-population'],
  [{ population: null }, 'income-population'],
  [{ period: { from: '2026-10-01', to: '2026-09-30' } }, 'income-period'],
  [{ items: items({ wage_income: 26000.01 }) }, 'income-lines'],
] satisfies [Partial<Model>, string][])('%o is not printed by %s', async (changes, rule) => {
  expect(await refusedBy({ document: 'P07', model: anIncome(changes), options: printOptions })).toBe(rule);
});
