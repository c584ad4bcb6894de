// Signed papers come back: chosen, dropped, pasted, photographed; they file themselves, and what does not is asked for.
import { expect, type Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeJpeg } from '#backend/pictures/encode.ts';
import { renderPdfPage } from '#backend/pictures/pdf-pages.ts';
import type { Bitmap } from '#backend/pictures/bitmap.ts';
import { aRow, csvFile } from '../support/member-file.ts';
import { goTo, importFiles, makeArchive, see } from './clerk.ts';
import { must } from './contract.ts';
import { test } from './shell.ts';

test.use({ story: 'inbox' });
test.describe.configure({ mode: 'serial' });

const people = ['101', '102', '103', '104'].flatMap((no) =>
  [1, 2].map((n) => aRow(no, n, { 村: '云溪村', 户类型: '脱贫户', 健康状况: '健康', 文化程度: '小学' })),
);
/** Of a scanner at 150 dpi. */
const LONG_SIDE = 1754;

interface Scan {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

let sheets: readonly Bitmap[] = [];
let codes: readonly string[] = [];

const picture = async (name: string, sheet: Bitmap | undefined, quality = 75): Promise<Scan> => {
  if (sheet === undefined) throw new Error('no such page');
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(await encodeJpeg(sheet, quality)) };
};

async function outputOf(page: Page, outputId: string): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for (let offset = 0; ;) {
    const { base64, done } = await must(page, 'output.read', { outputId, offset, length: 1_200_000 });
    pieces.push(Buffer.from(base64, 'base64'));
    offset += pieces.at(-1)?.length ?? 0;
    if (done) return Buffer.concat(pieces);
  }
}

/** A photo as a telephone takes it: with the place where it was taken. */
const withPlace = (jpeg: Buffer): Buffer => {
  const word = (value: number): number[] => [value & 255, value >> 8];
  const long = (value: number): number[] => [...word(value & 0xffff), ...word(value >>> 16)];
  const entry = (tag: number, type: number, count: number, value: readonly number[]): number[] => [
    ...[...word(tag), ...word(type), ...long(count)],
    ...[...value, 0, 0, 0, 0].slice(0, 4),
  ];
  const degrees = [24, 1, 30, 1, 0, 1].flatMap(long);
  const gps = 26;
  const values = gps + 2 + 4 * 12 + 4;
  const tiff = [
    ...[0x49, 0x49, 0x2a, 0, ...long(8)],
    ...[...word(1), ...entry(0x8825, 4, 1, long(gps)), ...long(0)],
    ...[...word(4), ...entry(1, 2, 2, [0x4e, 0]), ...entry(2, 5, 3, long(values))],
    ...[...entry(3, 2, 2, [0x45, 0]), ...entry(4, 5, 3, long(values)), ...long(0)],
    ...degrees,
  ];
  const body = Buffer.from([...Buffer.from('Exif\0\0', 'latin1'), ...tiff]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
};

/** The sheet without its foot, where the code stands. */
const withoutFoot = ({ width, height, data }: Bitmap): Bitmap => {
  const kept = Math.round(height * 0.9);
  return { width, height: kept, data: data.slice(0, width * kept * 4) };
};

const inbox = (page: Page) => page.getByRole('region', { name: '收件', exact: true });
const view = (page: Page, name: RegExp) => inbox(page).getByRole('radiogroup').getByText(name).click();
const grid = (page: Page, name: string) => inbox(page).getByRole('listbox', { name });
const result = (page: Page) => page.getByRole('status', { name: '收件结果' });

test('an empty inbox says what to bring', async ({ page }) => {
  await makeArchive(page, '收件');
  const { bytes, name } = csvFile('成员信息_2026.csv', people);
  await importFiles(page, { name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await goTo(page, '纸质档案');
  await page.getByRole('tab', { name: '收件' }).click();
  await expect(page.getByRole('heading', { name: '还没有收过扫描件' })).toBeVisible();
  await see(page, 'inbox-empty');
});

test('scans file themselves; what has no code, comes twice or is no scan is told apart', async ({ page }) => {
  const { villages } = await must(page, 'village.list', {});
  const target = { villageId: villages[0]?.id ?? 0 };
  const print = await must(page, 'document.print', { document: 'P02', target, year: 2026, onlyReady: true });
  expect(print.papers).toBe(4);
  const pdf = await outputOf(page, print.outputId);
  sheets = await Promise.all(
    Array.from({ length: print.pages }, (_, at) => renderPdfPage(pdf, at + 1, { longSide: LONG_SIDE })),
  );
  const { documents } = await must(page, 'document.list', {});
  codes = documents.map(({ code }) => code ?? '').reverse();
  const [first, second, third] = sheets;
  await inbox(page)
    .getByLabel('收扫描件', { exact: true })
    .setInputFiles([
      await picture('扫描 1.jpg', first),
      await picture('扫描 2.jpg', second),
      await picture('扫描 2 再扫.jpg', second, 60),
      await picture('扫描 3.jpg', third && withoutFoot(third)),
      { name: '通知.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('这不是照片') },
    ]);
  await expect(result(page)).toContainText(
    '收进 4 页，自动归位 2 页，待处理 1 页，重复 1 页，没有收 1 个文件',
    { timeout: 60_000 },
  );
  await expect(page.getByRole('list', { name: '没有收的文件' })).toContainText('通知.jpg');
  await expect(grid(page, '待处理').getByRole('option')).toHaveCount(1);
  await expect(grid(page, '待处理').locator('img')).toHaveCount(1);
  await see(page, 'inbox-taken');
});

test('a page without a code is filed from the keyboard', async ({ page }) => {
  await grid(page, '待处理').focus();
  await page.keyboard.press('r');
  await page.keyboard.press('Enter');
  const search = page.getByRole('combobox', { name: '找打印过的文书' });
  await expect(search).toBeFocused();
  await search.fill(codes[2] ?? '');
  await expect(page.getByRole('listbox', { name: '打印过的文书' }).getByRole('option')).toHaveCount(1);
  await search.press('ArrowDown');
  await see(page, 'inbox-search');
  await search.press('Enter');
  await expect(page.getByRole('heading', { name: '没有待处理的页' })).toBeVisible();
});

test('of a sheet that came twice the better scan stays', async ({ page }) => {
  await view(page, /^重复/);
  await expect(grid(page, '重复').getByRole('option')).toHaveCount(1);
  await inbox(page).getByText('已归位的', { exact: true }).click();
  await see(page, 'inbox-twice');
  await inbox(page).getByRole('button', { name: '换成这一页' }).click();
  await expect(page.getByRole('heading', { name: '没有重复的页' })).toBeVisible();
  await view(page, /^已归位/);
  await expect(grid(page, '已归位').getByRole('option')).toHaveCount(3);
  await see(page, 'inbox-filed');
});

test('what is still out is listed with its pages', async ({ page }) => {
  await view(page, /^还缺的签字件/);
  const list = page.getByRole('grid', { name: '还缺的签字件' });
  await expect(list.getByRole('row')).not.toHaveCount(1);
  await see(page, 'inbox-wanted');
});

test('dropped and pasted pictures come in too, and a page is cropped', async ({ page }) => {
  await view(page, /^待处理/);
  const last = sheets.at(-1);
  const { buffer } = await picture('拖.jpg', last && withoutFoot(last));
  const give = (kind: 'drop' | 'paste', base64: string): Promise<void> =>
    page.evaluate(
      ([event, content]) => {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], event === 'drop' ? '拖.jpg' : '粘.jpg', { type: 'image/jpeg' }));
        const at = document.querySelector('.inbox') ?? document.body;
        at.dispatchEvent(
          event === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      [kind, base64] as const,
    );
  await give('drop', buffer.toString('base64'));
  await expect(grid(page, '待处理').getByRole('option')).toHaveCount(1, { timeout: 30_000 });
  await give(
    'paste',
    (await picture('粘.jpg', sheets[0] && withoutFoot(sheets[0]))).buffer.toString('base64'),
  );
  await expect(grid(page, '待处理').getByRole('option')).toHaveCount(2, { timeout: 30_000 });
  await inbox(page).getByRole('button', { name: '裁剪', exact: true }).click();
  const box = await page.getByRole('img', { name: '在图上拖出要留下的部分' }).boundingBox();
  if (box === null) throw new Error('no picture');
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.1);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.5);
  await page.mouse.up();
  await see(page, 'inbox-crop');
  await inbox(page).getByRole('button', { name: '裁剪', exact: true }).click();
  await expect(inbox(page).getByRole('button', { name: '取消裁剪' })).toBeVisible();
});

test('the camera is on while its dialog is open and off before and after', async ({ page }) => {
  const state = () =>
    page.evaluate(async () => (await navigator.permissions.query({ name: 'camera' })).state);
  expect(await state()).toBe('denied');
  await inbox(page).getByRole('button', { name: '打开高拍仪' }).click();
  const dialog = page.getByRole('dialog', { name: '高拍仪' });
  await expect(dialog.getByRole('button', { name: /^拍照/ })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('list', { name: '拍好的' }).getByRole('listitem')).toHaveCount(1);
  await see(page, 'inbox-camera');
  await dialog.getByRole('button', { name: '收进来（1 张）' }).click();
  await expect(grid(page, '待处理').getByRole('option')).toHaveCount(3, { timeout: 30_000 });
  await expect.poll(state).toBe('denied');
});

test('new files of the watched folder are told, and come in when one says so', async ({ page, shell }) => {
  const folder = join(shell.home, '高拍仪收件');
  await mkdir(folder);
  const scan = await picture('x.jpg', sheets[1] && withoutFoot(sheets[1]), 40);
  await writeFile(join(folder, 'IMG_0001.jpg'), scan.buffer);
  await inbox(page).getByRole('button', { name: '收件文件夹…' }).click();
  const dialog = page.getByRole('dialog', { name: '收件文件夹' });
  await expect(dialog.getByRole('list', { name: '文件夹' }).getByRole('button')).not.toHaveCount(0);
  await see(page, 'inbox-folder');
  const names = await dialog.getByRole('list', { name: '文件夹' }).getByRole('button').allTextContents();
  expect(names.join(' ')).not.toContain('/');
  await dialog.getByRole('button', { name: '取消' }).click();
});

test('several pages are set aside at once and taken back', async ({ page }) => {
  await grid(page, '待处理').focus();
  await page.keyboard.press('Control+a');
  await expect(inbox(page).getByRole('heading', { name: '选中的 3 页' })).toBeVisible();
  await see(page, 'inbox-chosen');
  await page.keyboard.press('Delete');
  const reason = page.getByRole('dialog', { name: '不归档 3 页' });
  await reason.getByLabel('不归档原因（必填）').fill('试拍的');
  await reason.locator('.ant-modal-footer').getByRole('button', { name: '不归档' }).click();
  await expect(page.getByRole('heading', { name: '没有待处理的页' })).toBeVisible();
  await view(page, /^不归档/);
  await expect(grid(page, '不归档').getByRole('option')).toHaveCount(4);
  await page.getByRole('button', { name: /^撤销/ }).first().click();
  await expect(grid(page, '不归档').getByRole('option')).toHaveCount(1);
});

test('photos of a household are put in order, named, turned, and freed of their place', async ({ page }) => {
  const { hits } = await must(page, 'household.search', { text: '101', limit: 5 });
  await page.evaluate((id) => (location.hash = `#/household/${id}?tab=documents`), hits[0]?.householdId ?? 0);
  const photos = page.getByRole('region', { name: '照片' });
  const far = await picture('远景.jpg', sheets[0] && withoutFoot(sheets[0]), 50);
  const near = await picture('近景.jpg', sheets[1] && withoutFoot(sheets[1]), 50);
  await photos.getByLabel('添加照片').setInputFiles([far, { ...near, buffer: withPlace(near.buffer) }]);
  const names = () =>
    photos.getByRole('button', { name: /^打开/ }).evaluateAll((all) => all.map((each) => each.ariaLabel));
  await expect.poll(names, { timeout: 20_000 }).toHaveLength(2);
  await expect(photos.getByText('含位置')).toHaveCount(1);
  await photos.getByRole('button', { name: '打开近景.jpg' }).press('Alt+ArrowLeft');
  await expect.poll(names).toEqual(['打开近景.jpg', '打开远景.jpg']);
  await photos.scrollIntoViewIfNeeded();
  await see(page, 'pictures-household');
  await photos.getByRole('button', { name: '打开近景.jpg' }).click();
  const large = page.getByRole('dialog').filter({ hasText: '近景.jpg' });
  await large.getByRole('button', { name: '向右转' }).click();
  await large.getByLabel('名称').fill('房屋近景');
  await large.getByLabel('名称').press('Enter');
  await large.getByRole('button', { name: '去掉位置信息' }).click();
  await expect(large.getByText('记着拍摄地点')).toHaveCount(0);
  await see(page, 'pictures-large');
  await large.getByRole('button', { name: '关闭', exact: true }).last().click();
  await expect(photos.getByRole('button', { name: '打开房屋近景' })).toBeVisible();
  await expect(photos.getByText('含位置')).toHaveCount(0);
});
