import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { penDate } from './layout/marks.ts';
import { sizes, type Paper } from './layout/page.ts';
import { signLines } from './layout/signing.ts';
import { visitSections } from './p04-sections.ts';
import { fill, fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** The visit as it is recorded in the procedure; what is not known of it is null or empty. */
interface Visit {
  /** yyyy-mm-dd as all days here */
  readonly on: string | null;
  readonly investigators: readonly string[];
}

/** What is found at a visit to a household (P04); what the archive knows stands there before, the rest is for the pen. */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  /** Title of the procedure that the visit belongs to; null leaves the purpose to be ticked by hand. */
  readonly procedure: string | null;
  /** Null before the visit: the lines are empty for the pen. */
  readonly visit: Visit | null;
  readonly head: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly type: string | null;
  /** Persons; null where nothing of the kind is recorded of anybody. */
  readonly counts: {
    readonly people: number | null;
    readonly labour: number | null;
    readonly pupils: number | null;
    readonly ill: number | null;
    readonly disabled: number | null;
    readonly away: number | null;
  };
  readonly house: {
    readonly structure: string | null;
    /** ㎡ */
    readonly area: string | null;
    /** `A级` … `D级` */
    readonly level: string | null;
    /** The newest appraisal in words. */
    readonly appraisal: string | null;
  };
  readonly hasSafeWater: boolean | null;
  /** Name and class or state of each who goes to school, who left it early, who is ill. */
  readonly pupils: readonly string[];
  readonly dropouts: readonly string[];
  readonly ill: readonly string[];
  /** How many have medical insurance, and the names of those who are known to have none. */
  readonly insured: number | null;
  readonly uninsured: readonly string[];
  /** Yuan, as they are printed; null where nothing is recorded. */
  readonly income: {
    readonly wage: string | null;
    readonly business: string | null;
    readonly property: string | null;
    readonly transfer: string | null;
    readonly expense: string | null;
    readonly net: string | null;
    readonly perCapita: string | null;
    readonly selfPaid: string | null;
  };
  /** Risks that are registered. */
  readonly risks: readonly string[];
}

export const title = '入户调查（核实）记录';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const refusal = (): null => null;
export const phones = (): OfficePhone[] => [];
export const wording = {
  title: { label: '标题', text: title },
  declaration: {
    label: '签字前的声明',
    text: '本记录由调查人员入户逐项询问、查看后填写，已向被调查人宣读，被调查人确认内容属实。',
  },
} as const satisfies WordingSpec;

/** A visit that is recorded had a day and two investigators. */
export function needs({ visit }: Model): Refusal[] {
  if (visit === null) return [];
  const found: Refusal[] = [];
  if (visit.on === null)
    found.push({ rule: 'visit-day', message: '没有填调查日期，请在程序里补填入户核实的日期' });
  if (visit.investigators.length < 2)
    found.push({ rule: 'visit-investigators', message: '调查人不足2人，请在程序里补填入户核实的调查人' });
  return found;
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const declaration = fill(wordsOf(words, 'declaration'), {});
  const style = { face: 'song', size: sizes.小四, pitch: 18 } as const;
  const signing: Content = {
    stack: [
      typesetter.text('十、签字', { face: 'hei', size: sizes.小四 }, { margin: [0, 8, 0, 3] }),
      ...declaration.map((parts) => typesetter.text(parts, style, { leadingIndent: 2 * style.size })),
      signLines(typesetter, signers(model)),
    ],
    unbreakable: true,
  };
  return formDocument(context, {
    formNumber: 'P04',
    title: fillLine(wordsOf(words, 'title'), {}),
    level,
    unit: `${model.place.village}村民委员会`,
    line: formPlace(model),
    content: [...visitSections(model, typesetter), signing],
  });
}

/** Lines for the household, for two investigators or as many as there were, and for who was with them. */
function signers({ visit }: Model): string[][] {
  const count = Math.max(2, visit?.investigators.length ?? 0);
  return [
    ['被调查人（户主）签字、按手印：', penDate],
    ['代签人：', '与户主关系：', '代签原因：'],
    ...Array.from({ length: count }, (_, at) => [`调查人（${at + 1}）：`, '单位、职务：']),
    ['帮扶责任人：', '村干部：'],
  ];
}
