/** What the tags stand for with which rules and their numbers name where they come from. */
const SOURCES: Readonly<Record<string, string>> = {
  G1: '县级疑点数据清洗规则（2023）',
  G3: '成员信息疑点校验规则（2021）',
  G4: '户信息疑点校验规则（2021）',
  G5: '省级平台疑点清单（2018）',
  G: '采集表和国家系统表样',
  P: '各地公开的识别、消除和退出办法',
  GB: '国家标准',
  seed: '基层工作讲话和方案',
  inferred: '按表间关系推定，需业务人员确认',
};

/** `G1 2_01_004;G5` in words: each source once, with the numbers that it has there. */
export function sourceInWords(source: string): string {
  const parts = source.split(/[;；]/).map((part) => {
    const [, tag = '', rest = ''] = /^\s*([A-Za-z]+\d*)?\s*(.*?)\s*$/.exec(part) ?? [];
    const name = SOURCES[tag] ?? SOURCES[tag.replace(/\d+$/, '')] ?? tag;
    return [name, tag === 'seed' ? rest.replace(/^\d+\s*/, '') : rest]
      .filter((word) => word !== '')
      .join(' ');
  });
  return [...new Set(parts)].join('；');
}
