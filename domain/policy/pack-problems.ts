/** What the parts of a pack are called, in the order in which they are shown. */
export const PACK_SECTIONS = {
  terms: '称谓',
  lines: '参考线',
  incomePeriods: '收入计算期',
  notices: '公示和公告天数',
  meetings: '会议人数和表决',
  procedures: '程序步骤',
  limits: '办理时限',
  calendar: '日程',
  holidays: '节假日',
  codes: '代码表',
  documents: '文书用语',
  exports: '导出的表',
} as const;

export type PackSection = keyof typeof PACK_SECTIONS;

const isSection = (key: string): key is PackSection => Object.hasOwn(PACK_SECTIONS, key);

interface Issue {
  readonly path: PropertyKey[];
  readonly message: string;
}

/** Where in the file and what is wrong, for the person who wrote it: `参考线（lines）第 2 条 perCapita：…`. */
export const problemsOf = (issues: readonly Issue[]): string[] =>
  issues.map(({ path, message }) => {
    const place = placeOf(path.map(String));
    return place === '' ? `${message}，请核对。` : `${place}：${message}，请核对。`;
  });

function placeOf([first = '', ...rest]: readonly string[]): string {
  const section = isSection(first) ? `${PACK_SECTIONS[first]}（${first}）` : first;
  const steps = rest.map((part) => (/^\d+$/.test(part) ? `第 ${Number(part) + 1} 条` : part));
  return [section, ...steps].filter((part) => part !== '').join(' ');
}
