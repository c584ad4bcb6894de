import type { Content } from 'pdfmake/interfaces.js';
import { chineseDate } from './layout/days.ts';
import { factGrid, listTable, type Fact } from './layout/grid.ts';
import { fenOf, tableYuan } from './layout/money.ts';
import { mm } from './layout/page.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { Model, NoticeDays, YearIncome } from './p24-return.ts';

export const dayOrNull = (day: string | null): string | null => (day === null ? null : chineseDate(day));
const yearOrNull = (year: number | null): string | null => (year === null ? null : `${year}年`);
const periodOf = (notice: NoticeDays | null): string | null =>
  notice === null ? null : `${chineseDate(notice.from)}至${notice.to === null ? '' : chineseDate(notice.to)}`;

export function factsOf(model: Model, typesetter: Typesetter): Content {
  const { head, idNumber, people, recognisedYear, exitYear, year, causes, visit } = model;
  const rows: Fact[][] = [
    [
      { label: '户主姓名', value: head },
      { label: '身份证号', value: idNumber },
    ],
    [
      { label: '家庭人口', value: `${people}人` },
      { label: '原识别时间', value: yearOrNull(recognisedYear) },
    ],
    [
      { label: '脱贫时间', value: yearOrNull(exitYear) },
      { label: '返贫时间', value: `${year}年` },
    ],
    [{ label: '返贫原因', value: causes.length === 0 ? null : causes.join('、'), span: 3 }],
    [
      { label: '申请日期', value: dayOrNull(model.appliedOn) },
      { label: '入户核实', value: dayOrNull(visit?.on ?? null) },
    ],
    [
      { label: '第一次评议', value: dayOrNull(model.firstMeetingOn) },
      { label: '第一次公示', value: periodOf(model.firstNotice) },
    ],
    [
      { label: '信息比对结果', value: model.comparison },
      { label: '第二次评议', value: dayOrNull(model.secondMeetingOn) },
    ],
    [{ label: '第二次公示', value: periodOf(model.secondNotice), span: 3 }],
  ];
  return factGrid(typesetter, rows, { widths: [70, '*', 64, '*'], row: mm(9) });
}

/** 收入对比: what is lacking to the line is the gap, for one person and for all. */
export function incomesOf({ then, now }: Model, typesetter: Typesetter): Content {
  const yuan = (amount: number | null) => (amount === null ? null : tableYuan(fenOf(amount)));
  const line = (name: string, { year, net, people, perCapita, line: standard }: YearIncome) => {
    const gap =
      perCapita === null || standard === null ? null : Math.max(0, fenOf(standard) - fenOf(perCapita));
    return [
      `${name}${year === null ? '' : `\n（${year}年）`}`,
      yuan(net),
      people === null ? null : String(people),
      yuan(perCapita),
      yuan(standard),
      gap === null ? null : tableYuan(gap),
      gap === null || people === null ? null : tableYuan(gap * people),
    ];
  };
  return listTable(typesetter, {
    row: mm(9),
    columns: [
      { heading: '收入对比\n（元）', width: '*' },
      { heading: '家庭纯收入', width: 72, alignment: 'right' },
      { heading: '人口', width: 30, alignment: 'right' },
      { heading: '人均纯收入', width: 64, alignment: 'right' },
      { heading: '当年标准', width: 60, alignment: 'right' },
      { heading: '人均缺口', width: 60, alignment: 'right' },
      { heading: '全户缺口', width: 68, alignment: 'right' },
    ],
    rows: [line('脱贫年度', then), line('返贫年度', now)],
  });
}

/** 措施建议: what is planned, and rows for more. */
export const measuresOf = ({ measures }: Model, typesetter: Typesetter, foot: Content): Content =>
  listTable(typesetter, {
    row: mm(9),
    columns: [
      { heading: '序号', width: 24 },
      { heading: '类别', width: 80 },
      { heading: '帮扶措施建议', width: '*', alignment: 'left' },
    ],
    rows: measures.map(({ category, content }, at) => [String(at + 1), category, content]),
    blankRows: Math.max(0, 5 - measures.length),
    foot,
  });
