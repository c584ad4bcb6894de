import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { isDay } from './layout/days.ts';
import { formDocument } from './layout/form-document.ts';
import { signatureBoxes, type SignatureBox } from './layout/form.ts';
import { sizes, wideFormPage, type Paper } from './layout/page.ts';
import { cellsOf } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import { planHead, planSums, planTable } from './p34-tables.ts';
import type { WordingSpec } from './wording.ts';

export interface PlanItem {
  /** 类别: 产业、就业、教育、医疗、住房、饮水、兜底、金融、志智、社会帮扶 */
  readonly category: string;
  /** 具体措施（规模、补助标准） */
  readonly measure: string;
  readonly responsibleUnit: string;
  readonly responsible: string;
  readonly phone: string;
  /** 完成时限, yyyy-mm-dd */
  readonly deadline: string;
  /** 预计增收 in yuan for the whole household; null where the measure brings no money. */
  readonly expectedGain: number | null;
  readonly funding: string;
  /** 落实情况 and 实际增收 (yuan); null is left for the pen. */
  readonly progress: string | null;
  readonly actualGain: number | null;
}

/** The household's assistance plan (P34): who does what by when, and whether it closes the gap. */
export interface Model {
  /** `support` prints 精准帮扶清单 (not out of poverty, monitored), `consolidate` 巩固提升清单 (out of poverty). */
  readonly kind: 'support' | 'consolidate';
  readonly year: number;
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly head: string;
  readonly population: number;
  /** 户情 in a sentence or two. */
  readonly situation: string;
  /** 致（返）贫原因 or risk */
  readonly cause: string;
  /** Per-capita net income in yuan: of last year, and aimed at this year. */
  readonly lastYearPerCapita: number;
  readonly targetPerCapita: number;
  /** From 1; a changed plan is a new version with its reason. */
  readonly version: number;
  readonly revisionReason: string | null;
  readonly items: readonly PlanItem[];
  readonly preparedOn: string;
}

export const title = '帮扶计划（一户一策）';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

const titles = { support: '精准帮扶清单', consolidate: '巩固提升清单' } as const;

const signers: readonly SignatureBox[] = [
  { label: '户主签字（按手印）：' },
  { label: '帮扶责任人签字：' },
  { label: '驻村第一书记（工作队长）签字：' },
  { label: '村委会主任（支书）签字：', seal: true },
];

export function refusal({ items, population, preparedOn }: Model): Refusal | null {
  if (items.length === 0) return { rule: 'plan-empty', message: '帮扶计划没有措施，请至少填一条再印。' };
  if (!Number.isInteger(population) || population < 1) {
    return { rule: 'plan-population', message: '家庭人口没有填，算不出全户差额，请补填。' };
  }
  if (isDay(preparedOn)) return null;
  return { rule: 'plan-day', message: '制定日期没有填或不是日历上的日期，请补填。' };
}

/** A draft may be talked over with the household before every deadline and the reason of a change are written. */
export function needs({ items, version, revisionReason }: Model): Refusal[] {
  const late = items.flatMap(({ deadline }, at) => (isDay(deadline) ? [] : [at + 1]));
  return [
    ...(late.length === 0
      ? []
      : [
          {
            rule: 'plan-deadline',
            message: `第${late.join('、')}条措施的完成时限没有填或不是日历上的日期，请补填。`,
          },
        ]),
    ...(version > 1 && (revisionReason ?? '').trim() === ''
      ? [{ rule: 'plan-reason', message: `这是第${version}版，请填写调整原因再印。` }]
      : []),
  ];
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter } = context;
  const { county, township, village } = model.place;
  const label = cellsOf(typesetter, { face: 'hei', size: sizes.五号 });
  const value = cellsOf(typesetter, { face: 'song', size: sizes.五号 });
  return formDocument(context, {
    formNumber: 'P34',
    ...{ title: titles[model.kind], level, page: wideFormPage },
    unit: `${village}村民委员会`,
    line: [
      `${county}${township}${village}${model.group ?? ''}`,
      `${model.year}年度    第${model.version}版`,
      `制定日期：${model.preparedOn}    单位：元`,
    ],
    content: [
      planHead(model, label, value),
      planTable(model, label, value),
      {
        stack: [
          planSums(model, label, value),
          ...revisionOf(model, typesetter),
          signatureBoxes(typesetter, signers),
        ],
        unbreakable: true,
      },
    ],
  });
}

function revisionOf({ version, revisionReason }: Model, typesetter: Typesetter): Content[] {
  if (version <= 1) return [];
  const style = { face: 'song', size: sizes.五号 } as const;
  return [
    typesetter.text(`第${version}版调整原因：${revisionReason ?? ''}`, style, { margin: [0, 5, 0, 0] }),
  ];
}
