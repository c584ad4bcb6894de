import type { keeping } from '#templates/chapters/keeping.ts';
import type { Model } from '#templates/p47-four-checks.ts';
import { place } from '../models.ts';
import type { Samples } from './samples.ts';

const looked = ['文书 1286 份', '照片和扫描件 860 个'];

const sound: Model = {
  ...{ place, checkedOn: '2026-03-20', households: 86, papers: 412, files: 398 },
  checks: [
    { key: '真实', ok: true, looked: ['文书 312 份', '照片和扫描件 100 个'], reasons: [] },
    { key: '完整', ok: true, looked: ['文书 312 份', '档号 280 个'], reasons: [] },
    { key: '可用', ok: true, looked: ['PDF 文件 298 个', '图片 100 张'], reasons: [] },
    { key: '安全', ok: true, looked: ['PDF 文件 298 个', '操作记录和查看记录的前后衔接'], reasons: [] },
  ],
};

const reason =
  '户编号 52990100123456789012《关于2026年度防止返贫动态监测对象认定工作履行村级评议公示和乡镇审核程序有关情况的请示及名册》：归档时写的是 12 页，文书有 13 页。';

export const samples = {
  P47: {
    smallest: {
      ...{ place, checkedOn: '2026-03-20', households: 1, papers: 1, files: 1 },
      checks: [
        { key: '真实', ok: true, looked: ['文书 1 份'], reasons: [] },
        { key: '完整', ok: true, looked: ['文书 1 份'], reasons: [] },
        { key: '可用', ok: true, looked: ['PDF 文件 1 个'], reasons: [] },
        { key: '安全', ok: true, looked: [], reasons: [] },
      ],
    },
    typical: {
      ...sound,
      checks: [
        sound.checks[0]!,
        {
          ...{ key: '完整', ok: false, looked: ['文书 312 份', '档号 280 个'] },
          reasons: [
            '户编号 5299010012345《2026年度入户调查（核实）记录》：签字的扫描件只有 1 页，应有 2 页。',
            '档号 0123-JF·2026-Y-201-0007 没有对应的件，断了号。',
          ],
        },
        ...sound.checks.slice(2),
      ],
    },
    worst: {
      place: {
        ...{ county: '云岭彝族苗族布依族自治县', township: '岭北彝族苗族侗族布依族乡' },
        village: '石桥新村易地扶贫搬迁集中安置点第二社区居民委员会筹备工作组',
      },
      ...{ checkedOn: '2026-12-31', households: 1286, papers: 20_860, files: 20_860 },
      checks: (['真实', '完整', '可用', '安全'] as const).map((key) => ({
        ...{ key, ok: false, looked, reasons: Array.from({ length: 75 }, () => reason) },
      })),
    },
  },
} satisfies Samples<typeof keeping>;
