import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { type Fact, factGrid, listTable } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { boundBoxes, choices, notApplicable, penDate } from './layout/marks.ts';
import { mm, sizes, type Paper } from './layout/page.ts';
import { signLines } from './layout/signing.ts';
import type { Typesetter } from './layout/typeset.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** What is asked, with its unit; a few choices are ticked, everything else is written. */
export interface Question {
  readonly label: string;
  readonly ticks: readonly string[];
}

/**
 * What is asked in a household drawn for a check of the archive (T03). Blind: of what the archive says of the questions
 * nothing is in the model but who the people are, so that they can be found.
 */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly head: string;
  readonly sample: { readonly title: string; readonly position: number };
  readonly people: readonly { readonly name: string; readonly relation: string }[];
  /** Asked of each person. */
  readonly member: readonly Question[];
  /** Asked of the household: how it lives, and in yuan what it earns. */
  readonly household: readonly Question[];
  /** What the written answers choose from: the question, and its codes with their labels. */
  readonly codes: readonly { readonly label: string; readonly options: readonly string[] }[];
}

export const title = '抽查入户调查表';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];
export const wording = {
  title: { label: '标题', text: title },
  question: { label: '认可度的问题', text: '对本村帮扶工作是否认可' },
  declaration: {
    label: '签字前的声明',
    text: '本表由调查人入户询问、查看证件后填写，不看档案；已念给被调查人听，确认无误。',
  },
} as const satisfies WordingSpec;

export const refusal = ({ people }: Model): Refusal | null =>
  people.length > 0 ? null : { rule: 'survey-people', message: '这一户没有在册成员，不能印调查表。' };

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter } = context;
  const { group, householdNo, sample, head } = model;
  return formDocument(context, {
    formNumber: 'T03',
    title: fillLine(wordsOf(context.words, 'title'), {}),
    level,
    unit: `${model.place.township}人民政府`,
    line: formPlace({
      ...model,
      group: group === null ? null : internalText(group),
      householdNo: householdNo === null ? null : internalText(householdNo),
    }),
    content: [
      factGrid(
        typesetter,
        [
          [
            { label: '抽查', value: internalText(`${sample.title} 第${sample.position}户`) },
            { label: '户主', value: internalText(head) },
            { label: '调查日期', value: penDate },
          ],
        ],
        { widths: [34, '*', 34, 92, 56, 118], row: mm(9) },
      ),
      ...peopleTables(typesetter, model),
      factGrid(
        typesetter,
        [
          [{ label: '名单之外的人', value: '□没有  □有，姓名、关系：' }],
          [{ label: '已不在户里的', value: '□没有  □有，姓名、去向：' }],
        ],
        { widths: [78, '*'], row: mm(9) },
      ),
      ...aboutHousehold(typesetter, model),
      closing(context, model),
    ],
  });
}

const heading = (typesetter: Typesetter, text: string): Content =>
  typesetter.text(text, { face: 'hei', size: sizes.小四 }, { margin: [0, 6, 0, 3] });

/** People beside each other; an id number is written in 35 mm. */
const BESIDE = 4;
const LABEL = 92;

function peopleTables(typesetter: Typesetter, { people, member }: Model): Content[] {
  const across = Array.from({ length: BESIDE }, (_, at) => at);
  return Array.from({ length: Math.ceil(people.length / BESIDE) }, (_, from): Content => {
    const first = from * BESIDE;
    const headings = across.map((at) => {
      const person = people[first + at];
      return person === undefined
        ? ''
        : internalText(`${first + at + 1}. ${person.name}\n${person.relation}`);
    });
    const rows = member.map(({ label, ticks }) => [
      label,
      ...across.map((at) => (people[first + at] === undefined ? notApplicable : choices(ticks))),
    ]);
    const table = listTable(typesetter, {
      columns: [
        { heading: '项目', width: LABEL, alignment: 'left' },
        ...headings.map((text) => ({ heading: text, width: '*' as const })),
      ],
      ...{ rows, row: mm(9), size: sizes.小五 },
    });
    return {
      stack: [heading(typesetter, from === 0 ? '一、家庭成员' : '一、家庭成员（续）'), table],
      ...(member.length <= WHOLE ? { unbreakable: true } : {}),
    };
  });
}

/** So many questions of four people stand on one page together. */
const WHOLE = 24;

const ACROSS = 3;

/** Three questions in a row; the last takes what is left of its row. */
function aboutHousehold(typesetter: Typesetter, { household }: Model): Content[] {
  if (household.length === 0) return [];
  const facts = household.map(({ label, ticks }): Fact => ({ label, value: boundBoxes(choices(ticks)) }));
  const rows = Array.from({ length: Math.ceil(facts.length / ACROSS) }, (_, at) => {
    const row = facts.slice(ACROSS * at, ACROSS * (at + 1));
    const last = row.at(-1);
    const span = 1 + 2 * (ACROSS - row.length);
    return last === undefined ? [] : [...row.slice(0, -1), { ...last, span }];
  });
  const grid = factGrid(typesetter, rows, {
    widths: [74, '*', 74, '*', 74, '*'],
    row: mm(9),
    size: sizes.小五,
  });
  return [
    {
      stack: [heading(typesetter, '二、生活条件、收入'), grid],
      ...(rows.length <= WHOLE ? { unbreakable: true } : {}),
    },
  ];
}

/** What the household thinks, who signs, and what the codes mean: on one page. */
function closing({ typesetter, words }: PrintContext, { household, codes }: Model): Content {
  const style = { face: 'song', size: sizes.五号, pitch: 17 } as const;
  const declared = fillLine(wordsOf(words, 'declaration'), {});
  return {
    stack: [
      heading(typesetter, `${household.length === 0 ? '二' : '三'}、群众认可`),
      factGrid(
        typesetter,
        [
          [{ label: fillLine(wordsOf(words, 'question'), {}), value: choices(['认可', '不认可', '不表态']) }],
          [{ label: '理由、意见和诉求', value: null }],
        ],
        { widths: [150, '*'], row: mm(9) },
      ),
      typesetter.text(declared, style, { leadingIndent: 2 * style.size, margin: [0, 5, 0, 0] }),
      signLines(typesetter, [
        ['被调查人签字、按手印：', '与户主关系：', penDate],
        ['调查人签字：', '调查人签字：', penDate],
      ]),
      ...legend(typesetter, codes),
    ],
    unbreakable: true,
  };
}

/** The codes that may be written in place of words. */
const legend = (typesetter: Typesetter, codes: Model['codes']): Content[] =>
  codes.length === 0
    ? []
    : [
        typesetter.text(
          `可写编号。${codes.map(({ label, options }) => `${label}：${options.join('  ')}`).join('；')}。`,
          { face: 'song', size: sizes.六号, pitch: 10.5 },
        ),
      ];
