import type { CodeList } from './code-list.ts';

export const monitoringCodes = {
  monitoring_category: {
    title: '监测对象类别',
    source: 'seed 003;P1',
    confidence: 'published',
    note: '标签官方;编号拟定(未见公开)。2019–2020 旧称:脱贫监测户、边缘户;山东称即时帮扶人口',
    items: [
      { code: '1', label: '脱贫不稳定户', aliases: ['脱贫监测户', '脱贫不稳定'] },
      { code: '2', label: '边缘易致贫户', aliases: ['边缘户', '边缘易致贫'] },
      { code: '3', label: '突发严重困难户', aliases: ['突发严重困难', '严重困难户'] },
    ],
  },
  risk_type: {
    title: '返贫致贫风险类型(监测表 A27,最多 5 项)',
    source: 'G1;G9',
    confidence: 'published',
    note: '因病/因学/因残/因自然灾害/因务工就业不稳/缺劳动力/因安全住房/因安全饮水/其他 见 G1 规则原值;因意外事故、因产业项目失败 见 seed 003 与 G15;编号拟定',
    blank: ['无'],
    items: [
      { code: '01', label: '因病' },
      { code: '02', label: '因学' },
      { code: '03', label: '因残' },
      { code: '04', label: '因自然灾害', aliases: ['因灾'] },
      { code: '05', label: '因意外事故', aliases: ['因突发事故'] },
      { code: '06', label: '因产业项目失败', aliases: ['产业项目失败', '因产业失败'] },
      { code: '07', label: '因务工就业不稳', aliases: ['务工就业不稳', '因就业不稳'] },
      { code: '08', label: '缺劳动力', aliases: ['缺劳力', '因缺劳动力'] },
      { code: '09', label: '因安全住房', aliases: ['因住房安全', '因住房'] },
      { code: '10', label: '因安全饮水', aliases: ['因饮水安全', '因饮水'] },
      { code: '99', label: '其他', aliases: ['其它'] },
    ],
  },
  natural_disaster_subtype: {
    title: '因自然灾害子项(A271)',
    source: 'G15;G9',
    confidence: 'inferred',
    note: '标签与 02xx 顺序取自 G15',
    blank: ['无'],
    items: [
      { code: '01', label: '洪涝灾害' },
      { code: '02', label: '地质灾害' },
      { code: '03', label: '旱灾' },
      { code: '04', label: '生物灾害' },
      { code: '05', label: '气象灾害' },
      { code: '06', label: '地震灾害' },
      { code: '99', label: '其他', aliases: ['其它'] },
    ],
  },
  risk_elimination_mode: {
    title: '风险消除方式',
    source: 'G1',
    confidence: 'published',
    note: '标签原值;编号拟定',
    items: [
      { code: '1', label: '帮扶消除', aliases: ['落实帮扶措施消除'] },
      { code: '2', label: '自然消除' },
    ],
  },
  discovery_channel: {
    title: '发现途径',
    source: 'seed 003;P2',
    confidence: 'published',
    note: '农户申报 4 个入口:书面、APP、12317 电话、省级小程序(P2)',
    items: [
      { code: '1', label: '农户自主申报', aliases: ['农户申报', '自主申报', '农户主动申报'] },
      { code: '2', label: '基层干部排查', aliases: ['干部排查', '干部走访排查'] },
      { code: '3', label: '部门筛查预警', aliases: ['部门预警', '部门筛查', '筛查预警', '行业部门筛查预警'] },
      { code: '9', label: '其他(信访舆情等)', aliases: ['其他', '其它', '信访舆情'], confidence: 'inferred' },
    ],
  },
  development_measure_status: {
    title: '实施开发式帮扶措施情况',
    source: 'G1',
    confidence: 'published',
    items: [
      { code: '1', label: '已实施', aliases: ['是'] },
      { code: '0', label: '尚未实施', aliases: ['否', '未实施'] },
      { code: '2', label: '无需实施(无劳动能力)', aliases: ['无需实施'], confidence: 'inferred' },
    ],
  },
} as const satisfies Record<string, CodeList>;
