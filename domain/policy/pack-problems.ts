import type { z } from 'zod';

/** What the parts of a pack are called, in the order in which they are shown. */
export const PACK_SECTIONS = {
  terms: '称谓',
  lines: '参考线',
  incomePeriods: '收入计算期',
  notices: '公示和公告天数',
  meetings: '会议人数和表决',
  procedures: '程序步骤',
  limits: '办理时限',
  clues: '线索和预警',
  campaigns: '排查',
  checks: '核查',
  calendar: '日程',
  holidays: '节假日',
  codes: '代码表',
  documents: '文书用语',
  checklists: '应存档材料',
  exports: '导出的表',
} as const;

export type PackSection = keyof typeof PACK_SECTIONS;

const isSection = (key: string): key is PackSection => Object.hasOwn(PACK_SECTIONS, key);

type Issue = z.core.$ZodIssue;

/** Where in the file and what is wrong, for the person who wrote it: `参考线（lines）第 2 条 perCapita：没有填写。` */
export const problemsOf = (issues: readonly Issue[]): string[] =>
  issues.map((issue) => {
    const place = placeOf(issue.path.map(String));
    return `${place === '' ? '' : `${place}：`}${wordsOf(issue)}，请核对。`;
  });

function placeOf([first = '', ...rest]: readonly string[]): string {
  const section = isSection(first) ? `${PACK_SECTIONS[first]}（${first}）` : first;
  const steps = rest.map((part) => (/^\d+$/.test(part) ? `第 ${Number(part) + 1} 条` : ` ${part}`));
  return `${section}${steps.join('')}`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: '带引号的文字',
  number: '不带引号的数字',
  int: '不带引号的整数',
  boolean: 'true 或 false',
  array: '方括号里的一列',
  tuple: '方括号里的一列',
  object: '花括号里的一组',
  record: '花括号里的一组',
};

/** What zod found, in words for somebody who edits JSON by hand; a schema's own sentence as it is. */
function wordsOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.includes('undefined')) return '没有填写';
      return `应写成${TYPES[issue.expected] ?? issue.expected}`;
    case 'unrecognized_keys':
      return `没有名为${issue.keys.map((key) => `“${key}”`).join('、')}的项`;
    case 'invalid_value':
      return `只能写${issue.values.map((value) => `“${String(value)}”`).join('、')}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    case 'too_small':
      return `太小或太少，至少 ${issue.minimum}`;
    case 'too_big':
      return `太大或太长，最多 ${issue.maximum}`;
    default:
      return issue.message;
  }
}
