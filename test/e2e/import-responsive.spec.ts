// A whole township comes in while the clerk goes on working: every frame is drawn, and what is typed is answered.
import { expect, type Page } from '@playwright/test';
import { makeTownship } from '#test/support/make-township.ts';
import { compareFiles, giveFiles, importFiles, makeArchive, sampleFiles } from './clerk.ts';
import { callFromPage } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'import-responsive' });
test.setTimeout(300_000);

/** On a quiet computer it is a tenth of this; a computer that does other work draws late by itself. */
const LONGEST_GAP_MS = 500;
const HOUSEHOLDS = 4000;

interface Watched {
  gap: number;
  frames: number;
}

/** Notes the longest time between two frames until it is asked for. */
const watchFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const watched: Watched = { gap: 0, frames: 0 };
    (globalThis as { watched?: Watched }).watched = watched;
    let last = performance.now();
    const frame = (now: number) => {
      watched.gap = Math.max(watched.gap, now - last);
      watched.frames += 1;
      last = now;
      if ((globalThis as { watched?: Watched }).watched === watched) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

const framesSeen = (page: Page): Promise<Watched> =>
  page.evaluate(() => {
    const { watched } = globalThis as { watched?: Watched };
    delete (globalThis as { watched?: Watched }).watched;
    return watched ?? { gap: Infinity, frames: 0 };
  });

interface Worked {
  readonly frames: Watched;
  /** How often something was looked for and found meanwhile, and the longest wait for the archive's answer. */
  readonly found: number;
  readonly waited: number;
}

/** Looks somebody up, again and again, until `over`; what is typed stands there, and hits come. */
async function workUntil(page: Page, over: () => Promise<boolean>): Promise<Worked> {
  const box = page.getByRole('combobox', { name: '查找', exact: true });
  let found = 0;
  let waited = 0;
  await watchFrames(page);
  while (!(await over())) {
    const began = performance.now();
    const state = await callFromPage(page, 'archive.state', {});
    waited = Math.max(waited, performance.now() - began);
    expect(state.ok).toBe(true);
    await box.click();
    await box.fill('');
    await box.pressSequentially('zhang');
    await expect(box).toHaveValue('zhang');
    await expect(page.getByRole('listbox', { name: '查找结果' }).getByRole('option').first()).toBeVisible();
    await box.press('Escape');
    found += 1;
  }
  return { frames: await framesSeen(page), found, waited };
}

const tell = (what: string, { frames, found, waited }: Worked): void => {
  process.stdout.write(
    `${what}: ${frames.frames} frames, longest gap ${frames.gap.toFixed(0)} ms; looked up ${found} times, longest answer ${waited.toFixed(0)} ms\n`,
  );
};

test('frames are drawn and the archive answers while thousands of households come in', async ({ page }) => {
  await makeArchive(page, '大乡镇');
  await importFiles(page, sampleFiles);
  await page.getByRole('button', { name: '继续导入' }).click();
  const files = await makeTownship({ households: HOUSEHOLDS, seed: 5, csvOnly: true });
  const members = files.find(({ name }) => name.startsWith('成员信息'));
  if (members === undefined) throw new Error('no file of members');

  await giveFiles(page, { name: members.name, mimeType: 'text/csv', buffer: Buffer.from(members.bytes) });
  const review = page.getByRole('region', { name: '核对结果' });
  const sources = page.getByRole('region', { name: '认列' });
  const reading = await workUntil(page, () => review.or(sources).isVisible());
  tell('reading and comparing', reading);
  await compareFiles(page);

  await page.getByRole('button', { name: '确认导入' }).click();
  const report = page.getByRole('region', { name: '导入结果' });
  const writing = await workUntil(page, () => report.isVisible());
  tell('writing', writing);
  await expect(report).toContainText('导入完成');

  for (const { frames, found } of [reading, writing]) {
    expect(frames.frames).toBeGreaterThan(0);
    expect(frames.gap).toBeLessThan(LONGEST_GAP_MS);
    expect(found).toBeGreaterThan(0);
  }
});
