/** The chapters of the catalogue, each with the number of its last rule. */
const CHAPTERS = [
  ['证件号码与人员唯一', 11],
  ['户结构', 25],
  ['必填与值域', 38],
  ['年龄、学历、在校与劳动能力', 56],
  ['务工与公益性岗位', 74],
  ['社会保障', 92],
  ['收入', 110],
  ['脱贫户达标', 121],
  ['致贫原因与生产生活条件', 132],
  ['监测对象', 159],
  ['风险消除', 169],
  ['成员变更与享受政策', 177],
  ['帮扶责任人与村', 184],
  ['识别否决与公示', Infinity],
] as const;

/** The chapter that a rule stands in, by its id: Q… of the catalogue, P… of a pack, Z… of the township's own. */
export function chapterOfRule(id: string): string {
  if (id.startsWith('P')) return '政策包的规则';
  const chapter = CHAPTERS.find(([, last]) => Number(id.slice(1)) <= last);
  return id.startsWith('Q') && chapter !== undefined ? chapter[0] : '自定规则';
}
