import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { formDocument } from './layout/form-document.ts';
import { signatureBoxes } from './layout/form.ts';
import { factGrid, listTable } from './layout/grid.ts';
import { mm, sizes, wideFormPage, type Paper } from './layout/page.ts';
import { fillLine, type WordingSpec, wordsOf } from './wording.ts';

/** Somebody who may be asked about, and the paper that allows it. */
export interface ListedPerson {
  readonly householdNo: string | null;
  readonly head: string;
  readonly name: string;
  readonly idNumber: string;
  readonly relation: string;
  /** 授权书编号 */
  readonly consent: string | null;
  /** Day on which it was signed, yyyy-mm-dd. */
  readonly consentOn: string | null;
}

/** What goes out to the departments: who is to be compared, each by which consent (P08). */
export interface Model {
  readonly place: Place;
  readonly year: number;
  /** 批次 */
  readonly round: string;
  readonly departments: readonly string[];
  /** yyyy-mm-dd; null is left for the pen. */
  readonly sentOn: string | null;
  readonly dueOn: string | null;
  readonly people: readonly ListedPerson[];
}

export const title = '信息比对名单';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  note: {
    label: '表下说明',
    text:
      '说明：名单内人员均已签承诺授权书，查询结果仅用于认定、帮扶和动态管理，请于{反馈期限}前反馈。' +
      '本名单密封（加密）传递，不得复制、外传，用后按规定收回或者销毁。',
  },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

export function refusal({ people }: Model): Refusal | null {
  if (people.length > 0) return null;
  return { rule: 'comparison-nobody', message: '名单上没有人，请先在“部门比对”里生成比对名单。' };
}

/** Nobody goes out without a consent that was signed by then. */
export function needs({ people, sentOn }: Model): Refusal[] {
  const unnumbered = people.filter(({ consent }) => (consent ?? '').trim() === '').length;
  const late = people.filter(
    ({ consentOn }) => sentOn !== null && (consentOn === null || consentOn > sentOn),
  );
  return [
    ...(unnumbered === 0
      ? []
      : [{ rule: 'comparison-consent', message: `有 ${unnumbered} 人没有授权书编号，请补填或移出名单。` }]),
    ...(late.length === 0
      ? []
      : [
          {
            rule: 'comparison-consent-day',
            message: `有 ${late.length} 人的承诺授权书在名单生成（${sentOn}）后才签字或没有签字日期，请核对。`,
          },
        ]),
  ];
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, year, people, sentOn, dueOn } = model;
  const dayOr = (day: string | null) => (day === null ? '____年____月____日' : chineseDate(day));
  const households = new Set(people.map(({ householdNo, head }) => householdNo ?? head)).size;
  const note = fillLine(wordsOf(words, 'note'), { 反馈期限: dayOr(dueOn) });
  return formDocument(context, {
    formNumber: 'P08',
    title,
    level,
    page: wideFormPage,
    unit: `${place.village}村民委员会`,
    line: [`${place.county}${place.township}${place.village}`, `${year}年度`],
    content: [
      factGrid(
        typesetter,
        [
          [
            { label: '批次', value: model.round },
            { label: '提交日期', value: dayOr(sentOn) },
          ],
          [
            { label: '比对部门', value: model.departments.join('、') },
            { label: '反馈期限', value: dayOr(dueOn) },
          ],
        ],
        { widths: [54, '*', 54, 130] },
      ),
      { text: '', margin: [0, 3, 0, 3] },
      listTable(typesetter, {
        columns: [...columns],
        rows: people.map((person, at) => rowOf(person, at)),
        total: ['合计', null, `${households}户`, `${people.length}人`],
        row: mm(8),
        foot: [
          typesetter.text(note, { face: 'song', size: sizes.小五 }, { margin: [0, 4, 0, 0] }),
          signatureBoxes(typesetter, [
            { label: '村（经办人、负责人签字）：', seal: true },
            { label: '乡镇（经办人、负责人签字）：', seal: true },
            { label: '比对部门（接收人、负责人签字）：', seal: true },
          ]),
        ],
      }),
    ],
  });
}

const columns = [
  { heading: '序号', width: 30 },
  { heading: '户编号', width: 130, alignment: 'left' },
  { heading: '户主', width: 90 },
  { heading: '成员姓名', width: 90 },
  { heading: '身份证号', width: 124, alignment: 'left' },
  { heading: '关系', width: 66 },
  { heading: '授权书编号', width: '*', alignment: 'left' },
] as const;

const rowOf = (person: ListedPerson, at: number): (string | null)[] => [
  String(at + 1),
  person.householdNo,
  person.head,
  person.name,
  person.idNumber,
  person.relation,
  person.consent,
];
