// How a clerk runs a procedure through the window.
import { expect, type Locator, type Page } from '@playwright/test';
import { choose, chooseByTyping, writeDay } from './clerk.ts';

interface StartOptions {
  /** 监测对象识别 where none is named. */
  readonly kind?: string;
  readonly village: string;
  readonly heads: readonly string[];
  readonly on: string;
}

/** Opens 发起程序 and fills in what stands above the list of households. */
export async function beginStart(
  page: Page,
  { kind = '监测对象识别', village, on }: Omit<StartOptions, 'heads'>,
): Promise<Locator> {
  await page.getByRole('button', { name: '发起程序' }).click();
  const dialog = page.getByRole('dialog', { name: '发起程序' });
  const radio = dialog.getByRole('radio', { name: new RegExp(`^${kind}`) });
  // A dialog takes no click while it still grows.
  await expect(async () => {
    await radio.click();
    await expect(radio).toBeChecked({ timeout: 500 });
  }).toPass();
  await choose(page, '发起村', village);
  await writeDay(page, '发起日期', on);
  return dialog;
}

export async function startProcedure(page: Page, { heads, ...start }: StartOptions): Promise<void> {
  const { kind = '监测对象识别', village } = start;
  const dialog = await beginStart(page, start);
  for (const head of heads) {
    await dialog.getByLabel('筛选户').fill(head);
    await dialog.getByRole('checkbox', { name: `选择 ${head}`, exact: true }).check();
  }
  await dialog.getByRole('button', { name: `发起（${heads.length} 户）` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${village} ${kind}`);
}

interface CandidateEntries {
  readonly head: string;
  readonly consentOn: string;
  readonly visitedOn: string;
}

/** Consent, visit by two, 18 votes for and 2 against, a category and a risk. */
export async function fillCandidate(
  page: Page,
  { head, consentOn, visitedOn }: CandidateEntries,
): Promise<void> {
  await openCandidate(page, head);
  const sheet = page.getByRole('dialog');
  await writeDay(page, '授权日期', consentOn);
  await sheet.getByLabel('签字人').fill(head);
  await writeDay(page, '入户日期', visitedOn);
  const people = page.getByRole('combobox', { name: '入户人' });
  for (const name of ['张三', '李四']) {
    await people.fill(name);
    await people.press('Enter');
  }
  await sheet.getByLabel('同意票').fill('18');
  await sheet.getByLabel('反对票').fill('2');
  await sheet.getByLabel('弃权票').fill('0');
  await chooseByTyping(page, '监测对象类别', '突发');
  await chooseByTyping(page, '发现途径', '2');
  await chooseByTyping(page, '致贫/返贫风险1', '因病');
}

export const saveCandidate = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

export const candidateRow = (page: Page, head: string): Locator =>
  page.getByRole('grid', { name: '程序里的户' }).getByRole('row').filter({ hasText: head });

/** Opens a household near the top of the list. */
export async function openCandidate(page: Page, head: string): Promise<void> {
  await page.getByRole('grid', { name: '程序里的户' }).press('Home');
  await candidateRow(page, head).getByRole('button', { name: head, exact: true }).click();
}

/** Ticks every paper of the step that is shown. */
export async function tickPapers(page: Page): Promise<void> {
  const boxes = page.getByRole('table', { name: '材料' }).getByRole('checkbox');
  for (const box of await boxes.all()) {
    // The tick stands when the archive has it, which is a moment after the click.
    if (!(await box.isChecked())) await box.click();
    await expect(box).toBeChecked();
    await expect(box).toBeEnabled();
  }
}

/** Brings a step of the line into sight, with its papers. */
export const showStep = (page: Page, title: string): Promise<void> =>
  page.getByRole('list', { name: '步骤' }).getByRole('button').filter({ hasText: title }).click();

/** Opens the dialog of the step that is next. */
export async function beginStep(page: Page, title: string): Promise<Locator> {
  await page.getByRole('button', { name: `办理“${title}”` }).click();
  return page.getByRole('dialog', { name: `办理“${title}”` });
}

export async function recordStep(dialog: Locator): Promise<void> {
  // As above: the day is written sooner than the dialog has grown.
  await expect(dialog).not.toHaveClass(/zoom-appear/);
  await dialog.getByRole('button', { name: '登记' }).click();
  await expect(dialog).toBeHidden();
}

interface StepEntries {
  /** The day of the step; of a notice the day on which it is put up. */
  readonly on: string;
  /** Of a notice; without it the pack's days count. */
  readonly until?: string;
  /** Of a meeting: those who should have come and those who came. */
  readonly expected?: number;
  readonly present?: number;
}

/** Writes into the dialog of a step what it asks for. */
export async function fillStep(
  page: Page,
  dialog: Locator,
  { on, until, expected, present }: StepEntries,
): Promise<void> {
  const isNotice = await dialog.getByLabel('公示起', { exact: true }).isVisible();
  await writeDay(page, isNotice ? '公示起' : '办理日期', on);
  if (until !== undefined) await writeDay(page, '公示止', until);
  if (expected !== undefined) await dialog.getByLabel('应到代表').fill(String(expected));
  if (present !== undefined) await dialog.getByLabel('实到代表').fill(String(present));
}

/** All papers of the step and of those before it, and the step itself. */
export async function passStep(page: Page, title: string, entries: StepEntries): Promise<void> {
  await tickPapers(page);
  const dialog = await beginStep(page, title);
  await fillStep(page, dialog, entries);
  await recordStep(dialog);
}

/** What is alike of all households of the procedure. */
export async function fillAllAlike(page: Page, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('grid', { name: '程序里的户' }).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: '批量登记' }).click();
  const dialog = page.getByRole('dialog', { name: /^批量登记/ });
  await fill(dialog);
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog).toBeHidden();
}

export async function writeInvestigators(page: Page, names: readonly string[]): Promise<void> {
  const box = page.getByRole('combobox', { name: '入户人' });
  for (const name of names) {
    await box.fill(name);
    await box.press('Enter');
  }
}

export async function writeVotes(dialog: Locator, [yes, no, abstain]: readonly number[]): Promise<void> {
  await dialog.getByLabel('同意票').fill(String(yes));
  await dialog.getByLabel('反对票').fill(String(no));
  await dialog.getByLabel('弃权票').fill(String(abstain));
}

/** From the procedure to the household's own page, on the tab of its procedures. */
export async function openHousehold(page: Page, head: string): Promise<void> {
  await page.getByRole('tab', { name: /^户 \d/ }).click();
  await openCandidate(page, head);
  await page.getByRole('dialog').getByRole('button', { name: '打开户档案' }).click();
  await page.getByRole('tab', { name: /^程序/ }).click();
}
