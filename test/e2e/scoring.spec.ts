// Households of 2015 scored, ranked and checked before the meeting; what forbids an exit ticked a pack later.
import { expect, type Locator, type Page } from '@playwright/test';
import { aRow, csvFile, idNumber } from '#test/support/member-file.ts';
import { importFiles, makeAnotherArchive, makeArchive, see } from './clerk.ts';
import { must } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'scores' });
test.describe.configure({ mode: 'serial' });

const VILLAGE = '云溪村';
const HEADS = [...'赵钱孙李周'].flatMap((name) => [...'一二三四'].map((digit) => `${name}大${digit}`));

const inMemory = ({ name, bytes }: { name: string; bytes: Uint8Array }) => ({
  ...{ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) },
});

/** Twenty heads of households; the third draws 低保, the fifth is gravely ill. */
const members = (year: number) =>
  csvFile(
    `成员信息_${year}.csv`,
    HEADS.map((姓名, at) =>
      aRow(String(800 + at), 1, {
        ...{ 姓名, 性别: '男', 民族: '汉族', 村: VILLAGE, 组: `${Math.floor(at / 5) + 1}组` },
        ...{ 是否享受低保: at === 2 ? '农村低保' : '否', 健康状况: at === 4 ? '患有大病' : '健康' },
        劳动能力: at % 2 === 0 ? '普通劳动力' : '丧失劳动力',
      }),
    ),
  );

/** A department says of the second head that he has a car. */
const results = csvFile('比对结果_2015.csv', [
  {
    ...{ 证件号码: idNumber(8011), 姓名: HEADS[1] ?? '', 比对部门: '公安', 疑似问题: '名下有小汽车' },
    反馈日期: '2015-03-20',
  },
]);

async function start(page: Page, key: string, year: number): Promise<number> {
  const { villages } = await must(page, 'village.list', {});
  const villageId = villages.find(({ name }) => name === VILLAGE)?.id ?? 0;
  const { households } = await must(page, 'procedure.eligible', { key, year, villageId });
  const { id } = await must(page, 'procedure.start', {
    ...{ key, year, villageId, clueOn: `${year}-03-01`, householdIds: households.map((each) => each.id) },
    ...(key === 'identification' && { quota: 3 }),
  });
  await page.evaluate((hash) => (window.location.hash = hash), `#/procedure/${id}?tab=scores`);
  return id;
}

const sheet = (page: Page): Locator => page.getByRole('grid', { name: '评分和核对' });
const row = (page: Page, head: string): Locator => sheet(page).getByRole('row', { name: head, exact: true });
const bar = (page: Page): Locator => page.getByRole('toolbar', { name: '评分和核对' });

test('a household is scored by typing, from one cell to the next', async ({ page }) => {
  await makeArchive(page, '评分排序');
  await importFiles(page, inMemory(members(2015)));
  await page.getByRole('button', { name: '继续导入' }).click();
  await importFiles(page, inMemory(results));
  const { rows } = await must(page, 'comparison.hits', { offset: 0, limit: 5 });
  await must(page, 'comparison.answer', {
    ...{ hitIds: rows.map(({ id }) => id), verdict: 'confirmed', answer: '车在名下', verifiedBy: '王组长' },
  });
  await start(page, 'identification', 2015);
  await see(page, '70-scores-empty');
  await sheet(page).focus();
  for (const points of ['12', '8', '20', '6', '5', '15', '8']) {
    await page.keyboard.type(points);
    await page.keyboard.press('Enter');
  }
  await expect(row(page, HEADS[0] ?? '')).toContainText('74');
  await page.keyboard.press('Home');
  await page.keyboard.type('13');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('满分 12 分，不能填 13 分');
  await page.keyboard.press('Escape');
  await expect(row(page, HEADS[0] ?? '')).toContainText('74');
});

test('who has a car by the comparison is red, and a no wants its reason', async ({ page }) => {
  const withCar = row(page, HEADS[1] ?? '');
  await expect(withCar).toContainText('不进');
  await withCar.locator('td.wrong').click();
  const detail = page.getByRole('region', { name: '这一格' });
  await expect(detail).toContainText('部门比对，核实属实：2015-03-20 名下有小汽车');
  await see(page, '72-scores-excluded');
  await page.keyboard.press('0');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('要填“否”请写明情况');
  await dialog.getByRole('textbox').fill('车已报废，有注销证明');
  await dialog.getByRole('button', { name: '说明' }).click();
  await expect(withCar).not.toContainText('不进');
  await expect(detail).toContainText('车已报废，有注销证明');
});

test('blanks are filled from the archive, places follow, and the plan cuts the list', async ({ page }) => {
  await bar(page).getByRole('button', { name: '按档案预填' }).click();
  const told = page.locator('.ant-message-notice');
  await expect(told).toContainText('填了 20 户');
  // Whatever a message covers can be clicked through it.
  expect(
    await told.evaluate((box) => {
      const { x, y, width, height } = box.getBoundingClientRect();
      return box.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    }),
  ).toBe(false);
  await bar(page).getByRole('button', { name: '其余填“否”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '都填“否”' }).click();
  const id = Number(/procedure\/(\d+)/.exec(page.url())?.[1]);
  const { households, blocks } = await must(page, 'scoring.get', { id });
  for (const [at, { householdId, total }] of households.entries())
    if (total === null)
      await must(page, 'scoring.answer', {
        ...{ id, householdId },
        answers: blocks.flatMap(({ items }) =>
          items.map(({ key, points }) => ({ key, points: Math.floor((points * ((at * 7) % 10)) / 10) })),
        ),
      });
  await page.reload();
  await expect(sheet(page)).toBeVisible();
  await expect(row(page, HEADS[0] ?? '')).toContainText('齐');
  await expect(bar(page)).toContainText('规模 3 户，超出 17 户');
  await sheet(page).focus();
  await page.keyboard.press('ArrowDown');
  await see(page, '73-scores-ranked');
});

test('situations that forbid an exit are ticked in the same way', async ({ page }) => {
  await makeAnotherArchive(page, '脱贫退出');
  const { name, bytes } = csvFile(
    '成员信息_2017.csv',
    HEADS.map((姓名, at) =>
      aRow(String(800 + at), 1, {
        ...{ 姓名, 性别: '男', 民族: '汉族', 村: VILLAGE, 脱贫状态: '未脱贫' },
        ...{ 劳动能力: at === 3 ? '无劳动力' : '普通劳动力', 是否参加大病医疗: '是' },
      }),
    ),
  );
  await importFiles(page, inMemory({ name, bytes }));
  const id = await start(page, 'exit', 2017);
  const { households } = await must(page, 'scoring.get', { id });
  const suffering = households[1]?.householdId ?? 0;
  await must(page, 'scoring.answer', {
    ...{ id, householdId: suffering },
    answers: [{ key: 'bars/5', applies: true, note: '户主住院中' }],
  });
  await page.reload();
  await expect(page.getByRole('tab', { name: '不能退出的情形' })).toBeVisible();
  await bar(page).getByRole('button', { name: '按档案预填' }).click();
  await expect(
    row(page, HEADS[0] ?? '')
      .locator('td.wrong')
      .first(),
  ).toHaveText('是');
  await row(page, HEADS[1] ?? '')
    .locator('td.wrong')
    .last()
    .click();
  await see(page, '74-bars');
});
