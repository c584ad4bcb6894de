// A clerk's day from an empty computer to a notice and an upload file.
import { expect } from '@playwright/test';
import { addDays } from '#domain/time/day.ts';
import { rule } from './check.ts';
import {
  cellsOf,
  choose,
  compareFiles,
  giveFiles,
  goTo,
  makeArchive,
  PASSPHRASE,
  sampleFiles,
  see,
} from './clerk.ts';
import { HEADS, on, procedureTests } from './procedure-tests.ts';
import { sheetOf } from './read-back.ts';
import { addHelper, completeSpell, openFirstReason } from './put-right.ts';
import { test } from './shell.ts';

const OLD_PHONE = '17627995560';
const NEW_PHONE = '13908550001';
/** In the households of HEADS. */
const PEOPLE = [2, 4];

/** What test/fixtures/samples/README.md lists, by rule. */
const DIRT: readonly (readonly [rule: string, hits: number])[] = [
  ...([
    ['Q004', 2],
    ['Q007', 1],
    ['Q008', 2],
    ['Q010', 2],
  ] as const),
  ...([
    ['Q013', 1],
    ['Q014', 1],
    ['Q016', 1],
    ['Q057', 1],
  ] as const),
];

test.use({ story: 'main path' });
test.describe.configure({ mode: 'serial' });

test('a new computer asks for an archive and makes it', async ({ page }) => {
  await expect(page.getByRole('heading', { name: '本机还没有档案库，先新建一个' })).toBeVisible();
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await see(page, '01-start-empty');
  await makeArchive(page, '青石镇户档');
  await expect(page.getByRole('contentinfo')).toContainText('全乡 0 户 0 人');
  await see(page, '02-no-households');
});

test('the six sample files are shown, then written', async ({ page }) => {
  await goTo(page, '导入导出');
  await see(page, '03-import-choose');
  await giveFiles(page, sampleFiles);
  await expect(page.getByRole('region', { name: '认列' })).toBeVisible();
  await see(page, '03-import-columns');
  await compareFiles(page);
  await expect(page.getByRole('region', { name: '核对结果' })).toContainText('新增 120 户 427 人');
  await page.getByRole('radiogroup', { name: '看什么' }).getByText('文件', { exact: true }).click();
  await see(page, '04-import-plan');
  for (const [file, kind, , read, accepted, refused] of await cellsOf(page, '文件')) {
    expect(kind, file).not.toContain('没有认出');
    expect(Number(read), file).toBeGreaterThan(0);
    expect(Number(accepted) + Number(refused), file).toBe(Number(read));
  }
  await page.getByRole('button', { name: '确认导入' }).click();
  await expect(page.getByRole('region', { name: '导入结果' })).toContainText('导入完成：新增 120 户 427 人');
  await expect(page.getByRole('contentinfo')).toContainText('全乡 120 户 427 人');
  await see(page, '05-import-done');
});

test('Ctrl+K finds a person by the first letters of the pinyin', async ({ page }) => {
  await goTo(page, '户档案');
  await expect(page.getByRole('grid', { name: '户列表' })).toBeFocused();
  await expect(page.getByRole('article', { name: '户预览' })).toContainText('王䶮');
  await see(page, '06-households');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('wy');
  const first = page.getByRole('listbox', { name: '查找结果' }).getByRole('option').first();
  await expect(first).toContainText('王䶮');
  await expect(first).toContainText('姓名拼音首字母');
  await see(page, '07-search');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '王䶮' })).toBeVisible();
  await expect(
    page.getByRole('grid', { name: '成员' }).getByRole('textbox', { name: /王䶮 姓名/ }),
  ).toBeFocused();
  await see(page, '08-household-members');
  for (const tab of ['成员', '收入', '生活条件', '监测', '帮扶', '程序', '文书', '概况']) {
    await page.getByRole('tab', { name: tab }).click();
    await see(page, `09-household-${tab}`);
  }
});

test('a value is edited in its place, and a wrong one is refused there', async ({ page }) => {
  await page.getByRole('button', { name: '修改填表时间' }).click();
  const day = page.getByRole('textbox', { name: '填表时间' });
  await expect(day).toBeFocused();
  await day.fill('2025-02-30');
  await day.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('“填表时间”不是有效日期，请写成 2021-03-01 这样');
  await see(page, '10-wrong-date');
  await day.press('Escape');
  await page.getByRole('button', { name: '修改年度家庭人口数' }).click();
  const count = page.getByRole('textbox', { name: '年度家庭人口数' });
  await count.fill('两个');
  await count.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('“年度家庭人口数”应当填整数');
  await count.press('Escape');
  await expect(page.getByRole('alert')).toHaveCount(0);

  const phone = page.getByRole('button', { name: '修改户联系电话' });
  await expect(phone).toHaveText(OLD_PHONE);
  await phone.click();
  const box = page.getByRole('textbox', { name: '户联系电话' });
  await box.fill(NEW_PHONE);
  await box.press('Enter');
  await expect(phone).toHaveText(NEW_PHONE);
});

test('the history shows before and after; the act is taken back and done again', async ({ page }) => {
  await page.getByRole('tab', { name: '历史' }).click();
  const newest = page.getByRole('list', { name: '变更记录' }).getByRole('listitem').first();
  await expect(newest).toContainText(`户联系电话${OLD_PHONE}→${NEW_PHONE}`);
  await see(page, '11-history');
  const undo = page.getByRole('button', { name: '撤销', exact: true });
  await expect(undo).toContainText('撤销：修改');
  await undo.click();
  await expect(newest).toContainText(`户联系电话${NEW_PHONE}→${OLD_PHONE}`);
  await page.getByRole('tab', { name: '概况' }).click();
  const phone = page.getByRole('button', { name: '修改户联系电话' });
  await expect(phone).toHaveText(OLD_PHONE);
  await page.keyboard.press('Control+y');
  await expect(phone).toHaveText(NEW_PHONE);
});

procedureTests();

test('the upload file waits for what its households lack, and each reason leads there', async ({ page }) => {
  const table = '监测对象新增';
  for (const [at, told] of ['2 户共 3 处错误', '1 户共 2 处错误'].entries()) {
    await openFirstReason(page, table, told);
    await expect(page.getByRole('heading', { level: 1, name: HEADS[at] ?? '' })).toBeVisible();
    await completeSpell(page, PEOPLE[at] ?? 1);
    await see(page, `30-spell-complete-${at + 1}`);
  }
  await openFirstReason(page, table, '1 户共 1 处错误');
  await expect(page.getByRole('heading', { level: 1, name: HEADS[1] ?? '' })).toBeVisible();
  await addHelper(page, '何帮扶', on(11), addDays(on(11), 365));
});

test('the upload file of the year has the two households, numbers as text', async ({ page, shell }) => {
  await goTo(page, '导入导出');
  await page.getByRole('tab', { name: '导出' }).click();
  await see(page, '31-export');
  await page.getByRole('button', { name: '导出 监测对象新增' }).click();
  const { name, bytes } = await shell.takeDownload();
  expect(name).toMatch(/监测对象新增.*\.xlsx$/);
  const [, , headers = [], ...rows] = await sheetOf(bytes);
  const cells = (header: string) => rows.map((row) => row[headers.indexOf(header)]);
  expect(headers).toHaveLength(40);
  expect(cells('户主姓名')).toEqual(HEADS);
  expect(cells('户主证件号码')).toEqual(['52990119500611397X', '529901197509266694']);
  expect(cells('户联系电话')[0]).toBe(NEW_PHONE);
  expect(cells('监测对象类别')).toEqual(['突发严重困难户', '突发严重困难户']);
  expect(cells('识别监测时间')[0]).toBe(on(11).slice(0, 7).replace('-', ''));
  expect(cells('公示止')[0]).toBe(on(8));
});

test('a year with errors is not exported: each is listed and leads to its household', async ({ page }) => {
  await choose(page, '年度', '2025 年度');
  await page.getByRole('button', { name: '导出 监测对象新增' }).click();
  const reasons = page.getByRole('region', { name: '不能导出的原因' });
  await expect(reasons).toContainText(/“监测对象新增”没有导出：有 10 户共 \d+ 处错误/);
  const told = /共 (\d+) 处错误/.exec((await reasons.textContent()) ?? '')?.[1];
  await expect(reasons.getByRole('row')).toHaveCount(Number(told) + 1);
  await see(page, '32-export-refused');
  await reasons.getByRole('row').filter({ hasText: 'Q010' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: '谢万志' })).toBeVisible();
  await see(page, '33-finding');
});

test('the check finds the dirt of the samples', async ({ page }) => {
  await goTo(page, '数据核查');
  await page.getByRole('button', { name: '开始核查' }).click();
  for (const [id, hits] of DIRT) await expect(rule(page, id)).toHaveText(new RegExp(`^${id}\\D+${hits}$`));
  await see(page, '34-check');
});

test('the archive is backed up and found in order', async ({ page }) => {
  await goTo(page, '设置');
  for (const tab of ['乡镇信息', '村', '关于', '备份和校验']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await see(page, `35-settings-${tab}`);
  }
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.getByRole('region', { name: '备份', exact: true })).toContainText('备份已核对');
  await expect(page.getByRole('contentinfo')).toContainText(/上次备份 .*已核对/);
  await page.getByRole('button', { name: '立即校验' }).click();
  await expect(page.getByRole('region', { name: '校验' })).toContainText('档案库完好：120 户 427 人');
  await see(page, '36-backup');
});

test('closed and opened again it has everything; a wrong passphrase opens nothing', async ({
  page,
  shell,
}) => {
  await page.getByRole('button', { name: '关闭档案库' }).click();
  const form = page.getByRole('form', { name: '打开档案库' });
  await expect(form).toContainText('青石镇户档');
  await form.getByLabel('口令').fill('不是这个口令');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toHaveText('口令不对。请检查大小写和输入法后再试。');
  await see(page, '37-wrong-passphrase');
  await form.getByLabel('口令').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText('全乡 120 户 427 人');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('王䶮');
  await page.getByRole('option').first().click();
  await expect(page.getByText('在监测 突发严重困难户')).toBeVisible();
  expect(shell.faults).toEqual([]);
});
