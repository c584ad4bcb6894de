import { expect, test } from 'vitest';
import { changesOf, describedOf, lacksOf } from '../../../../renderer/features/paper/filing/described.ts';

const paper = {
  title: '申请书',
  author: '青石镇人民政府',
  docNo: null,
  dated: '2026-03-01',
  pages: 2,
  retention: 'Y',
} as const;

test('nothing is sent of a paper that was not worded anew', () => {
  expect(changesOf(undefined)).toEqual({});
});

test('an emptied box is sent as nothing, not as an empty text', () => {
  const draft = { ...describedOf(paper), docNo: ' ', note: '', title: ' 入户申请书 ' };
  expect(changesOf(draft)).toEqual({
    ...{ title: '入户申请书', author: '青石镇人民政府', docNo: null, dated: '2026-03-01' },
    ...{ secrecy: null, pages: 2, note: null, retention: 'Y' },
  });
});

test('without title or author it says which is lacking', () => {
  expect(lacksOf({ ...describedOf(paper), title: ' ', author: '' })).toEqual({
    title: '请填写题名',
    author: '请填写责任者',
  });
  expect(lacksOf(describedOf(paper))).toEqual({});
});
