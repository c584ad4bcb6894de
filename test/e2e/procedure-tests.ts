// The part of the main path that runs a 监测对象识别 from the clue to the last step.
import { expect } from '@playwright/test';
import { addDays } from '#domain/time/day.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import { choose, goTo, see, writeDay } from './clerk.ts';
import { todayOf } from './contract.ts';
import { inkOf } from './read-back.ts';
import {
  beginStep,
  candidateRow,
  fillCandidate,
  openCandidate,
  recordStep,
  saveCandidate,
  startProcedure,
  showStep,
  tickPapers,
} from './procedure.ts';
import { test } from './shell.ts';

/** Heads of two households of 云溪村 that are not monitored. */
export const HEADS = ['王䶮', '李㛃'];

let today = '';

/** A day of the procedure. All are past: its clue, day 0, came up 20 days ago. */
export const on = (day: number): string => addDays(today, day - 20);

/** Monitoring begins with the county's approval. */
const year = (): string => on(11).slice(0, 4);

/** To be called where the story has come to it. */
export function procedureTests(): void {
  test('a procedure starts with two households of a village', async ({ page }) => {
    today = await todayOf(page);
    await choose(page, '年度', `${year()} 年度`);
    await goTo(page, '动态调整');
    await see(page, '20-procedures-empty');
    await startProcedure(page, { village: '云溪村', heads: HEADS, on: on(0) });
    for (const head of HEADS) await expect(candidateRow(page, head)).toBeVisible();
    await expect(page.getByRole('banner').last()).toContainText('2 户');
    await see(page, '21-procedure-started');
  });

  test('each household gets its consent, visit, votes and risks', async ({ page }) => {
    for (const head of HEADS) {
      await fillCandidate(page, { head, consentOn: on(1), visitedOn: on(2) });
      await see(page, '22-candidate');
      await saveCandidate(page);
      await expect(candidateRow(page, head)).toContainText('张三、李四');
      await expect(candidateRow(page, head)).toContainText('18 / 2 / 0');
      await expect(candidateRow(page, head)).toContainText('突发严重困难户');
    }
  });

  test('a step waits for its papers, then is recorded', async ({ page }) => {
    await expect(page.getByRole('region', { name: '下一步' })).toContainText(
      '还没有签字，请打印、签字后登记',
    );
    // The register of the clue was due with the step before, which the start recorded.
    await showStep(page, '发现线索');
    await tickPapers(page);
    await showStep(page, '承诺授权');
    for (const [title, day] of [
      ['承诺授权', on(1)],
      ['入户核实', on(2)],
    ] as const) {
      await tickPapers(page);
      await expect(page.getByRole('region', { name: '下一步' })).toContainText('条件已齐，可以办理');
      const dialog = await beginStep(page, title);
      await writeDay(page, '办理日期', day);
      await recordStep(dialog);
    }
    await tickPapers(page);
    const meeting = await beginStep(page, '民主评议');
    await writeDay(page, '办理日期', on(3));
    await meeting.getByLabel('应到代表').fill('24');
    await meeting.getByLabel('实到代表').fill('20');
    await meeting.getByLabel('会议地点').fill('村委会会议室');
    await see(page, '23-meeting');
    await recordStep(meeting);
  });

  test('the notice stays up five days: the township is refused a day too early', async ({ page }) => {
    await tickPapers(page);
    const notice = await beginStep(page, '村内公示');
    await writeDay(page, '公示起', on(4));
    await notice.getByLabel('公示地点').fill('村委会公示栏');
    await see(page, '24-notice');
    await recordStep(notice);
    await tickPapers(page);
    const township = await beginStep(page, '乡镇审核');
    await writeDay(page, '办理日期', on(8));
    await township.getByRole('button', { name: '登记' }).click();
    await expect(township.getByRole('alert')).toContainText(
      `“村内公示”到 ${on(8)} 才满期，“乡镇审核”最早 ${on(9)} 办理，请等公示期满后再登记。`,
    );
    await see(page, '25-too-early');
    await writeDay(page, '办理日期', on(9));
    await recordStep(township);
  });

  test('the notice is looked at and saved as a PDF that may be posted', async ({ page, shell }) => {
    await page.getByRole('list', { name: '步骤' }).getByRole('button', { name: '村内公示' }).click();
    await page.getByRole('row', { name: /公示/ }).getByRole('button', { name: '打印' }).first().click();
    const paper = page.getByRole('img', { name: '第 1 页' });
    await expect.poll(() => inkOf(paper)).toBeGreaterThan(1000);
    await see(page, '26-notice-preview');
    await page.getByRole('button', { name: '保存 PDF' }).click();
    const { name, bytes } = await shell.takeDownload();
    expect(name).toMatch(/\.pdf$/);
    const text = (await readPdf(bytes)).pages.join('');
    expect(text).toContain('公示');
    for (const head of HEADS) expect(text).toContain(head);
    expect(text).not.toMatch(/\d{17}[\dXx]/);
    expect(text).not.toMatch(/1[3-9]\d{9}/);
    expect(text).not.toMatch(/因病|因残/);
    await page.getByRole('tab', { name: '打印历史' }).click();
    await see(page, '27-print-history');
  });

  test('the procedure is finished and its households are monitored', async ({ page }) => {
    await goTo(page, '动态调整');
    await see(page, '28-board');
    await page
      .getByRole('region', { name: '监测对象识别进度' })
      .getByRole('button', { name: /云溪村/ })
      .click();
    for (const [title, day] of [
      ['县级审定', 11],
      ['结果公告', 12],
      ['录入系统', 20],
    ] as const) {
      if (title === '结果公告') await tickPapers(page);
      const dialog = await beginStep(page, title);
      await writeDay(page, title === '结果公告' ? '公示起' : '办理日期', on(day));
      await recordStep(dialog);
    }
    await expect(page.getByText('程序已办结，2 户纳入监测')).toBeVisible();
    await see(page, '29-procedure-finished');
    await openCandidate(page, '王䶮');
    await page.getByRole('button', { name: '打开户档案' }).click();
    await page.getByRole('tab', { name: '监测' }).click();
    const spell = page.getByRole('region', { name: `监测 ${on(11).slice(0, 7)}` });
    await expect(spell).toContainText('在监测');
    await expect(spell).toContainText('突发严重困难户');
    await see(page, '30-household-monitored');
  });
}
