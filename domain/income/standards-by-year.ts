/** What a line is called in the documents that set it. */
export const STANDARD_KINDS = [
  '扶贫标准(不变价)',
  '现价扶贫标准',
  '脱贫标准(执行)',
  '省定脱贫标准',
  '省级执行标准',
  '脱贫监测户/边缘户线',
  '监测范围',
  '监测范围底线',
  '防止返贫致贫对象认定标准',
] as const;

export type StandardKind = (typeof STANDARD_KINDS)[number];

/**
 * One income line of one year. `perCapita` is yuan per head and year, null where the province's own figure must be
 * entered. Confidence `verify` means: known, but to be compared with the official text before it is relied on;
 * `inferred`: nobody has published it.
 */
export interface Standard {
  readonly year: number;
  readonly kind: StandardKind;
  readonly scope: string;
  readonly perCapita: number | null;
  readonly basis: string;
  readonly use: string;
  readonly confidence: 'published' | 'verify' | 'inferred';
  readonly source: string;
}

export const STANDARDS: readonly Standard[] = [
  {
    year: 2010,
    kind: '扶贫标准(不变价)',
    scope: '全国',
    perCapita: 2300,
    basis: '2010 年不变价,农民人均纯收入',
    use: '仅展示',
    confidence: 'published',
    source: '市级认定标准及工作流程（2015）；识别及脱贫认定流程图',
  },

  {
    year: 2013,
    kind: '现价扶贫标准',
    scope: '全国',
    perCapita: 2736,
    basis: '国家统计局现价',
    use: '参考',
    confidence: 'verify',
    source: '国家统计局，凭已知，使用前与文件核对',
  },

  {
    year: 2014,
    kind: '现价扶贫标准',
    scope: '全国',
    perCapita: 2800,
    basis: '国家统计局现价',
    use: 'Q 脱贫收入核对(2014 年度)',
    confidence: 'verify',
    source: '国家统计局，凭已知，使用前与文件核对',
  },

  {
    year: 2015,
    kind: '现价扶贫标准',
    scope: '全国',
    perCapita: 2855,
    basis: '相当于 2010 年 2300 元',
    use: '2015 年识别与核对',
    confidence: 'published',
    source: '市级认定标准及工作流程（2015）；2017 年扶贫对象动态调整方案',
  },

  {
    year: 2016,
    kind: '现价扶贫标准',
    scope: '全国',
    perCapita: 2952,
    basis: '国家统计局现价',
    use: '2016 年度核对',
    confidence: 'published',
    source: '陕西精准扶贫平台疑点清单（对 2014—2017 年脱贫户统一用 2952）',
  },

  {
    year: 2017,
    kind: '现价扶贫标准',
    scope: '全国',
    perCapita: 2952,
    basis: '国家统计局现价',
    use: '2017 年度核对下限',
    confidence: 'published',
    source: '陕西精准扶贫平台疑点清单',
  },

  {
    year: 2018,
    kind: '现价扶贫标准',
    scope: '全国',
    perCapita: 2995,
    basis: '国家统计局现价',
    use: '2018 年度核对下限',
    confidence: 'verify',
    source: '国家统计局，凭已知，使用前与文件核对',
  },

  {
    year: 2019,
    kind: '现价扶贫标准',
    scope: '全国',
    perCapita: 3218,
    basis: '国家统计局现价',
    use: '2019 年度核对下限',
    confidence: 'verify',
    source: '国家统计局，凭已知，使用前与文件核对',
  },

  {
    year: 2020,
    kind: '脱贫标准(执行)',
    scope: '全国',
    perCapita: 4000,
    basis: '"2020 年国家脱贫标准约为 4000 元"',
    use: '2020 年度脱贫核对;2021 年后仍作绝对底线疑点(G1 3_11_010、G4 第 18 条)',
    confidence: 'published',
    source: '中农组发〔2021〕7 号要点（yyx.gov.cn）；2020 年市级扶贫办主任例会讲话',
  },

  {
    year: 2020,
    kind: '省定脱贫标准',
    scope: '湖南(某市讲话)',
    perCapita: 4000,
    basis: '周期 2019-10-01 至 2020-09-30',
    use: '同上',
    confidence: 'published',
    source: '2020 年市级扶贫办主任例会讲话（湖南某市）',
  },

  {
    year: 2015,
    kind: '省级执行标准',
    scope: '贵州',
    perCapita: 2968,
    basis: '按年 6% 递增口径',
    use: '可选省级覆盖',
    confidence: 'verify',
    source: '凭已知，使用前与文件核对',
  },

  {
    year: 2016,
    kind: '省级执行标准',
    scope: '贵州',
    perCapita: 3146,
    basis: '同上',
    use: '可选省级覆盖',
    confidence: 'verify',
    source: '凭已知，使用前与文件核对',
  },

  {
    year: 2017,
    kind: '省级执行标准',
    scope: '贵州',
    perCapita: 3335,
    basis: '同上',
    use: '可选省级覆盖',
    confidence: 'verify',
    source: '凭已知，使用前与文件核对',
  },

  {
    year: 2018,
    kind: '省级执行标准',
    scope: '贵州',
    perCapita: 3535,
    basis: '同上',
    use: '可选省级覆盖',
    confidence: 'verify',
    source: '凭已知，使用前与文件核对',
  },

  {
    year: 2019,
    kind: '省级执行标准',
    scope: '贵州',
    perCapita: 3747,
    basis: '同上',
    use: '可选省级覆盖',
    confidence: 'verify',
    source: '凭已知，使用前与文件核对',
  },

  {
    year: 2019,
    kind: '脱贫监测户/边缘户线',
    scope: '全国(湖南执行)',
    perCapita: 5000,
    basis: '人均纯收入低于 5000 元且有返贫致贫风险',
    use: '两类人群摸底',
    confidence: 'published',
    source: '南县武圣宫镇 2019 年（nanxian.gov.cn，585091）',
  },

  {
    year: 2020,
    kind: '监测范围',
    scope: '全国',
    perCapita: 6000,
    basis: '国家扶贫标准 1.5 倍左右(国办口径"左右",部分县仍用 5000)',
    use: '2020 年监测',
    confidence: 'published',
    source: '人民日报 2020 年 6 月 30 日第 13 版；中农组发〔2021〕7 号要点（yyx.gov.cn）',
  },

  {
    year: 2021,
    kind: '监测范围底线',
    scope: '全国',
    perCapita: 6000,
    basis: '以脱贫攻坚期国家扶贫标准 1.5 倍为底线,各省自行确定',
    use: '各省表须可配置',
    confidence: 'published',
    source: '中农组发〔2021〕7 号要点（yyx.gov.cn）',
  },

  {
    year: 2023,
    kind: '监测范围',
    scope: '贵州',
    perCapita: 7300,
    basis: '人均纯收入低于 7300 未纳入监测为疑点',
    use: '2023 年度校验',
    confidence: 'published',
    source: '贵州某县 2023 年疑点数据清洗规则（1_02_006、4_11_010）',
  },

  {
    year: 2024,
    kind: '监测范围',
    scope: '江西(南康区执行)',
    perCapita: 8500,
    basis: '家庭年人均纯收入',
    use: '2024 年度校验',
    confidence: 'published',
    source: '江西南康区 2024 年问答',
  },

  {
    year: 2024,
    kind: '监测范围',
    scope: '某省(原文未注明,自 2024-03-14 起)',
    perCapita: 8800,
    basis: '前 12 个月收入',
    use: '示例',
    confidence: 'published',
    source: '某省 2024 年 3 月 14 日起（jiusongjiankang.com，4933292）',
  },

  {
    year: 2025,
    kind: '监测范围',
    scope: '云南',
    perCapita: 8700,
    basis: '家庭年人均纯收入,省定参考标准',
    use: '2025 年度校验',
    confidence: 'published',
    source: '云农办通〔2025〕1 号',
  },

  {
    year: 2022,
    kind: '监测范围',
    scope: '各省',
    perCapita: null,
    basis: '约 6300–7000,逐省公布',
    use: '须录入本省文件数',
    confidence: 'inferred',
    source: '逐省公布，未见汇总',
  },

  {
    year: 2026,
    kind: '防止返贫致贫对象认定标准',
    scope: '各省',
    perCapita: null,
    basis: '过渡期已于 2025 年底结束;中央要求"合理确定防止返贫致贫对象认定标准,规范标准调整机制",各地自定',
    use: '必须可配置,不得写死',
    confidence: 'published',
    source: '2026 年中央一号文件；农业农村部 2026 年 2 月 6 日实施意见',
  },
];
