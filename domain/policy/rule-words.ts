import type { Check } from '#domain/procedures/checks.ts';
import type { Effect, GateName, Step, StepRole } from '#domain/procedures/definition.ts';

/** The closed vocabularies of a procedure, as a county reads them. */
export const ACTORS: Readonly<Record<Step['actor'], string>> = {
  household: '农户',
  village: '村',
  'village-assembly': '村民代表会议',
  township: '乡镇',
  county: '县',
  departments: '县直部门',
};

export const GATE_WORDS: Readonly<Record<GateName | 'limit', string>> = {
  'in-order': '按步骤先后',
  'someone-left': '还有在办的户',
  'notice-over': '公示期满',
  'notice-period': '公示天数够',
  'paper-in-hand': '材料齐',
  'consent-signed': '每户已签承诺授权',
  'two-investigators': '每户 2 人以上入户',
  'attendance-two-thirds': '到会人数够',
  majority: '同意票过半',
  'votes-add-up': '票数合计与到会人数相符',
  'candidate-complete': '每户要登记的内容填好',
  'waiting-period': '间隔天数够',
  'objections-settled': '异议已处理答复',
  compared: '每户已列入部门比对名单',
  'suspicions-answered': '疑似问题都有核实结论',
  scored: '每户已评分',
  'not-excluded': '没有“七不进”情形',
  'exit-standard': '收入超过标准且三保障、饮水有保障',
  'not-barred': '没有不能退出的情形',
  'long-enough': '监测时间够',
  'measure-in-place': '有针对性帮扶措施',
  'has-labour': '不是整户无劳动力',
  'risk-gone': '风险已消除',
  'changes-recorded': '成员增减已登记',
  limit: '办理时限',
};

export const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  'open-monitoring-spell': '纳入监测',
  'eliminate-spell': '标注风险消除',
  recognise: '登记为新识别',
  return: '登记为返贫',
  exit: '登记为脱贫退出',
  clear: '登记为清退',
  none: '不改档案，成员增减在户页登记',
};

export const ROLE_WORDS: Readonly<Record<StepRole, string>> = {
  applied: '申请日期',
  'first-meeting': '第一次评议日期',
  'first-notice': '第一次公示起止',
  comparison: '比对日期',
  'second-meeting': '第二次评议日期',
  'second-notice': '第二次公示起止',
  approval: '审批日期',
  announcement: '公告日期',
  told: '告知日期',
};

/** What of the archive answers a line. */
export const CHECK_WORDS: Readonly<Record<Check, string>> = {
  'minimum-living': '低保、特困',
  'dangerous-house': '危房等级',
  'ill-or-disabled': '大病和残疾',
  'breadwinner-dead': '劳动力死亡、有未成年人',
  'half-disabled': '丧失劳动能力的残疾人比例',
  'hit-housing': '住建部门比对',
  'hit-vehicle': '车辆、农机比对',
  'hit-public-pay': '财政供养比对',
  'income-below-line': '人均纯收入和当年标准',
  'unmet-safeguard': '三保障和饮水',
  'no-measure': '当年帮扶措施',
  'new-this-year': '纳入年度',
  'without-labour': '整户无劳动力',
  'not-moved-in': '易地搬迁入住',
  'dropped-out': '在校状况',
  'unsafe-water': '安全饮水',
};

/** A line that is ticked, and by what the archive answers it. */
export const lineWords = ({ text, check }: { text: string; check?: Check | undefined }): string =>
  check === undefined ? text : `${text}（按档案核对：${CHECK_WORDS[check]}）`;
