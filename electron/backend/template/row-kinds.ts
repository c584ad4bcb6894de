import type { FileKind } from '../import/file-kinds.ts';
import type { ExportKind } from '../exports/export-rows.ts';

const OWN = [
  { of: 'member', title: '家庭成员，一人一行' },
  { of: 'household', title: '户，一户一行' },
  { of: 'spell', title: '监测对象，一次监测一行' },
  { of: 'pairing', title: '结对帮扶，一对一行' },
] as const;

export type OwnRows = (typeof OWN)[number]['of'];

/** The tables of the year (export rules §3). */
const TITLES: Readonly<Record<ExportKind, string>> = {
  '3.1': '新识别户',
  '3.2': '返贫户',
  '3.3': '脱贫户',
  '3.4': '整户减少',
  '3.5': '家庭成员自然增加',
  '3.6': '家庭成员自然减少',
  '3.7': '家庭成员信息变更',
  '3.8': '家庭成员（随户上报）',
  '3.9': '收入更新',
  '3.10': '监测对象新增',
  '3.11': '风险消除',
  '3.12': '帮扶措施',
  '3.13': '结对帮扶',
};

/** All that the rows of a template can be. */
export const rowKinds = (): { of: string; title: string }[] => [
  ...OWN,
  ...Object.entries(TITLES).map(([of, title]) => ({ of, title: `年度表：${title}` })),
];

export const isOwnRows = (of: string): of is OwnRows => OWN.some((each) => each.of === of);

const BY_FILE: Readonly<Record<string, string>> = {
  'new-household': '3.1',
  'returned-household': '3.2',
  'exited-household': '3.3',
  'removed-household': '3.4',
  'joined-members': '3.5',
  'left-members': '3.6',
  'changed-fields': '3.7',
  'family-members': 'member',
  'income-update': '3.9',
  'new-monitoring': '3.10',
  'risk-elimination': '3.11',
  'measure-list': '3.12',
  'monitoring-export': 'member',
};

/** What the rows of a template are that looks like a file of this kind. */
export function rowsOfKind(kind: FileKind): string {
  const table = BY_FILE[kind.id];
  if (table !== undefined) return table;
  if (kind.rowIs === 'pairing') return 'pairing';
  return kind.rowIs === 'household' || kind.rowIs === 'adjustment' ? 'household' : 'member';
}
