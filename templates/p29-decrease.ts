import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import type { Paper } from './layout/page.ts';
import { changeDays, changesDocument, type ChangesOfMembers, type MemberChanged } from './p28-changes.ts';
import type { WordingSpec } from './wording.ts';

export interface Decrease extends MemberChanged {
  /** Whether the head left; then who is the new one, or null as long as nobody is. */
  readonly wasHead: boolean;
  readonly newHead: string | null;
}

/** Who left the households of a village in a year: 附件3 (P29). Null is left for the pen. */
export type Model = ChangesOfMembers<Decrease>;

export const title = '家庭成员自然减少情况表';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '家庭成员自然减少情况表' },
} as const satisfies WordingSpec;
export const refusal = (): Refusal | null => null;
export const phones = (): OfficePhone[] => [];

/** When the head leaves and others stay, one of them becomes head. */
export const needs = (model: Model): Refusal[] => [
  ...changeDays(model, '减少'),
  ...model.rows.flatMap(({ wasHead, newHead, people, householdNo }, at) =>
    wasHead && newHead === null && people > 0
      ? [
          {
            rule: 'new-head',
            message: `第${at + 1}行（户编号 ${householdNo ?? '未编号'}）减少的是户主，还没有新户主，请先确定新户主。`,
          },
        ]
      : [],
  ),
];

export const template = (model: Model, context: PrintContext): TDocumentDefinitions =>
  changesDocument(context, model, {
    formNumber: 'P29',
    annex: '附件3',
    columns: [
      { heading: '减少人员\n姓名', width: 42 },
      { heading: '身份证号', width: 94, alignment: 'left' },
      { heading: '减少原因', width: 62 },
      { heading: '减少日期', width: 50 },
      { heading: '佐证', width: '*' },
      { heading: '减少后\n人口', width: 34 },
      { heading: '是否变更户主\n（新户主）', width: 70 },
    ],
    cells: (row) => {
      const { name, idNumber, reason, on, proof, people } = row;
      return [name, idNumber, reason, on, proof, String(people), headChange(row)];
    },
  });

function headChange({ wasHead, newHead, people }: Decrease): string | null {
  if (people === 0) return '整户减少';
  if (!wasHead) return '否';
  return newHead === null ? null : `是（${newHead}）`;
}
