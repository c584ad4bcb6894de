import type { AssetKind } from './facts.ts';
import type { SuspicionRule } from './suspicion.ts';

const PROCEDURES = '程序规范(a)、(b)、(d)';
const SAFEGUARDS = 'seed 004；P18：义务教育、基本医疗、住房、饮水缺一不可';
const EXIT = 'seed 004；G7：8 种不能退出的情形';
const REGISTER = 'S14；P37：以户籍为依据，统筹实际共同居住';

/** The reasons for a suspicion, in the order in which they are told. */
export const SUSPICION_RULES = [
  { id: 'S01', kind: 'missed', title: '收入低于参考线，未纳入', source: PROCEDURES },
  { id: 'S02', kind: 'missed', title: '住房没有保障，未纳入', source: SAFEGUARDS },
  { id: 'S03', kind: 'missed', title: '饮水没有保障，未纳入', source: SAFEGUARDS },
  { id: 'S04', kind: 'missed', title: '义务教育辍学，未纳入', source: SAFEGUARDS },
  { id: 'S05', kind: 'missed', title: '没有参加医保，未纳入', source: SAFEGUARDS },
  { id: 'S06', kind: 'missed', title: '有重病，未纳入', source: 'S6：档外五类对象（重病）' },
  { id: 'S07', kind: 'missed', title: '有重残，未纳入', source: 'S6：档外五类对象（重残）' },
  { id: 'S08', kind: 'missed', title: '低保、特困，未纳入', source: 'seed 000；S6：档外五类对象' },
  { id: 'S11', kind: 'wrong', title: '名下有机动车', source: 'seed 000：七不进 3' },
  { id: 'S12', kind: 'wrong', title: '购有商品房', source: 'seed 000：七不进 1' },
  { id: 'S13', kind: 'wrong', title: '经商办企业', source: 'seed 004；P38：工商比对' },
  { id: 'S14', kind: 'wrong', title: '有财政供养人员', source: 'seed 000：七不进 4' },
  { id: 'S15', kind: 'wrong', title: '有大型农机具', source: 'seed 000：七不进 3' },
  { id: 'S16', kind: 'wrong', title: '勾选了“七不进”', source: 'seed 000：七不进' },
  { id: 'S21', kind: 'exited', title: '收入没有超过标准，已退出', source: EXIT },
  { id: 'S22', kind: 'exited', title: '住房没有保障，已退出', source: EXIT },
  { id: 'S23', kind: 'exited', title: '饮水没有保障，已退出', source: EXIT },
  { id: 'S24', kind: 'exited', title: '义务教育辍学，已退出', source: EXIT },
  { id: 'S25', kind: 'exited', title: '没有参加医保，已退出', source: EXIT },
  { id: 'S31', kind: 'absent', title: '户籍册上有、本户没有登记的人', source: REGISTER },
  { id: 'S32', kind: 'absent', title: '整户不在档案', source: REGISTER },
  {
    id: 'S33',
    kind: 'absent',
    title: '部门反馈的同户人员，档案没有',
    source: '程序规范(g)：公安返回户籍、同户',
  },
  { id: 'S34', kind: 'absent', title: '档案已减少，户籍册上还在', source: REGISTER },
  { id: 'S41', kind: 'mistaken', title: '户籍册上没有这个人', source: REGISTER },
  { id: 'S42', kind: 'mistaken', title: '证件号码对得上，姓名对不上', source: REGISTER },
  { id: 'S43', kind: 'mistaken', title: '姓名对得上，证件号码对不上', source: REGISTER },
  { id: 'S44', kind: 'mistaken', title: '户口在另一户', source: REGISTER },
  {
    id: 'S45',
    kind: 'mistaken',
    title: '部门反馈已死亡、迁出，未减少',
    source: '程序规范(g)：公安、民政返回死亡、迁出',
  },
] as const satisfies readonly SuspicionRule[];

const BANS = 'seed 000：七不进；程序规范(g)';

/** What departments call the things of 七不进; a policy pack may say otherwise (`checks.suspicions.assets`). */
export const ASSET_KINDS: readonly AssetKind[] = [
  {
    rule: 'S15',
    title: '大型农机具',
    words: ['农机', '收割机', '拖拉机', '挖掘机', '装载机', '工程机械'],
    except: ['小型', '手扶', '微耕'],
    source: BANS,
  },
  {
    rule: 'S11',
    title: '机动车',
    words: ['机动车', '汽车', '轿车', '客车', '货车', '越野车', '车辆', '名下有车'],
    except: ['摩托', '电动', '三轮', '报废', '注销', '农机'],
    source: BANS,
  },
  {
    rule: 'S12',
    title: '商品房',
    words: ['商品房', '购房', '房产', '不动产', '住房', '商铺', '门面'],
    except: ['危房', '宅基地', '安置房', '公租房', '廉租房'],
    source: BANS,
  },
  {
    rule: 'S13',
    title: '经商办企业',
    words: ['企业', '公司', '法人', '法定代表人', '股东', '个体', '营业执照', '市场主体', '经商'],
    except: ['职工', '养老', '社保', '参保', '合作社社员'],
    source: '程序规范(g)：工商（市场监管）',
  },
  {
    rule: 'S14',
    title: '财政供养',
    words: ['财政供养', '公职', '编制', '公务员', '事业单位', '吃财政饭'],
    except: ['公益性岗位', '公益岗'],
    source: BANS,
  },
];

/** By which words a department says that somebody is in the household, or is not any more. */
export const REPORT_WORDS = {
  inHousehold: ['同户', '户内', '户籍在册', '户口在册', '新增人口', '漏登', '未登记'],
  gone: ['死亡', '去世', '注销户口', '户口注销', '户籍注销', '迁出'],
} as const;

export const ruleOf = (id: string): SuspicionRule | undefined =>
  SUSPICION_RULES.find((rule) => rule.id === id);
