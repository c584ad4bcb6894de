import type { Content } from 'pdfmake/interfaces.js';
import { listTable } from './layout/grid.ts';
import { box } from './layout/marks.ts';
import { mm, sizes } from './layout/page.ts';
import type { Typesetter } from './layout/typeset.ts';

/** One of the nine looks. Null is left for the pen. */
export interface Look {
  /** 一看粮 … 九看成效好不好 */
  readonly title: string;
  /** What the archive knows of it. */
  readonly facts: string | null;
  readonly isGood: boolean | null;
  readonly problem: string | null;
}

/** What a campaign looks at in every household. */
export interface CampaignItems {
  /** 脱贫质量“回头看”, 防止返贫年度集中排查 … */
  readonly title: string;
  /** The phase in which it is looked at. */
  readonly phase: string;
  readonly items: readonly Look[];
}

const verdict = (isGood: boolean | null): string => `${box(isGood === true)}是\n${box(isGood === false)}否`;

export const looksTable = (
  looks: readonly Look[],
  contents: readonly string[],
  typesetter: Typesetter,
): Content =>
  listTable(typesetter, {
    columns: [
      { heading: '序号', width: 22 },
      { heading: '看什么', width: 46, alignment: 'left' },
      { heading: '查看内容', width: 110, alignment: 'left' },
      { heading: '情况', width: '*', alignment: 'left' },
      { heading: '是否\n达标', width: 28 },
      { heading: '存在问题', width: 72, alignment: 'left' },
      { heading: '整改建议', width: 58, alignment: 'left' },
    ],
    rows: looks.map(({ title, facts, isGood, problem }, at) => [
      ...[String(at + 1), title, contents[at] ?? '', facts, verdict(isGood), problem, null],
    ]),
    row: mm(22),
    size: sizes.小五,
  });

export const itemsTable = ({ items }: CampaignItems, typesetter: Typesetter): Content =>
  listTable(typesetter, {
    columns: [
      { heading: '序号', width: 22 },
      { heading: '排查事项', width: 130, alignment: 'left' },
      { heading: '情况', width: '*', alignment: 'left' },
      { heading: '是否\n正常', width: 28 },
      { heading: '存在问题', width: 92, alignment: 'left' },
      { heading: '整改建议', width: 62, alignment: 'left' },
    ],
    rows: items.map(({ title, facts, isGood, problem }, at) => [
      ...[String(at + 1), title, facts, verdict(isGood), problem, null],
    ]),
    row: mm(18),
    size: sizes.小五,
  });
