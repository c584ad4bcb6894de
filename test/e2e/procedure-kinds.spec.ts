// A village's thirty households through a recognition together, then two of them out of monitoring again.
import { expect, type Locator, type Page } from '@playwright/test';
import { addDays } from '#domain/time/day.ts';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { goTo, importFiles, makeArchive, see, writeDay } from './clerk.ts';
import { callFromPage, todayOf } from './contract.ts';
import {
  beginStart,
  beginStep,
  candidateRow,
  openCandidate,
  recordStep,
  saveCandidate,
  showStep,
  tickPapers,
} from './procedure.ts';
import { test } from './shell.ts';

test.use({ story: 'procedures of several kinds' });
test.describe.configure({ mode: 'serial' });

const VILLAGE = '云溪村';
const DIGITS = '一二三四五六七八九';
const HEADS = [...'赵钱孙'].flatMap((name) => [...DIGITS, '十'].map((digit) => `${name}大${digit}`));
const [FIRST = '', SECOND = ''] = HEADS;
/** Visited by one person only, and the one who withdraws. */
const [ALONE, GONE] = ['赵大五', '孙大十'];

let today = '';
const on = (day: number): string => addDays(today, day - 20);

const households = (page: Page): Locator => page.getByRole('grid', { name: '程序里的户' });
const next = (page: Page): Locator => page.getByRole('region', { name: '下一步' });

async function answerOf<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: object }>,
): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(JSON.stringify(given.error));
  return given.value;
}

/** The procedure that the page shows. */
async function shownProcedure(page: Page) {
  const id = Number(/procedure\/(\d+)/.exec(page.url())?.[1]);
  return answerOf(callFromPage(page, 'procedure.get', { id }));
}

async function writePeople(page: Page, names: readonly string[]): Promise<void> {
  const box = page.getByRole('combobox', { name: '入户人' });
  for (const name of names) {
    await box.fill(name);
    await box.press('Enter');
  }
}

async function doStep(page: Page, title: string, day: string): Promise<void> {
  const dialog = await beginStep(page, title);
  await writeDay(page, '办理日期', day);
  await recordStep(dialog);
}

test('thirty households of a village are chosen by keyboard and begin together', async ({ page }) => {
  await makeArchive(page, '成批办理');
  today = await todayOf(page);
  const rows = HEADS.map((姓名, index) =>
    aRow(String(700 + index), 1, {
      姓名,
      性别: '男',
      民族: '汉族',
      村: VILLAGE,
      组: `${Math.floor(index / 5) + 1}组`,
    }),
  );
  const { name, bytes } = csvFile(`成员信息_${on(11).slice(0, 4)}.csv`, rows);
  await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await goTo(page, '动态调整');
  await expect(page.getByText('还没有发起过程序')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: '发起程序' })).toBeVisible();
  await page.keyboard.press('Escape');
  const dialog = await beginStart(page, { kind: '监测对象识别', village: VILLAGE, on: on(0) });
  await dialog.getByLabel('责任人').fill('张干事');
  const list = dialog.getByRole('grid', { name: '本村的户' });
  await list.focus();
  await page.keyboard.press('Control+a');
  await expect(dialog).toContainText('已选 30 户');
  await see(page, '60-start-batch');
  await dialog.getByRole('button', { name: '发起（30 户）' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${VILLAGE} 监测对象识别`);
  await expect(page.getByText('责任人 张干事')).toBeVisible();
});

test('consent, visit and votes of all are entered at once; one that lacks something is told apart', async ({
  page,
}) => {
  await households(page).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: '批量登记' }).click();
  await writeDay(page, '授权日期', on(1));
  await page.getByRole('checkbox', { name: '各户户主' }).check();
  await writeDay(page, '入户日期', on(2));
  await writePeople(page, ['张三', '李四']);
  const dialog = page.getByRole('dialog', { name: '批量登记 30 户' });
  await dialog.getByLabel('同意票').fill('18');
  await dialog.getByLabel('反对票').fill('2');
  await dialog.getByLabel('弃权票').fill('0');
  await expect(dialog).toContainText('将登记 30 户的授权日期、签字人、入户日期、入户人、票数');
  await see(page, '61-bulk');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(candidateRow(page, FIRST)).toContainText(`${on(1).slice(5)} ${FIRST}`);
  await expect(candidateRow(page, FIRST)).toContainText('18 / 2 / 0');
  await openCandidate(page, ALONE);
  await page.getByRole('dialog').locator('.ant-select-selection-item-remove').last().click();
  await saveCandidate(page);
  await expect(candidateRow(page, ALONE)).toContainText('（1 人）');
});

test('risks are entered household after household with Ctrl+Enter', async ({ page }) => {
  await openCandidate(page, FIRST);
  for (const head of [FIRST, SECOND]) {
    const drawer = page.getByRole('dialog').filter({ hasText: head });
    await expect(drawer).toBeVisible();
    for (const [label, typed] of [
      ['监测对象类别', '突发'],
      ['致贫/返贫风险1', '07'],
    ] as const) {
      const box = drawer.getByRole('combobox', { name: label, exact: true });
      await box.click();
      await box.fill(typed);
      await box.press('Enter');
    }
    if (head === FIRST) await see(page, '62-candidate');
    await page.keyboard.press('Control+Enter');
    await expect(drawer).toBeHidden();
  }
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await expect(candidateRow(page, SECOND)).toContainText('因务工就业不稳');
  const { id, candidates } = await shownProcedure(page);
  const values = { 'monitoring.category': '3', 'monitoring.risk_1': '07' };
  for (const { householdId } of candidates.slice(2))
    await answerOf(callFromPage(page, 'procedure.updateHousehold', { id, householdId, values }));
});

test('sheets come back household by household', async ({ page }) => {
  await page.reload();
  await showStep(page, '发现线索');
  await tickPapers(page);
  await page.getByRole('button', { name: '回到下一步' }).click();
  await page.getByRole('button', { name: '申请及承诺授权查询书逐户登记' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '全部签回' }).click();
  await dialog.getByRole('checkbox', { name: `选择 ${FIRST}`, exact: true }).uncheck();
  await expect(dialog).toContainText('已签回 29/30 户');
  await see(page, '63-sheets');
  await dialog.getByRole('button', { name: '登记（29 户有变化）' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('table', { name: '材料' })).toContainText('29/30 户');
  await expect(next(page)).toContainText('还没有签字');
  await see(page, '64-batch');
  await tickPapers(page);
  await expect(page.getByRole('table', { name: '材料' })).toContainText('30/30 户');
  await doStep(page, '承诺授权', on(1));
});

test('one household visited by one person only stops the step, named with its source', async ({ page }) => {
  await tickPapers(page);
  await expect(next(page)).toContainText('1 户不齐');
  await page.getByText('不齐 1', { exact: true }).click();
  await expect(households(page).getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('region', { name: '这户的情况' })).toContainText('只有 1 名调查人');
  const dialog = await beginStep(page, '入户核实');
  await writeDay(page, '办理日期', on(2));
  await dialog.getByRole('button', { name: '登记' }).click();
  const refused = dialog.getByRole('alert');
  await expect(refused).toContainText('还不能登记，有 1 处');
  await expect(refused).toContainText(ALONE);
  await expect(refused.getByRole('checkbox')).toHaveCount(0);
  await see(page, '65-one-investigator');
  await dialog.getByRole('button', { name: '取消' }).click();
  await openCandidate(page, ALONE);
  await writePeople(page, ['李四']);
  await saveCandidate(page);
  await page.getByText('全部 30', { exact: true }).click();
  await doStep(page, '入户核实', on(2));
});

test('one household withdraws; the meeting goes on with the others', async ({ page }) => {
  await candidateRow(page, FIRST).waitFor();
  await households(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press(' ');
  await page.getByRole('button', { name: '批量移出' }).click();
  const dialog = page.getByRole('dialog', { name: `移出程序：${GONE}` });
  await dialog.getByRole('combobox', { name: '为什么移出' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '本户撤回' }).click();
  await writeDay(page, '移出日期', on(3));
  await dialog.getByLabel('移出原因').fill('子女接去城里同住，不再申请');
  await see(page, '66-drop');
  await dialog.getByRole('button', { name: '移出', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(candidateRow(page, GONE)).toContainText('已移出（本户撤回）：子女接去城里同住');
  await tickPapers(page);
  const meeting = await beginStep(page, '民主评议');
  await writeDay(page, '办理日期', on(3));
  await meeting.getByLabel('应到代表').fill('31');
  await meeting.getByLabel('实到代表').fill('20');
  await meeting.getByRole('button', { name: '登记' }).click();
  await expect(meeting.getByRole('alert')).toContainText('不足三分之二（至少 21 人）');
  await meeting.getByLabel('应到代表').fill('30');
  await recordStep(meeting);
});

test('a notice one day short is refused with its source, then put up for five days', async ({ page }) => {
  await tickPapers(page);
  const notice = await beginStep(page, '村内公示');
  await writeDay(page, '公示起', on(4));
  await writeDay(page, '公示止', on(7));
  await notice.getByRole('button', { name: '登记' }).click();
  await expect(notice.getByRole('alert')).toContainText('还不能登记，有 1 处');
  await expect(notice.getByRole('alert')).toContainText('只有 4 天，止日最早填');
  await see(page, '67-notice-short');
  await writeDay(page, '公示止', on(8));
  await recordStep(notice);
  await expect(page.getByRole('list', { name: '步骤' })).toContainText(
    `${on(4).slice(5)} 至 ${on(8).slice(5)}`,
  );
});

test('a notice that was torn down is put up anew and its days count again', async ({ page }) => {
  await showStep(page, '村内公示');
  await page.getByRole('button', { name: '重新公示' }).click();
  await writeDay(page, '重新张贴', on(5));
  await page.getByLabel('重新公示的原因').fill('公示栏被雨水打湿，字迹不清');
  await page.getByRole('dialog').getByRole('button', { name: '登记' }).click();
  await expect(page.getByRole('region', { name: '公示和例外' })).toContainText('公示栏被雨水打湿');
  await see(page, '68-reposted');
  await tickPapers(page);
  await page.getByRole('button', { name: '回到下一步' }).click();
  await expect(next(page)).toContainText(`最早 ${on(10)} 可以办`);
});

test('twenty-nine are monitored in the end', async ({ page }) => {
  await tickPapers(page);
  await doStep(page, '乡镇审核', on(10));
  await doStep(page, '县级审定', on(11));
  await tickPapers(page);
  const announcement = await beginStep(page, '结果公告');
  await writeDay(page, '公示起', on(12));
  await recordStep(announcement);
  await doStep(page, '录入系统', on(20));
  await expect(page.getByText('程序已办结，29 户纳入监测')).toBeVisible();
  await see(page, '69-batch-finished');
});

test('an elimination too early is refused, and let through by name and reason for ever marked', async ({
  page,
}) => {
  const { candidates } = await shownProcedure(page);
  for (const { householdId } of candidates.slice(0, 2))
    await answerOf(
      callFromPage(page, 'measure.add', {
        ...{ householdId, year: Number(today.slice(0, 4)), kind: 'employment', items: '01' },
        ...{ content: '公益性岗位', unit: null, responsible: null, responsiblePhone: null, outcome: null },
        ...{ startsOn: null, endsOn: null, amount: null, expectedGain: null, actualGain: null },
      }),
    );
  await goTo(page, '动态调整');
  const start = await beginStart(page, { kind: '风险消除', village: VILLAGE, on: today });
  await see(page, '70-start-elimination');
  for (const head of [FIRST, SECOND]) {
    await start.getByLabel('筛选户').fill(head);
    await start.getByRole('checkbox', { name: `选择 ${head}`, exact: true }).check();
  }
  await start.getByRole('button', { name: '发起（2 户）' }).click();
  for (const head of [FIRST, SECOND]) {
    await openCandidate(page, head);
    await writeDay(page, '入户日期', today);
    await writePeople(page, ['张三', '李四']);
    const mode = page.getByRole('combobox', { name: '风险消除方式' });
    await mode.fill('帮扶');
    await mode.press('Enter');
    await page.getByRole('dialog').getByLabel('风险消除后家庭人均纯收入').fill('12800');
    if (head === FIRST) await see(page, '71-elimination-candidate');
    await saveCandidate(page);
  }
  await tickPapers(page);
  const dialog = await beginStep(page, '入户核实');
  await dialog.getByRole('button', { name: '登记' }).click();
  await expect(dialog.getByRole('alert').first()).toContainText('还不能登记，有 2 处');
  await dialog.getByRole('button', { name: '2 户都例外批准' }).click();
  await dialog.getByRole('button', { name: '例外批准 2 处并登记' }).click();
  await expect(dialog).toContainText('请填写批准人');
  await dialog.getByLabel('批准人（县级部门）').fill('县局郑主任');
  await dialog.getByLabel('批准的理由').fill('全家在镇上公司务工，收入稳定');
  await see(page, '72-waiver');
  await dialog.getByRole('button', { name: '例外批准 2 处并登记' }).click();
  await expect(dialog).toBeHidden();
  await showStep(page, '入户核实');
  const marks = page.getByRole('list', { name: '例外批准' });
  await expect(marks).toContainText('县局郑主任');
  await expect(marks.getByRole('listitem')).toHaveCount(2);
  await see(page, '73-waived');
});

test('the board shows both kinds; Enter opens a procedure from the list', async ({ page, shell }) => {
  await goTo(page, '动态调整');
  await expect(page.getByRole('region', { name: '风险消除进度' })).toContainText('2 户');
  await see(page, '74-board-kinds');
  await page.getByRole('grid', { name: '程序列表' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('风险消除');
  expect(shell.faults).toEqual([]);
});
