import type { IncomeItemName } from './statement.ts';

/** A usual title of a line, and what its quantity is counted in; the clerk may write any other. */
export interface LineTitle {
  readonly title: string;
  readonly unit: string | null;
}

const counted = (unit: string | null, ...titles: readonly string[]): LineTitle[] =>
  titles.map((title) => ({ title, unit }));

/**
 * What households usually earn, receive and pay, under the entry item where it belongs. Inferred from the forms'
 * explanations of the items (national system G9, G10, G14; 其他转移性收入: aca001–aca007).
 */
export const LINE_TITLES = {
  wage_income: [
    ...counted('月', '外出务工工资', '本地务工工资', '公益性岗位工资', '护林员工资', '保洁员工资'),
    ...counted('天', '打零工', '帮工'),
    ...counted(null, '稳岗补贴', '一次性就业奖励', '外出务工奖补'),
  ],
  business_income: [
    ...counted('斤', '卖粮', '卖玉米', '卖水稻', '卖小麦', '卖土豆', '卖油菜籽', '卖花生', '卖大豆'),
    ...counted(
      '斤',
      '卖蔬菜',
      '卖水果',
      '卖茶叶',
      '卖烤烟',
      '卖药材',
      '卖食用菌',
      '卖辣椒',
      '卖鱼',
      '卖蜂蜜',
    ),
    ...counted('头', '卖猪', '卖牛'),
    ...counted('只', '卖羊', '卖鸡', '卖鸭', '卖鹅'),
    ...counted('个', '卖鸡蛋'),
    ...counted('斤', '自产自用粮食折价'),
    ...counted('月', '小卖部', '跑运输', '农家乐', '加工作坊'),
    ...counted(null, '手工艺品', '产业奖补'),
  ],
  family_planning_income: counted('月', '计划生育奖励扶助金', '计划生育特别扶助金'),
  dibao_income: counted('月', '农村低保金', '低保分类施保金'),
  tekun_income: counted('月', '特困人员供养金', '特困人员照料护理费'),
  pension_income: counted('月', '城乡居民养老金', '企业职工养老金', '机关事业单位退休金'),
  ecology_income: [
    ...counted('亩', '退耕还林补助', '公益林补偿', '天然林补助', '草原补助奖励'),
    ...counted(null, '生态移民补助'),
  ],
  other_transfer_income: [
    ...counted('亩', '耕地地力保护补贴', '种粮补贴', '玉米大豆生产者补贴'),
    ...counted(
      '月',
      '高龄补贴',
      '困难残疾人生活补贴',
      '重度残疾人护理补贴',
      '赡养费',
      '抚恤金',
      '孤儿生活费',
    ),
    ...counted('月', '离退休金', '现役军人工资', '寄回带回收入'),
    ...counted(null, '临时救助', '雨露计划补助', '教育资助', '医疗救助', '慰问金', '农机购置补贴', '救灾款'),
  ],
  dividend_income: counted(
    null,
    '光伏收益分红',
    '村集体经济分红',
    '合作社分红',
    '产业项目资产收益',
    '股份分红',
  ),
  other_property_income: [
    ...counted('亩', '土地流转租金', '林地流转租金', '水面出租'),
    ...counted('月', '房屋出租', '农机出租'),
    ...counted(null, '存款利息', '征地补偿款'),
  ],
  business_expense: [
    ...counted('袋', '化肥', '饲料', '复合肥'),
    ...counted('斤', '种子', '种薯'),
    ...counted('瓶', '农药'),
    ...counted('卷', '地膜'),
    ...counted('头', '购仔猪', '购牛犊'),
    ...counted('只', '购羊羔', '购鸡苗', '购鸭苗'),
    ...counted('亩', '机耕机收', '土地租金', '灌溉水费'),
    ...counted('天', '雇工工资'),
    ...counted(null, '防疫治疗', '生产用电', '运费', '燃油', '农机具维修', '小额信贷利息', '农业保险自缴'),
  ],
} as const satisfies Record<IncomeItemName, readonly LineTitle[]>;
