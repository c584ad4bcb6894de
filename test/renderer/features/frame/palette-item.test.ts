import { describe, expect, it } from 'vitest';
import {
  aboveAndBelow,
  findKnown,
  known,
  recentFirst,
  withRecent,
} from '../../../../renderer/features/frame/palette-item.ts';

const item = (key: string, title: string, ...aliases: string[]) =>
  known({ key, kind: '命令', title, detail: '', run: () => undefined }, ...aliases);
const items = [item('entry', '新录入一户', '新增户'), item('import', '导入'), item('export', '导出')];
const found = (typed: string) => findKnown(items, typed).map(({ key, why }) => `${key} ${why}`);

describe('the commands of the palette', () => {
  it('are found by name, pinyin and initials, with the reason', () => {
    expect(found('导入')).toEqual(['import 名称']);
    expect(found('daoru')).toEqual(['import 拼音']);
    expect(found('dr')).toEqual(['import 拼音首字母']);
    expect(found('d')).toEqual(['import 拼音首字母', 'export 拼音首字母']);
    expect(found('xzh')).toEqual(['entry 拼音首字母']);
    expect(found('zzz')).toEqual([]);
    expect(found(' ')).toEqual([]);
  });

  it('that were used lately come first, each once', () => {
    const [entry, imports, exports] = findKnown(items, '入').concat(findKnown(items, '导出'));
    if (entry === undefined || imports === undefined || exports === undefined) throw new Error('not found');
    const recent = withRecent(withRecent(withRecent([], exports), entry), exports);
    expect(recent.map(({ key, why }) => `${key} ${why}`)).toEqual(['export 最近用过', 'entry 最近用过']);
    expect(withRecent(recent, { ...entry, key: 'do:undo' })).toBe(recent);
    expect(recentFirst([imports, entry, exports], recent).map(({ key }) => key)).toEqual([
      'export',
      'entry',
      'import',
    ]);
  });
});

it('papers found by letters wait below people, those found by name stand above', () => {
  const run = (): void => undefined;
  const paper = known({ key: 'document:P14W', kind: '文书', title: '公告（网页）', detail: '', run });
  const command = known({ key: 'do:wy', kind: '命令', title: '网页', detail: '', run });
  const keysOf = (typed: string) => {
    const { above, below } = aboveAndBelow(findKnown([paper, command], typed));
    return [above, below].map((each) => each.map(({ key }) => key));
  };
  expect(keysOf('wy')).toEqual([['do:wy'], ['document:P14W']]);
  expect(keysOf('公告')).toEqual([['document:P14W'], []]);
});
