import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { signatureBoxes, type SignatureBox } from './layout/form.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { mm, sizes, wideFormPage, type Paper } from './layout/page.ts';
import { committeeOf, committeeWord } from './layout/posted-model.ts';
import { signLines } from './layout/signing.ts';
import type { Typesetter } from './layout/typeset.ts';
import { householdTables } from './p05-household.ts';
import { comparedTables, memberTables } from './p05-members.ts';
import type { Form } from './p05-model.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** The collection form of a household (P05): front the household, back its members; filled as far as is known. */
export type Model = Form;

export const title = '户信息采集表';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const refusal = (): null => null;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];
export const wording = {
  title: { label: '标题', text: title },
  note: {
    label: '填表说明',
    text: '说明：由2名以上采集人员入户逐项询问、查看后填写，户主核对无误后签字、按手印。没有的填“无”，不适用的划“/”。',
  },
} as const satisfies WordingSpec;

export const template = (model: Model, context: PrintContext): TDocumentDefinitions =>
  formSheet(context, model, { formNumber: 'P05', manner: 'plain' });

/** The sheet of P05 and P05B: front the household, back its members; compared with room for what has changed. */
export function formSheet(
  context: PrintContext,
  model: Form,
  { formNumber, manner }: { readonly formNumber: string; readonly manner: 'plain' | 'compared' },
): TDocumentDefinitions {
  const { typesetter, words } = context;
  const tables = manner === 'plain' ? memberTables : comparedTables;
  return formDocument(context, {
    formNumber,
    title: fillLine(wordsOf(words, 'title'), {}),
    level,
    page: wideFormPage,
    unit: committeeOf(model.place.village),
    line: formPlace(model),
    content: [
      ...householdTables(typesetter, model.groups, manner),
      membersHead(typesetter, model),
      ...tables(typesetter, model.members, formFoot(typesetter, model, fillLine(wordsOf(words, 'note'), {}))),
    ],
  });
}

/** The back of the sheet begins with whose members these are. */
function membersHead(typesetter: Typesetter, { householdNo, groups }: Form): Content {
  const head = groups[0]?.facts.find(({ key }) => key === 'household.head_name')?.value ?? '';
  const text = `家庭成员    户主：${head}    户编号：${householdNo ?? '            '}`;
  return typesetter.text(
    text,
    { face: 'hei', size: sizes.五号 },
    { pageBreak: 'before', margin: [0, 0, 0, 5], preserveLeadingSpaces: true },
  );
}

const signersOf = ({ village }: Place): readonly SignatureBox[] => [
  { label: '户主签字（按手印）：' },
  { label: '采集人（1）签字：' },
  { label: '采集人（2）签字：' },
  { label: '录入人签字：' },
  { label: `${committeeWord(village)}：`, seal: true },
  { label: '乡镇人民政府：', seal: true },
];

/** What the columns take, the note, who signs; never apart. */
const formFoot = (
  typesetter: Typesetter,
  { choices, place }: Pick<Form, 'choices' | 'place'>,
  note: string,
): Content => {
  const small = { face: 'song', size: sizes.小五 } as const;
  return {
    stack: [
      ...[...choices, note].map((text) => typesetter.text(text, small)),
      signatureBoxes(typesetter, signersOf(place)),
      signLines(typesetter, [['户主不能签字的，代签人：', '与户主关系：', '代签原因：']], {
        size: sizes.小五,
        gap: mm(8),
      }),
    ],
    unbreakable: true,
    margin: [0, 5, 0, 0],
  };
};
