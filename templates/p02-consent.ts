import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { isChild } from '#domain/identity/age.ts';
import { ageInFullYears } from '#domain/time/age.ts';
import { birthDateOf } from '#domain/identity/id-number.ts';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { isDay } from './layout/days.ts';
import { definition } from './layout/definition.ts';
import { formFooter, formLine, formTitle } from './layout/form.ts';
import { listTable } from './layout/grid.ts';
import { notApplicable } from './layout/marks.ts';
import { countLines } from './layout/measure.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import type { Typesetter } from './layout/typeset.ts';
import { consentWording } from './p02-wording.ts';
import { fill, fillLine, wordsOf, type Words } from './wording.ts';

export interface ConsentMember {
  readonly name: string;
  readonly relation: string;
  /** As written; printed whole, since the household itself signs it. */
  readonly idNumber: string;
  /** yyyy-mm-dd; null takes the day in the id number. */
  readonly birth: string | null;
}

/** Application with promise and authorisation to compare data (P02). No comparison may be asked for without it. */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  /** 对象称谓 and 县级部门 of the year. */
  readonly object: string;
  readonly department: string;
  /** 困难原因; null leaves a line for the pen. */
  readonly reason: string | null;
  readonly members: readonly ConsentMember[];
  /** Ages are those of this day. */
  readonly preparedOn: string;
}

export const title = '申请及承诺授权查询书';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = consentWording;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

/** A small household signs on the one page; a larger one gets larger print and signs on the second. */
const small = { face: 'fangsong', size: sizes.小四, pitch: 19.5 } as const;
const large = { face: 'fangsong', size: sizes.小三, pitch: 31 } as const;
type Body = typeof small | typeof large;

export function refusal({ members, preparedOn }: Model): Refusal | null {
  if (members.length === 0) return { rule: 'consent-members', message: '这一户没有成员，不能印授权书。' };
  if (!members.some(({ relation }) => relation === '户主')) {
    return { rule: 'consent-head', message: '这一户没有户主，请先确定户主再印授权书。' };
  }
  return isDay(preparedOn) ? null : { rule: 'consent-day', message: '填表日期不是日历上的日期，请改正。' };
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { county, township, village } = model.place;
  const heading = fillLine(wordsOf(words, 'title'), {});
  const sections = sectionsOf(model, words);
  const isOnePage = fitsOnePage(sections, model.members.length);
  const body = isOnePage ? small : large;
  return definition({
    page: formPage,
    title: heading,
    unit: `${village}村民委员会`,
    formNumber: 'P02',
    createdAt: context.printedAt,
    footer: formFooter(context, { formNumber: 'P02', page: formPage, level }),
    content: [
      formTitle(typesetter, heading),
      formLine(typesetter, [
        `${county}${township}${village}${model.group ?? ''}`,
        `户编号：${model.householdNo ?? '            '}`,
        `${model.year}年度`,
      ]),
      typesetter.text(fillLine(wordsOf(words, 'addressee'), { 村: village, 乡镇: township }), body, {
        margin: [0, 8, 0, 0],
      }),
      ...sections.map((text): Content => sectionText(typesetter, text, body)),
      {
        stack: [
          ...(isOnePage ? [] : [signaturePageHead(model, heading, typesetter)]),
          membersTable(model, typesetter, signatureLines(typesetter, body)),
        ],
        ...(isOnePage ? {} : { pageBreak: 'before' }),
      },
    ],
  });
}

/** The paragraphs of the body. A box is never torn from its word. */
function sectionsOf({ place, object, department, reason }: Model, words: Words): string[] {
  const filling = {
    困难原因: reason ?? '____________________',
    对象称谓: object,
    县: place.county,
    县级部门: department,
    乡镇: place.township,
  };
  return fill(wordsOf(words, 'body'), filling).map((parts) => parts.join('').replaceAll('□', '□\u00A0'));
}

function sectionText(typesetter: Typesetter, text: string, body: Body): Content {
  return typesetter.text(text, body, { leadingIndent: 2 * body.size, alignment: 'justify' });
}

/** In points: 76 above the text, 42 around the table, 156 for the signature lines, 12 mm for each member. */
function fitsOnePage(sections: readonly string[], members: number): boolean {
  const capacity = Math.floor(formPage.width / small.size);
  const lines = sections.reduce((sum, text) => sum + countLines(text, capacity), 0);
  return 76 + lines * small.pitch + 42 + 156 + members * mm(12) <= formPage.height;
}

/** Above the table on a page of its own: what is signed there, and for whom. */
function signaturePageHead({ members }: Model, heading: string, typesetter: Typesetter): Content {
  const head = members.find(({ relation }) => relation === '户主')?.name ?? '';
  const style = { face: 'kai', size: sizes.四号 } as const;
  return typesetter.text(`《${heading}》签字页    户主：${head}`, style, { alignment: 'center' });
}

const columns = [
  { heading: '序号', width: 24 },
  { heading: '姓名', width: 82 },
  { heading: '与户主关系', width: 64 },
  { heading: '身份证号', width: 116, alignment: 'left' },
  { heading: '年龄', width: 28 },
  { heading: '签字或监护人签字', width: '*', alignment: 'left' },
] as const;

/** One row for each member, 12 mm high to sign in, and a child's asks for the guardian; under them the signatures. */
function membersTable({ members, preparedOn }: Model, typesetter: Typesetter, foot: Content): Content {
  const rows = members.map(({ name, relation, idNumber, birth }, index) => {
    const born = birth ?? birthDateOf(idNumber);
    const age = born === null ? notApplicable : String(ageInFullYears(born, preparedOn));
    const needsGuardian = born !== null && isChild(born, preparedOn);
    return [String(index + 1), name, relation, idNumber, age, needsGuardian ? '监护人：' : ''];
  });
  return { stack: [listTable(typesetter, { columns, rows, row: mm(12), foot })], margin: [0, 6, 0, 6] };
}

const date = '年    月    日';

function signatureLines(typesetter: Typesetter, body: Body): Content {
  const line = (...texts: string[]): Content => ({
    columns: texts.map((text) => ({
      width: text === date ? 8 * body.size : '*',
      ...typesetter.text(text, body, { alignment: text === date ? 'right' : 'left' }),
    })),
    margin: [0, 0, 0, mm(12) - body.pitch],
  });
  return {
    stack: [
      line('申请人（户主）签字、按手印：', date),
      line('成年家庭成员签字：'),
      line('未满十四周岁成员的监护人签字：'),
      line('代签人：', '与户主关系：', '代签原因：'),
      line('见证人（2人）：', date),
    ],
    unbreakable: true,
    margin: [0, 8, 0, 0],
  };
}
