import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Place, PrintContext, Refusal } from './document.ts';
import { isDay } from './layout/days.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { penDate } from './layout/marks.ts';
import { formPage, mm, sizes } from './layout/page.ts';
import { committeeOf } from './layout/posted-model.ts';
import { signLines } from './layout/signing.ts';
import { fill, fillLine, wordsOf, type Filling } from './wording.ts';

/** What a household signs when it leaves the list (P21): who it is, and the days that must fit its signature. */
export interface Confirmation {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly object: string;
  readonly head: string;
  readonly people: number;
  /** Of the check, and of the notice that must come after the signature, as far as they are recorded. */
  readonly checkedOn: string | null;
  readonly noticeFrom: string | null;
  /** Whether it is recorded that the household signed. */
  readonly isSigned: boolean;
  readonly preparedOn: string;
}

/** What a sentence calls the paper and what it is about. */
interface Words {
  readonly title: string;
  readonly check: string;
  readonly notice: string;
}

export function confirmationRefusal({ head, preparedOn }: Confirmation, { title }: Words): Refusal | null {
  if (head.trim() === '') return { rule: 'exit-head', message: `这一户没有户主，请先确定户主再印${title}。` };
  return isDay(preparedOn) ? null : { rule: 'exit-day', message: '填表日期不是日历上的日期，请改正。' };
}

/** It is signed after the check and before the notice. */
export function confirmationNeeds(model: Confirmation, { title, check, notice }: Words): Refusal[] {
  const { checkedOn, noticeFrom, preparedOn, isSigned } = model;
  const found: Refusal[] = [];
  const need = (rule: string, message: string) => found.push({ rule, message });
  if (checkedOn !== null && noticeFrom !== null && checkedOn >= noticeFrom)
    need('order-of-days', `${check}（${checkedOn}）不在公示（${noticeFrom}）之前，请核对日期。`);
  if (checkedOn !== null && preparedOn < checkedOn)
    need('exit-before-check', `${check}登记在 ${checkedOn}，核验以后再签${title}。`);
  if (!isSigned && noticeFrom !== null && preparedOn >= noticeFrom)
    need('exit-after-notice', `${notice} ${noticeFrom} 已经开始，确认书要在公示之前签字，请核对公示日期。`);
  return found;
}

const body = { face: 'fangsong', size: sizes.三号, pitch: 30 } as const;

/** Title and body of the document's wording, then who signs. */
export function confirmationSheet(
  context: PrintContext,
  model: Confirmation,
  { formNumber, checkers, filling }: { formNumber: string; checkers: string; filling: Filling },
): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, object } = model;
  const paragraphs = fill(wordsOf(words, 'body'), {
    户主: model.head,
    乡镇: place.township,
    村: place.village,
    组: model.group ?? '',
    人数: model.people,
    对象称谓: object,
    ...filling,
  });
  return formDocument(context, {
    formNumber,
    title: fillLine(wordsOf(words, 'title'), { 对象称谓: object }),
    level: 'FULL',
    page: formPage,
    unit: committeeOf(place.village),
    line: formPlace(model),
    content: [
      {
        stack: paragraphs.map((parts) =>
          typesetter.text(parts, body, { leadingIndent: 2 * body.size, alignment: 'left' }),
        ),
        margin: [0, mm(6), 0, mm(8)],
      },
      signLines(
        typesetter,
        [
          ['户主签字、按手印：', penDate],
          ['代签人：', '与户主关系：', '代签原因：'],
          [`${checkers}（2人以上）签字：`, penDate],
          ['帮扶责任人签字：', '村委会负责人签字：'],
          [`${committeeOf(place.village)}（盖章）`, penDate],
        ],
        { gap: mm(15) },
      ),
    ],
  });
}
