import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Safeguard } from '#domain/household/safeguards.ts';
import { timelineDay } from '#domain/time/timeline.ts';
import type { PrintContext } from './document.ts';
import { formTitle } from './layout/form.ts';
import { internalText } from './layout/internal-text.ts';
import { penDate } from './layout/marks.ts';
import { cellLines } from './layout/measure.ts';
import { fenOf, tableYuan } from './layout/money.ts';
import { mm, sizes, wideFormPage } from './layout/page.ts';
import { signLines } from './layout/signing.ts';
import { cellsOf, formRules, rowHeight, rowOfLines } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { Card, CardChange, CardYear } from './p38-model.ts';

const size = sizes.小五;
/** Title, line above, signatures below, and the headings of the two tables. */
const AROUND = 30 + 27 + 22 + 18 + 44;
const STATE = 104;
const YEAR_WIDTHS = [30, 62, '*', 66, 46, 46, 46, 46, STATE] as const;
const MEASURES = wideFormPage.width - 446 - 9 * 6.5;
/** Rows for changes that stay empty for the pen. */
const BLANK = 4;

/** Back of the card: five years beside each other, what changed, and who answers for it. */
export function cardBack(card: Card, { typesetter }: PrintContext, title: string): Content[] {
  const style = { face: 'song', size: sizes.五号 } as const;
  return [
    { ...(formTitle(typesetter, backTitle(title)) as object), pageBreak: 'before' } as Content,
    yearsTable(card.years, typesetter),
    typesetter.text(changesTitle(card), { face: 'hei', size: sizes.五号 }, { margin: [0, 6, 0, 3] }),
    changesTable(card, typesetter),
    signLines(typesetter, [['户主签字（按手印）：', '经办人签字：', '乡镇人民政府（盖章）：', penDate]], {
      size: style.size,
    }),
  ];
}

/** 户卡（背面）; 户卡（农户留存，背面） */
const backTitle = (title: string): string =>
  title.endsWith('）') ? title.replace(/）$/u, '，背面）') : `${title}（背面）`;

const secured: Readonly<Record<Safeguard, string>> = {
  ...{ secured: '有保障', lacking: '未保障', none: '无适龄', unknown: '' },
};
const safe: Readonly<Record<Safeguard, string>> = {
  ...{ secured: '安全', lacking: '不安全', none: '/', unknown: '' },
};

function yearsTable(years: readonly CardYear[], typesetter: Typesetter): Content {
  const head = cellsOf(typesetter, { face: 'hei', size });
  const cell = cellsOf(typesetter, { face: 'song', size });
  const money = (yuan: number | null) => cell(yuan === null ? '' : tableYuan(fenOf(yuan)), 'right');
  const headings = [
    ...['年度', '人均纯收入\n（元）', '主要帮扶措施', '补助资金合计\n（元）'],
    ...['义务\n教育', '基本\n医疗', '住房\n安全', '饮水\n安全', '状态'],
  ];
  const row = ({ year, perCapita, measures, funds, safeguards, state }: CardYear): TableCell[] => [
    cell(String(year)),
    money(perCapita),
    cell(internalText(fitting(measures)), 'left'),
    money(funds),
    ...[secured[safeguards.education], secured[safeguards.medical]].map((word) => cell(word)),
    ...[safe[safeguards.housing], safe[safeguards.water]].map((word) => cell(word)),
    cell(atBracket(state)),
  ];
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      heights: (at) => rowHeight(at === 0 ? rowOfLines(2, size) : mm(9)),
      widths: [...YEAR_WIDTHS],
      body: [headings.map((heading) => head(heading)), ...years.map(row)],
    },
    layout: formRules,
  };
}

/** 突发严重困难户（风险已消除） breaks before its bracket where it does not stand on one line. */
const atBracket = (state: string): string =>
  cellLines(state, { width: STATE, size }) > 1 ? state.replace('（', '\n（') : state;

/** As many measures as stand in two lines; the rest by their number. */
function fitting(measures: readonly string[]): string {
  const told = (count: number) =>
    measures.slice(0, count).join('、') + (count < measures.length ? `等${measures.length}项` : '');
  for (let count = measures.length; count > 1; count -= 1)
    if (cellLines(told(count), { width: MEASURES, size }) <= 2) return told(count);
  return told(1);
}

const yearHeight = ({ measures, state }: CardYear): number => {
  const lines = Math.max(
    cellLines(fitting(measures), { width: MEASURES, size }),
    cellLines(atBracket(state), { width: STATE, size }),
  );
  return Math.max(mm(9), rowOfLines(lines, size));
};

const rowsForChanges = ({ years }: Card): number => {
  const taken = years.reduce((sum, year) => sum + yearHeight(year), AROUND);
  return Math.max(3, Math.floor((wideFormPage.height - taken) / mm(9.5)));
};

const shownChanges = (card: Card): readonly CardChange[] =>
  card.changes.slice(-Math.max(1, 2 * rowsForChanges(card) - BLANK));

function changesTitle(card: Card): string {
  const shown = shownChanges(card).length;
  return shown < card.changes.length
    ? `变更记录（共${card.changes.length}件，列最近${shown}件）`
    : '变更记录';
}

/** Two columns of changes; the newest are printed, the last places stay empty. */
function changesTable(card: Card, typesetter: Typesetter): Content {
  const head = cellsOf(typesetter, { face: 'hei', size });
  const cell = cellsOf(typesetter, { face: 'song', size });
  const rows = rowsForChanges(card);
  const shown = shownChanges(card);
  const half = (change: CardChange | undefined): TableCell[] =>
    change === undefined
      ? ['', '', ''].map((text) => cell(text))
      : [cell(timelineDay(change.on)), cell(internalText(change.what), 'left'), cell(change.by ?? '')];
  const headings = () => ['日期', '事项', '经办'].map((heading) => head(heading));
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      heights: (row) => rowHeight(row === 0 ? mm(6) : mm(9)),
      widths: [76, '*', 50, 76, '*', 50],
      body: [
        [...headings(), ...headings()],
        ...Array.from({ length: rows }, (_, at) => [...half(shown[at]), ...half(shown[rows + at])]),
      ],
    },
    layout: formRules,
  };
}
