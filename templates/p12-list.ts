import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js';
import type { NoticeScale } from './layout/notice.ts';
import { sizes } from './layout/page.ts';
import { cellsOf, formRules, rowHeight } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { Model } from './p12-notice.ts';

interface Setting {
  readonly typesetter: Typesetter;
  readonly scale: NoticeScale;
}

/** The list under its caption inside the page of the notice. */
export function listInPage(model: Model, { typesetter, scale }: Setting): Content {
  const caption = { face: 'kai', size: scale.bodySize, pitch: scale.pitch } as const;
  return {
    stack: [
      typesetter.text(listName(model), caption, { alignment: 'center' }),
      listTable(model, { typesetter, scale }),
    ],
    margin: [0, scale.pitch / 4, 0, 0],
  };
}

/** The list as an attachment from a new page: 附件 at the edge of the first line, the title on the third. */
export function attachedList(model: Model, { typesetter, scale }: Setting): Content {
  const isWall = scale.page.size === 'A3';
  const mark = { face: 'hei', size: isWall ? sizes.小一 : sizes.三号, pitch: scale.pitch } as const;
  const name = { face: 'title', size: isWall ? sizes.一号 : sizes.二号 } as const;
  const tableScale = { ...scale, ...(isWall ? wallRows(scale.page.height, model.rows.length) : letterRows) };
  const note = { face: 'song', size: sizes.五号 } as const;
  return [
    typesetter.text('附件', mark, { pageBreak: 'before', margin: [0, 0, 0, scale.pitch / 2] }),
    typesetter.text(listName(model), name, { alignment: 'center', margin: [0, 0, 0, scale.pitch / 2] }),
    listTable(model, { typesetter, scale: tableScale }),
    isWall ? [] : typesetter.text('说明：此公示县、乡（镇）、村各存一份。', note, { margin: [0, 6, 0, 0] }),
  ];
}

const letterRows = { cellSize: sizes.小四, row: 24 } as const;

/** Rows as high as one sheet allows (28 to 40 pt), so that a list of twenty does not cower at the top of an A3. */
function wallRows(pageHeight: number, count: number): Pick<NoticeScale, 'cellSize' | 'row'> {
  const row = Math.min(40, Math.max(28, (pageHeight - 130) / (count + 1)));
  return { cellSize: row >= 34 ? sizes.小二 : sizes.小三, row };
}

const listName = (model: Model): string => `${model.village}拟纳入${model.object}名单`;

function listTable(model: Model, { typesetter, scale }: Setting): ContentTable {
  const head = cellsOf(typesetter, { face: 'hei', size: scale.cellSize });
  const cell = cellsOf(typesetter, { face: 'song', size: scale.cellSize });
  const hasCategory = model.rows.some((row) => row.category !== null);
  const headings = ['序号', '村民小组', '户主姓名', '家庭人口数', ...(hasCategory ? ['监测对象类别'] : [])];
  const names = shownNames(model);
  const rows = model.rows.map((row, index): TableCell[] => [
    cell(String(index + 1)),
    cell(row.group),
    cell(names[index] ?? ''),
    cell(String(row.people)),
    ...(hasCategory ? [cell(row.category ?? '/')] : []),
  ]);
  const em = scale.cellSize;
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      heights: rowHeight(scale.row),
      widths: [3 * em, 6.6 * em, '*', 5.4 * em, ...(hasCategory ? [7.6 * em] : [])],
      body: [headings.map((heading) => head(heading)), ...rows],
    },
    layout: formRules,
  };
}

/** Heads of one name are told apart by their group, never by digits of a number. */
function shownNames(model: Model): string[] {
  const seen = new Map<string, number>();
  for (const { head } of model.rows) seen.set(head, (seen.get(head) ?? 0) + 1);
  return model.rows.map(({ head, group }) =>
    (seen.get(head) ?? 0) > 1 ? `${head}（${shortGroup(group)}）` : head,
  );
}

/** 第3村民小组 → 3组 */
const shortGroup = (group: string): string => group.replace(/^第(?=\d)/, '').replace(/(?:村民)?小组$/, '组');
