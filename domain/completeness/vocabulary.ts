/** Whose file a paper lies in. */
export const VOLUMES = { household: '户卷', village: '村卷', township: '乡卷' } as const;
export type Volume = keyof typeof VOLUMES;

/** The parts of each file in their order; a household's are the 20 of 一户一档. */
export const PLACES: Readonly<Record<Volume, readonly string[]>> = {
  household: [
    ...['封面', '卷内目录', '户卡', '身份证、户口簿', '申请书', '承诺授权书', '信息采集表', '入户调查'],
    ...[
      '评分表',
      '收入测算',
      '信息比对',
      '评议和公示',
      '帮扶计划',
      '措施落实和凭证',
      '走访记录',
      '退出和风险消除',
    ],
    ...['自然增减', '回头看和整改', '照片', '备考表'],
  ],
  village: [
    ...['综合', '识别和纳入', '帮扶施策', '退出和风险消除', '台账', '村册', '会议和签到', '监督举报', '影像'],
  ],
  township: [
    ...[
      '文件',
      '审核和公示公告',
      '上报与批复',
      '乡簿',
      '资金和项目',
      '整改',
      '投诉举报',
      '统计',
      '培训',
      '移交',
    ],
  ],
};

export const placeTitle = (volume: Volume, place: number): string => PLACES[volume][place - 1] ?? '其他';

/**
 * What brings a paper into a file. `file`: that there is a file at all; `year`: each year that the archive holds of it;
 * `procedure`, in
 * files of villages and the township, every procedure; the others each time that it happens to the household, by a
 * procedure or as the archive tells of it.
 */
export const OCCASIONS = {
  file: '建档一次',
  year: '每年一次',
  recognition: '每次识别纳入',
  return: '每次返贫',
  exit: '每次脱贫退出',
  clear: '清退',
  monitoring: '每次纳入监测',
  elimination: '每次风险消除',
  increase: '有成员自然增加的年度',
  decrease: '有成员自然减少的年度',
  survey: '每次排查、回头看',
  procedure: '每个程序',
} as const;
export type Occasion = keyof typeof OCCASIONS;
export const OCCASION_KEYS = Object.keys(OCCASIONS) as [Occasion, ...Occasion[]];

/** What must hold of a household; of papers that come each year, in that year. */
export const CONDITIONS = {
  listed: '建档立卡户或监测对象',
  registered: '建档立卡户',
  monitored: '监测对象',
  'minimum-living': '有成员享受低保',
  destitute: '有成员特困供养',
  disabled: '有残疾成员',
  'gravely-ill': '有大病成员',
  pupil: '有在校生',
  worker: '有务工成员',
  'public-post': '有成员在公益性岗位',
  'dangerous-house': '住房鉴定为 C、D 级或登记为危房',
  relocated: '易地搬迁户',
  measures: '当年有帮扶措施',
  loan: '有小额信贷',
  dividend: '有资产收益（土地流转、分红）',
  training: '参加过技能培训',
  split: '分户而来',
} as const;
export type Condition = keyof typeof CONDITIONS;
export const CONDITION_KEYS = Object.keys(CONDITIONS) as [Condition, ...Condition[]];

/** Occasions that files of villages and the township know: papers of each household are in its own. */
export const OWN_OCCASIONS: ReadonlySet<Occasion> = new Set<Occasion>(['file', 'year', 'procedure']);
