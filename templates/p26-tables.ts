import type { Content } from 'pdfmake/interfaces.js';
import { chineseDate } from './layout/days.ts';
import { factGrid, listTable } from './layout/grid.ts';
import { box, notApplicable } from './layout/marks.ts';
import { fenOf, tableYuan } from './layout/money.ts';
import { mm, sizes } from './layout/page.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { EliminationMeasure, Model, Safeguard, Standing } from './p26-elimination.ts';

/** 一、… above a part of a form. */
export const sectionHead = (typesetter: Typesetter, text: string): Content =>
  typesetter.text(text, { face: 'hei', size: sizes.五号 }, { margin: [0, 7, 0, 3] });

const yuan = (amount: number | null): string | null => (amount === null ? null : tableYuan(fenOf(amount)));

const pairs = [84, '*', 84, '*'] as const;

export function thenGrid(
  typesetter: Typesetter,
  { head, population, category, recognised, risks, then, object }: Model,
): Content {
  const month = recognised === null ? null : `${recognised.slice(0, 4)}年${Number(recognised.slice(4))}月`;
  return factGrid(
    typesetter,
    [
      [
        { label: '户主', value: head },
        { label: '家庭人口', value: `${population}人` },
      ],
      [
        { label: `${object}类别`, value: category },
        { label: '识别时间', value: month },
      ],
      [{ label: '返贫致贫风险', value: risks.length === 0 ? null : risks.join('、'), span: 3 }],
      [
        { label: '家庭纯收入（元）', value: yuan(then.netIncome) },
        { label: '人均纯收入（元）', value: yuan(then.perCapita) },
      ],
    ],
    { widths: pairs },
  );
}

const PEN_ROWS = 3;

export function measuresTable(typesetter: Typesetter, measures: readonly EliminationMeasure[]): Content {
  return listTable(typesetter, {
    columns: [
      { heading: '序号', width: 24 },
      { heading: '类别', width: 48 },
      { heading: '措施内容', width: '*', alignment: 'left' },
      { heading: '实施时间', width: 66 },
      { heading: '资金（元）', width: 58, alignment: 'right' },
      { heading: '成效', width: 120, alignment: 'left' },
    ],
    rows: measures.map(({ category, measure, time, amount, outcome }, at) => [
      String(at + 1),
      category,
      measure,
      time,
      amount === null ? notApplicable : yuan(amount),
      outcome,
    ]),
    blankRows: measures.length === 0 ? PEN_ROWS : 0,
    row: mm(9),
  });
}

export function nowGrid(typesetter: Typesetter, { now, line, mode }: Model): Content {
  const over =
    now.perCapita === null || line === null ? null : tableYuan(fenOf(now.perCapita) - fenOf(line.amount));
  return factGrid(
    typesetter,
    [
      [
        { label: '家庭纯收入（元）', value: yuan(now.netIncome) },
        { label: '人均纯收入（元）', value: yuan(now.perCapita) },
      ],
      [
        {
          label: '当年监测范围',
          value: line === null ? null : `${yuan(line.amount) ?? ''}（${line.source}）`,
        },
        { label: '超过监测范围（元）', value: over },
      ],
      [
        { label: '刚性支出（元）', value: yuan(now.selfPaid) },
        { label: '消除方式', value: mode },
      ],
    ],
    { widths: [84, '*', 96, '*'], row: mm(9) },
  );
}

const SAFEGUARDS: readonly (readonly [Safeguard, string, string])[] = [
  ['school', '义务教育', '有失学辍学'],
  ['insurance', '基本医疗', '有成员未参保'],
  ['housing', '住房安全', '住房不安全'],
  ['water', '饮水安全', '饮水不安全'],
];

/** Each risk, the income and the safeguards: then, now, gone or not. */
export function comparedTable(typesetter: Typesetter, model: Model): Content {
  const { risks, then, now, line, isEliminated } = model;
  const isOver = now.perCapita === null || line === null ? null : now.perCapita > line.amount;
  const rows = [
    ...risks.map((risk) => [
      risk,
      '有此风险',
      isEliminated ? '已消除' : null,
      tick(isEliminated ? true : null),
    ]),
    ['人均纯收入', perHead(then), perHead(now), tick(isOver)],
    ...SAFEGUARDS.map(([key, label, wrong]) => [
      label,
      stateOf(then.problems[key], wrong),
      stateOf(now.problems[key], wrong),
      tick(now.problems[key] === null ? null : !now.problems[key]),
    ]),
  ];
  return listTable(typesetter, {
    columns: [
      { heading: '序号', width: 28 },
      { heading: '风险', width: 92 },
      { heading: '识别时', width: '*' },
      { heading: '现在', width: '*' },
      { heading: '是否消除', width: 84 },
    ],
    rows: rows.map((row, at) => [String(at + 1), ...row]),
    row: mm(9),
  });
}

const perHead = ({ perCapita }: Standing): string | null =>
  perCapita === null ? null : `${yuan(perCapita)}元`;

const stateOf = (hasProblem: boolean | null, wrong: string): string | null =>
  hasProblem === null ? null : hasProblem ? wrong : '有保障';

const tick = (isGone: boolean | null): string => `${box(isGone === true)}是  ${box(isGone === false)}否`;

export function villageGrid(typesetter: Typesetter, { review, notice }: Model): Content {
  const [yes, no, abstained] = review?.votes ?? [];
  const votes = review?.votes == null ? null : `同意${yes}票，反对${no}票，弃权${abstained}票`;
  const there = review?.expected == null ? null : `应到${review.expected}人，实到${review.present ?? ''}人`;
  return factGrid(
    typesetter,
    [
      [
        { label: '评议日期', value: review === null ? null : chineseDate(review.on) },
        { label: '到会人数', value: there },
      ],
      [
        { label: '表决结果', value: votes },
        {
          label: '公示起止',
          value: notice === null ? null : `${chineseDate(notice.from)}至\n${chineseDate(notice.to)}`,
        },
      ],
      [{ label: '公示结果\n（有无异议）', value: null, span: 3 }],
    ],
    { widths: [68, '*', 68, '*'], row: mm(10) },
  );
}
