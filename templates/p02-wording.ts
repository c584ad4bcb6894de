import type { Model } from './p02-consent.ts';

// A box with a no-break space, so that it is never torn from its word. Ticked by hand: a printed tick is no consent.
const box = '□\u00A0';

/** The wording of the catalogue of papers, P02. */
export function consentSections({
  place: { county, township },
  object,
  department,
  reason,
}: Model): string[] {
  return [
    `本户因${reason ?? '____________________'}，生活出现困难，现申请纳入${object}。` +
      '本人代表全体共同生活的家庭成员郑重承诺并授权如下：',
    '一、承诺。所填写、提供的家庭人口、收入、支出、财产、健康等情况真实、完整；家庭情况发生变化的，在30日内如实报告；' +
      '如有隐瞒或者虚报，同意取消资格、退回所得，并承担相应责任。',
    `二、授权。同意${county}${department}、${township}人民政府为认定、帮扶和动态管理的需要，依法向公安、民政、` +
      '人力资源社会保障、住房城乡建设、自然资源（不动产登记）、市场监管、税务、医保、教育、卫生健康、残联、农业农村、' +
      '公积金、银行、证券、保险等部门和机构查询、核对本户全体成员的户籍、车辆、住房、社会保险、工商登记、存款、证券、' +
      '保险、就医、就学、残疾等信息。查询结果仅用于上述用途。',
    `三、公示。同意在本村和乡镇公示栏公示下列信息：${box}户主姓名 ${box}村民小组 ${box}家庭人口数 ${box}监测类别 ${box}帮扶措施名称。` +
      `同意另行公示：${box}致（返）贫风险类别（仅公示“因病”“因残”等类别，不公示病种、残疾等级）。`,
    '四、期限。自签字之日起至退出（风险消除）后12个月止；可以书面撤回，撤回前的处理不受影响。',
  ];
}
