import { expect, test } from 'vitest';
import { findLevelBreach } from '#backend/press/scan.ts';

const office = ['13800138000'];
const breach = (
  content: Parameters<typeof findLevelBreach>[0]['content'],
  level: 'PUBLIC' | 'INTERNAL' | 'FULL' = 'PUBLIC',
) => findLevelBreach({ content }, level, office);

test('a number cut into runs is still a number', () => {
  expect(breach({ text: ['电话', { text: '139001' }, { text: ['3', '9000'] }] })).toContain('电话');
});

test('an office phone passes exactly as it is, and only as a part of its own', () => {
  expect(breach({ text: ['监督电话：', { text: '13800138000' }, '（县）'] })).toBeNull();
  expect(breach({ text: '监督电话：13800138000（县）' })).toContain('电话');
  expect(breach({ text: ['监督电话：', { text: '13900139000' }] })).toContain('电话');
});

test('the row of the list is named and the text is not', () => {
  const message = breach({ table: { body: [['户主'], ['张伟'], ['李四 因病']] } });
  expect(message).toContain('名单第2行');
  expect(message).toContain('健康');
  expect(message).not.toContain('李四');
});

test('footers, headers, nested columns and the metadata are read too', () => {
  const number = '529901196803072319';
  const found = [
    { content: '', footer: (page: number) => (page === 2 ? number : '') },
    { content: '', header: { text: number } },
    { content: { columns: [{ stack: [{ ul: [number] }] }] } },
    { content: '', info: { title: `公示${number}` } },
    { content: '', watermark: { text: number } },
  ].map((document) => findLevelBreach(document, 'PUBLIC', office));
  expect(found.every((message) => message?.includes('身份证号'))).toBe(true);
});

test('a picture cannot be judged and is refused, except on a FULL document', () => {
  expect(breach({ image: 'photo' })).toContain('图片');
  expect(breach({ image: 'photo' }, 'FULL')).toBeNull();
});

test('an internal sheet may tell of health, and not whole numbers', () => {
  expect(breach({ text: '因病' }, 'INTERNAL')).toBeNull();
  expect(breach({ text: '529901196803072319' }, 'INTERNAL')).toContain('身份证号');
});
