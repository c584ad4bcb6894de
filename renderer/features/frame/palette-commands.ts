import { isPermitted, type Permission } from '#domain/operators/permissions.ts';
import type { Role } from '#domain/operators/role.ts';
import type { Output } from '#contract/channels.ts';
import type { SearchHit } from '#contract/household.ts';
import { handOver } from '../../memory.ts';
import { go } from '../../route.ts';
import { known, type KnownItem, type PaletteItem } from './palette-item.ts';
import { isOffered, places } from './rail.tsx';

type Documents = Output<'document.catalogue'>['documents'];
type Villages = Output<'village.list'>['villages'];

export interface PaletteWorld {
  /** What whoever is signed in is: only what is permitted is offered. */
  readonly role: Role;
  readonly years: readonly number[];
  readonly year: number;
  readonly setYear: (year: number) => void;
  readonly villages: Villages;
  readonly documents: Documents;
  readonly undo: { readonly title: string; readonly run: () => void } | null;
  readonly redo: { readonly title: string; readonly run: () => void } | null;
  readonly say: (sentence: string) => void;
  readonly showHelp: () => void;
  readonly lock: () => void;
  readonly close: () => void;
}

/** Everything that the palette does by itself, in the order in which it is offered. */
export function paletteItems(world: PaletteWorld): readonly KnownItem[] {
  return [
    ...commands(world),
    ...places.flatMap((place, index) =>
      isOffered(place, world.role)
        ? [
            known({
              key: `page:${place.page}`,
              kind: '页面',
              title: place.word,
              detail: `Alt+${index + 1}`,
              run: () => go({ page: place.page }),
            }),
          ]
        : [],
    ),
    ...world.years
      .filter((year) => year !== world.year)
      .map((year) =>
        known(
          {
            key: `year:${year}`,
            kind: '年度',
            title: `切换到 ${year} 年度`,
            detail: '',
            run: () => world.setYear(year),
          },
          String(year),
          `切换年份 ${year}`,
        ),
      ),
    ...world.villages.map(villageItem),
    ...(isPermitted(world.role, 'print') ? world.documents.map(documentItem) : []),
  ];
}

function commands({ role, undo, redo, say, showHelp, lock, close }: PaletteWorld): KnownItem[] {
  const whoMay = (may: Permission, ...items: KnownItem[]): KnownItem[] =>
    isPermitted(role, may) ? items : [];
  const command = (
    key: string,
    title: string,
    detail: string,
    run: () => void,
    ...aliases: string[]
  ): KnownItem => known({ key: `do:${key}`, kind: '命令', title, detail, run }, ...aliases);
  return [
    ...whoMay('write', command('entry', '新录入一户', 'Alt+N', openEntry, '新增户', '录入', '新增一户')),
    ...whoMay(
      'import',
      command(
        'import',
        '导入',
        '国家系统导出的表格',
        () => go({ page: 'exchange', tab: 'import' }),
        '导入表格',
      ),
    ),
    ...whoMay(
      'export',
      command('export', '导出', '上报国家系统的表格', () => go({ page: 'exchange', tab: 'export' })),
    ),
    command('check', '核查', '按规则查疑点', () => go({ page: 'check' }), '数据核查', '开始核查'),
    ...whoMay(
      'print',
      command('print', '打印文书', '', () => go({ page: 'documents' }), '打印'),
    ),
    ...whoMay(
      'write',
      command(
        'bulk',
        '批量修改',
        '先选户，再改',
        () => {
          go({ page: 'households' });
          say('用空格勾选要改的户，再点上方的“批量修改”');
        },
        '成批修改',
      ),
    ),
    command(
      'on-file',
      '材料齐全情况',
      '每户缺什么材料',
      () => go({ page: 'paper', tab: 'complete' }),
      '缺材料',
      '催收',
    ),
    command('filing', '归档', '给档号、组卷', () => go({ page: 'paper', tab: 'filing' }), '档号', '案卷'),
    command('loans', '借阅登记', '谁借了档案', () => go({ page: 'paper', tab: 'lending' }), '借档案', '归还'),
    ...(undo === null ? [] : [command('undo', `撤销：${undo.title}`, 'Ctrl+Z', undo.run, '撤销')]),
    ...(redo === null ? [] : [command('redo', `重做：${redo.title}`, 'Ctrl+Y', redo.run, '重做')]),
    command('changes', '操作记录', '谁在什么时候改了什么', () => go({ page: 'settings', tab: 'changes' })),
    command('backup', '备份', '', () => go({ page: 'settings', tab: 'backup' }), '立即备份', '校验'),
    command('help', '快捷键', 'F1', showHelp, '帮助', '键盘'),
    command('lock', '锁定', 'Ctrl+L', lock, '锁屏', '换人', '离开'),
    command('close', '关闭档案库', '', close, '退出'),
  ];
}

const openVillage = (id: number): void => {
  handOver('households.village', id);
  go({ page: 'households' });
  window.dispatchEvent(new Event('hudang:village'));
};

const villageItem = ({ id, name, households }: Villages[number]): KnownItem =>
  known(
    {
      key: `village:${id}`,
      kind: '村',
      title: name,
      detail: `${households} 户`,
      run: () => openVillage(id),
    },
    `打开${name}`,
  );

const documentItem = ({ id, title }: Documents[number]): KnownItem =>
  known(
    {
      key: `document:${id}`,
      kind: '文书',
      title,
      detail: '打印',
      run: () => {
        handOver('documents.sent', { document: id });
        go({ page: 'documents' });
        window.dispatchEvent(new Event('hudang:document'));
      },
    },
    `打印${title}`,
  );

/** The sheet of entry with the keyboard in it, also when it is there already. */
export function openEntry(): void {
  go({ page: 'entry' });
  window.dispatchEvent(new Event('hudang:entry'));
}

const openHousehold = (id: number): void => go({ page: 'household', id });

/** The household's people with the cursor on one of them. */
function openMember(id: number, householdId: number): void {
  handOver('members.cursor', id);
  go({ page: 'household', id: householdId, tab: 'members' });
  window.dispatchEvent(new Event('hudang:member'));
}

/** A hit of the archive as an item. */
export function itemOfHit({ householdId, memberId, villageId, title, detail, why }: SearchHit): PaletteItem {
  const shared = { title, detail, why };
  if (householdId === null) return { ...shared, kind: '村', ...openingOf(`village:${villageId ?? 0}`) };
  if (memberId === null) return { ...shared, kind: '户', ...openingOf(`household:${householdId}`) };
  return { ...shared, kind: '人', ...openingOf(`member:${memberId}:${householdId}`) };
}

const openingOf = (key: string): Pick<PaletteItem, 'key' | 'run'> => ({
  key,
  run: runOf(key) ?? (() => undefined),
});

/** What the key of a household, a person or a village opens; null for a key of something else. */
export function runOf(key: string): (() => void) | null {
  const [, kind, id = '', of = ''] = /^(household|member|village):(\d+)(?::(\d+))?$/.exec(key) ?? [];
  if (kind === 'household') return () => openHousehold(Number(id));
  if (kind === 'village') return () => openVillage(Number(id));
  return kind === 'member' && of !== '' ? () => openMember(Number(id), Number(of)) : null;
}
