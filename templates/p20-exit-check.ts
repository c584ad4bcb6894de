import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate, isDay } from './layout/days.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { factGrid, listTable } from './layout/grid.ts';
import { box, pen, penDate } from './layout/marks.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { signLines, signsBeside } from './layout/signing.ts';
import type { Typesetter } from './layout/typeset.ts';
import { fill, fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** What the year's rows say of one indicator; it stands beside the indicator of the same name. */
export interface ExitCheck {
  /** As in the wording: 人均纯收入, 义务教育 … */
  readonly name: string;
  /** 核验情况; null is left for the pen. */
  readonly fact: string | null;
  /** Null where nobody recorded it: ticked by hand. */
  readonly met: boolean | null;
  /** 佐证 */
  readonly proof: string | null;
}

/** Check at home before a household leaves the list as out of poverty (P20). */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  /** 脱贫年度 */
  readonly year: number;
  readonly object: string;
  readonly head: string;
  readonly people: number;
  /** The exit standard of year and province, yuan per head; null where none is known. */
  readonly standard: number | null;
  readonly period: { readonly from: string; readonly to: string };
  readonly checks: readonly ExitCheck[];
  /** As recorded for the visit; null leaves the date and all names for the pen. */
  readonly visit: { readonly on: string; readonly investigators: readonly string[] } | null;
  readonly helper: string | null;
}

export const title = '脱贫退出入户核验表';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '脱贫退出入户核验表', more: ['对象称谓'] },
  indicators: {
    label: '核验指标（一行一项，“名称：标准”，可以加本地的项目）',
    text:
      '人均纯收入：稳定超过省定脱贫标准{标准}元\n' +
      '不愁吃：主食有保障，能适当吃到肉、蛋、奶或豆制品\n' +
      '不愁穿：四季有应季衣服和换洗被褥\n' +
      '义务教育：适龄少年儿童无因贫失学辍学\n' +
      '基本医疗：成员全部参加基本医疗保险\n' +
      '住房安全：住房安全，或者已改造、已搬迁入住\n' +
      '饮水安全：饮水安全，取水方便',
  },
  exceptions: {
    label: '不得退出的情形（一行一项）',
    text:
      '收入超过标准，但没有实现“两不愁三保障”\n' +
      '当年没有落实帮扶措施或者扶贫成效不显著\n' +
      '当年新纳入\n' +
      '因残致贫，没有固定收入\n' +
      '家中有大病、重病病人正在治疗\n' +
      '因病、因学支出明显大于收入\n' +
      '收入没有稳定超过退出标准\n' +
      '易地搬迁没有入住或者没有取得新房钥匙',
  },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

export const refusal = ({ head }: Model): Refusal | null =>
  head.trim() === '' ? { rule: 'exit-head', message: '这一户没有户主，请先确定户主再印核验表。' } : null;

export function needs({ visit, period }: Model): Refusal[] {
  const found: Refusal[] = [];
  if (visit !== null && (!isDay(visit.on) || visit.investigators.length < 2))
    found.push({
      rule: 'two-investigators',
      message: `入户核验只登记了 ${visit.investigators.length} 人，要两人以上，请补登记核验人。`,
    });
  if (period.from >= period.to)
    found.push({ rule: 'exit-period', message: '收入计算期的起止日期不对，请核对政策包。' });
  return found;
}

/** Names of what the records deny: while there is one the household cannot leave. */
export const denied = (checks: readonly ExitCheck[]): string[] =>
  checks.filter(({ met }) => met === false).map(({ name }) => name);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place } = model;
  return formDocument(context, {
    formNumber: 'P20',
    title: fillLine(wordsOf(words, 'title'), { 对象称谓: model.object }),
    level,
    page: formPage,
    unit: `${place.village}村民委员会`,
    line: formPlace(model),
    content: [headOf(model, typesetter), indicatorsOf(model, context), exceptionsOf(model, context)],
  });
}

function headOf({ head, people, year, period, visit }: Model, typesetter: Typesetter): Content {
  return factGrid(
    typesetter,
    [
      [
        { label: '户主姓名', value: head },
        { label: '家庭人口', value: `${people}人` },
        { label: '脱贫年度', value: `${year}年` },
      ],
      [
        { label: '收入计算期', value: `${chineseDate(period.from)}—${chineseDate(period.to)}`, span: 3 },
        { label: '核验日期', value: visit === null ? null : chineseDate(visit.on) },
      ],
    ],
    { widths: [58, '*', 58, 70, 58, 84], row: mm(8) },
  );
}

const yesNo = (met: boolean | null): string => `${box(met === true)}是 ${box(met === false)}否`;

function indicatorsOf({ checks, standard }: Model, { typesetter, words }: PrintContext): Content {
  const lines = fill(wordsOf(words, 'indicators'), { 标准: standard === null ? pen(3) : String(standard) })
    .map((parts) => parts.join('').trim())
    .filter((line) => line !== '');
  return {
    stack: [
      listTable(typesetter, {
        row: mm(12),
        columns: [
          { heading: '序号', width: 24 },
          { heading: '指标', width: 58 },
          { heading: '标准', width: 112, alignment: 'left' },
          { heading: '核验情况（数据）', width: '*', alignment: 'left' },
          { heading: '是否达标', width: 52 },
          { heading: '佐证', width: 66, alignment: 'left' },
        ],
        rows: lines.map((line, at) => {
          const [name = '', ...rest] = line.split('：');
          const check = checks.find((each) => each.name === name.trim());
          return [
            String(at + 1),
            name.trim(),
            rest.join('：'),
            check?.fact ?? null,
            yesNo(check?.met ?? null),
            check?.proof ?? null,
          ];
        }),
      }),
    ],
    margin: [0, mm(2), 0, mm(2)],
  };
}

function exceptionsOf(model: Model, { typesetter, words }: PrintContext): Content {
  const lines = wordsOf(words, 'exceptions')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return listTable(typesetter, {
    row: mm(7.5),
    foot: closingOf(model, typesetter),
    columns: [
      { heading: '序号', width: 24 },
      { heading: '不得退出的情形', width: '*', alignment: 'left' },
      { heading: '有无此情形', width: 90 },
    ],
    rows: lines.map((line, at) => [String(at + 1), line, '□有   □无']),
  });
}

/** A recorded 否 is a conclusion; everything else is judged at the household's table. */
function closingOf({ checks, visit, helper }: Model, typesetter: Typesetter): Content {
  const lacking = denied(checks);
  const conclusion =
    lacking.length === 0 ? '核验结论：□达标   □不达标' : `核验结论：□达标   ■不达标（${lacking.join('、')}）`;
  return {
    stack: [
      typesetter.text(conclusion, { face: 'hei', size: sizes.小四 }, { margin: [0, mm(3), 0, 0] }),
      signLines(
        typesetter,
        [
          ['户主签字、按手印：', penDate],
          ['代签人：', '与户主关系：', '代签原因：'],
          [...signsBeside('核验人（2人以上）', visit?.investigators ?? []), penDate],
          [...signsBeside('帮扶责任人', helper === null ? [] : [helper]), '村委会负责人签字（盖章）：'],
        ],
        { size: sizes.五号, gap: mm(12) },
      ),
    ],
    unbreakable: true,
  };
}
