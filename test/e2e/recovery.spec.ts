// An archive that does not open: what it is, and each way out to its end.
import { expect, type Page } from '@playwright/test';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { importFiles, makeArchive, PASSPHRASE, see } from './clerk.ts';
import { type Shell, test } from './shell.ts';

test.use({ story: 'recovery' });
test.describe.configure({ mode: 'serial' });

const NAME = '青石镇';
const fileOf = (shell: Shell, name: string): string => join(shell.home, NAME, name);

async function enter(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByRole('form', { name: '打开档案库' }).getByLabel('口令').fill(passphrase);
  await page.keyboard.press('Enter');
}

const close = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '关闭档案库' }).click();
  await expect(page.getByRole('form', { name: '打开档案库' })).toBeVisible({ timeout: 20_000 });
};

/** Writes over the pages from the second on, so that nothing of them can be read. */
async function ruin(file: string, from: number, bytes: number): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(bytes, 0x5a), 0, bytes, from);
  await handle.close();
}

const recovery = (page: Page) => page.getByRole('region', { name: '档案库打不开' });

test('without its key file it says where a copy is', async ({ page, shell }) => {
  await makeArchive(page, NAME);
  const { name, bytes } = csvFile('成员信息_2025.csv', [aRow('900', 1), aRow('900', 2)]);
  await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await close(page);
  const keys = ['archive.key.json', 'backups/archive.key.json'].map((name) => fileOf(shell, name));
  for (const key of keys) await rename(key, `${key}.away`);
  await enter(page);
  await expect(recovery(page)).toContainText('archive.key.json', { timeout: 20_000 });
  await expect(recovery(page).getByRole('list', { name: '怎么办' })).toContainText('找回密钥文件');
  await see(page, '85-no-key-file');
  for (const key of keys) await rename(`${key}.away`, key);
  await page.getByRole('button', { name: '再打开试试' }).click();
  await enter(page);
  await expect(page.getByRole('contentinfo')).toContainText('全乡 1 户 2 人', { timeout: 20_000 });
});

test('a damaged one is salvaged into a new one beside it, with a report', async ({ page, shell }) => {
  await close(page);
  await ruin(fileOf(shell, 'archive.db'), 0, 8192);
  await enter(page);
  await expect(recovery(page)).toBeVisible({ timeout: 20_000 });
  await see(page, '86-damaged');
  await recovery(page).getByRole('button', { name: '抢救…' }).click();
  const dialog = page.getByRole('dialog', { name: /抢救/ });
  await dialog.getByLabel('管理员的口令').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: '逐张表的结果' })).toContainText('户', { timeout: 30_000 });
  await see(page, '87-salvaged');
  await page.getByRole('button', { name: /^去打开/ }).click();
  await expect(page.getByRole('radiogroup', { name: '本机的档案库' }).getByRole('radio')).toHaveCount(2);
});

test('or its newest backup takes its place, after a second question', async ({ page }) => {
  await page.getByRole('radio', { name: new RegExp(`^${NAME}( 上次|$)`) }).check();
  await enter(page);
  await recovery(page).getByRole('button', { name: '选备份…' }).click();
  const dialog = page.getByRole('dialog', { name: /用备份恢复/ });
  await dialog.getByLabel('管理员的口令').fill(PASSPHRASE);
  await see(page, '88-restore');
  await dialog.getByRole('button', { name: '下一步' }).click();
  await expect(dialog).toContainText('1 户 2 人');
  await see(page, '89-restore-sure');
  await dialog.getByRole('button', { name: '确定恢复' }).click();
  await expect(page.getByRole('dialog', { name: '恢复好了' })).toContainText('1 户 2 人', {
    timeout: 20_000,
  });
  await page.getByRole('button', { name: '去打开' }).click();
  await enter(page);
  await expect(page.getByRole('contentinfo')).toContainText('全乡 1 户 2 人', { timeout: 20_000 });
});
