// The archive in which the checks find something, and where one looks.
import type { Page } from '@playwright/test';
import { goTo, importFiles, makeArchive } from './clerk.ts';
import { aRow, csvFile } from '../support/member-file.ts';

const sound = { 民族: '汉族', 健康状况: '健康', 文化程度: '小学', 政治面貌: '群众', 劳动能力: '普通劳动力' };

const people = ['101', '102', '103', '104', '105', '106'].flatMap((no) =>
  [1, 2].map((n) =>
    aRow(no, n, {
      ...{ 村: Number(no) > 103 ? '石板村' : '云溪村', 户类型: '脱贫户', ...sound },
      // A code of the wrong length, one of the old kind, and a nation that nobody wrote.
      ...(n === 2 && Number(no) < 103 ? { 证件号码: `5299011985030${no}` } : {}),
      ...(n === 2 && no === '104' ? { 证件号码: '529901850301041' } : {}),
      ...(n === 2 && no === '103' ? { 民族: '' } : {}),
      ...(n === 2 && Number(no) > 104 ? { 政治面貌: '九三学社社员' } : {}),
    }),
  ),
);

export const list = (page: Page) => page.getByRole('grid', { name: '疑点列表' });
export const rule = (page: Page, id: string) =>
  page.getByRole('list', { name: '规则' }).getByRole('button', { name: new RegExp(id) });
export const hit = (page: Page) => page.getByRole('article', { name: /^疑点 Q/ });

/** An archive with these people, and its page of checks. */
export async function checkedArchive(page: Page, name: string): Promise<void> {
  await makeArchive(page, name);
  const file = csvFile('成员信息_2026.csv', people);
  await importFiles(page, { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.bytes) });
  await goTo(page, '数据核查');
}
