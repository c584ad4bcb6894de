// What the checks ask of a household before its table leaves the house, written where a finding leads.
import { expect, type Page } from '@playwright/test';
import { goTo, writeDay } from './clerk.ts';

const NO_PROBLEM = [
  '是否义务教育阶段适龄儿童少年失学辍学',
  '是否住房出现安全问题',
  '是否饮水出现安全问题',
  '是否有家庭成员未参加城乡居民(职工)基本医疗保险',
];

/** 收支情况 of a household of so many people when it was recognised, in the order of the window. */
const figures = (people: number): readonly (readonly [label: string, figure: number])[] => [
  ['工资性收入', 12_000],
  ['生产经营性收入', 5000],
  ['财产性收入', 0],
  ['转移性收入', 2000],
  ['生产经营性支出', 1000],
  ['家庭纯收入', 18_000],
  ['家庭人均纯收入', 18_000 / people],
  ['理赔收入', 0],
  ['合规自付支出', 0],
];

const reasons = (page: Page) => page.getByRole('region', { name: '不能导出的原因' });

/** Tries the table; it is refused, with so many errors, and the first leads to its household. */
export async function openFirstReason(page: Page, table: string, told: string): Promise<void> {
  await goTo(page, '导入导出');
  await page.getByRole('tab', { name: '导出', exact: true }).click();
  await page.getByRole('button', { name: `导出 ${table}`, exact: true }).click();
  await expect(reasons(page)).toContainText(`“${table}”没有导出：有 ${told}`);
  await reasons(page).getByRole('row').nth(1).dblclick();
}

/** 三保障和饮水, from the first box that the finding opened, then the nine figures of the spell box by box with Tab. */
export async function completeSpell(page: Page, people: number): Promise<void> {
  const spell = page.getByRole('region', { name: /^监测 / });
  await expect(spell.getByRole('combobox', { name: NO_PROBLEM[0] ?? '' })).toBeFocused();
  for (const [at, label] of NO_PROBLEM.entries()) {
    const value = spell.getByRole('button', { name: `修改${label}`, exact: true });
    if (at > 0) await value.click();
    await page.keyboard.type('否');
    await page.keyboard.press('Enter');
    await expect(value).toHaveText('否');
  }
  await spell.getByRole('button', { name: '修改识别时工资性收入', exact: true }).click();
  await expect(spell.getByRole('textbox', { name: '识别时工资性收入', exact: true })).toBeFocused();
  // At a typist's speed: nobody waits for a box to be saved before the next one is typed into.
  for (const [, figure] of figures(people)) {
    await page.keyboard.type(String(figure));
    await page.keyboard.press('Tab');
  }
  await expect(spell.getByRole('button', { name: '修改识别时合规自付支出', exact: true })).toContainText('0');
}

/** A helper of the household, of a year from this day on. */
export async function addHelper(page: Page, name: string, from: string, until: string): Promise<void> {
  await page.getByRole('button', { name: '新增结对' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^姓名/).fill(name);
  await dialog.getByLabel(/^联系电话/).fill('13900000002');
  await dialog.getByLabel(/^单位名称/).fill('县林业局');
  await writeDay(page, '帮扶开始时间', from);
  await writeDay(page, '帮扶结束时间', until);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('table', { name: '帮扶责任人', exact: true })).toContainText(name);
}
