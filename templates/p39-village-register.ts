import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { chineseDate, isDay } from './layout/days.ts';
import { definition } from './layout/definition.ts';
import { formFooter, formTitle, signatureBoxes } from './layout/form.ts';
import { listTable } from './layout/grid.ts';
import { mm, registerPage, sizes, type Paper } from './layout/page.ts';
import { committeeOf, committeeWord } from './layout/posted-model.ts';
import { registerCover } from './layout/register.ts';
import { registerRefusal, type Model as Register, type Sums } from './p39-model.ts';
import { registerPages, rowsPage, type RegisterPages } from './p39-rows.ts';
import { fill, wordsOf, type WordingSpec } from './wording.ts';

export type Model = Register;

export const title = '村册';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  notes: {
    label: '说明',
    text: [
      '一、本册由{村委会}依据{政策依据}编制，反映{截至}本村在册农户的情况，共{组数}个村民小组、{户数}户、{人口}人。',
      '二、人口按{截至}在册的家庭成员计；劳动力指普通劳动力、技能劳动力和弱劳动力或半劳动力；人均纯收入为{年度}年度数。',
      '三、住房安全、饮水安全、义务教育、基本医疗填“是”“否”；“/”表示不涉及；没有采集的留空，由村核实后手写。',
      '四、身份证号只列前三位和后四位，过长的户编号只列后六位，全号见户卡。',
      '五、本册为内部资料，村、乡镇各存一份，不得张贴，不得向无关人员提供。各页之间加盖骑缝章。',
    ].join('\n'),
    more: ['村'],
  },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];
export const refusal = registerRefusal;

export function needs({ asOf }: Model): Refusal[] {
  return isDay(asOf) ? [] : [{ rule: 'register-day', message: '截至日期不是日历上的日期，请改正。' }];
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter } = context;
  const { county, township, village } = model.place;
  const unit = committeeOf(village);
  const rows = registerPages(model);
  return definition({
    page: registerPage,
    title: `${village}${title}（${model.year}年度）`,
    unit,
    formNumber: 'P39',
    createdAt: context.printedAt,
    footer: formFooter(context, { formNumber: 'P39', page: registerPage, level }),
    content: [
      registerCover(typesetter, {
        ...{ title, year: model.year, unit },
        places: [`${county}${township}`, village],
        asOf: dayInWords(model.asOf),
      }),
      notesPage(model, rows, context),
      ...rows.pages.map((page) => rowsPage(page, model, context)),
      signaturePage(model, context),
    ],
  });
}

const dayInWords = (day: string): string => (isDay(day) ? chineseDate(day) : day);

/** Cover and notes stand before the first page of rows. */
const BEFORE_ROWS = 2;

/** 说明 at the left, 目录 at the right: one page up to forty groups. */
function notesPage(model: Model, rows: RegisterPages, { typesetter, words }: PrintContext): Content {
  const { total, groups, place, basis, year } = model;
  const asOf = dayInWords(model.asOf);
  const style = { face: 'fangsong', size: sizes.三号, pitch: 28 } as const;
  const paragraphs = fill(wordsOf(words, 'notes'), {
    ...{ 村: place.village, 村委会: committeeOf(place.village), 政策依据: basis, 截至: asOf, 年度: year },
    ...{
      组数: groups.filter(({ name }) => name !== null).length,
      户数: total.households,
      人口: total.people,
    },
  });
  const contents = groups.map(({ name, sums }, at) => [
    name ?? '未分组',
    `${sums.households}户${sums.people}人`,
    String((rows.starts[at] ?? 0) + BEFORE_ROWS + 1),
  ]);
  return {
    columns: [
      {
        width: '*',
        stack: [
          formTitle(typesetter, '说明'),
          ...paragraphs.map((parts) =>
            typesetter.text(parts, style, { leadingIndent: 2 * style.size, margin: [0, 0, 0, 6] }),
          ),
        ],
      },
      {
        width: mm(150),
        stack: [
          formTitle(typesetter, '目录'),
          listTable(typesetter, {
            columns: [
              { heading: '村民小组', width: '*', alignment: 'left' },
              { heading: '户数、人口', width: 110 },
              { heading: '页码', width: 60 },
            ],
            rows: [...contents, ['全村汇总和签字', '', String(rows.pages.length + BEFORE_ROWS + 1)]],
            size: sizes.小四,
          }),
        ],
      },
    ],
    columnGap: mm(16),
    pageBreak: 'before',
  };
}

const figures = (sums: Sums): string[] => [
  ...[sums.households, sums.people, sums.labour, sums.registeredHouseholds, sums.registeredPeople].map(
    String,
  ),
  ...[sums.monitoredHouseholds, sums.monitoredPeople].map(String),
];

/** The groups beside each other with the total, and who signs for the whole. */
function signaturePage({ place, groups, total, registered }: Model, { typesetter }: PrintContext): Content {
  const committee = committeeWord(place.village);
  const number = (heading: string) => ({ heading, width: '*', alignment: 'right' }) as const;
  return {
    stack: [
      formTitle(typesetter, '全村汇总'),
      listTable(typesetter, {
        columns: [
          { heading: '村民小组', width: 160, alignment: 'left' },
          ...['户数', '人口', '劳动力', `${registered}（户）`, `${registered}（人）`].map(number),
          ...['在监测（户）', '在监测（人）'].map(number),
        ],
        rows: groups.map(({ name, sums }) => [name ?? '未分组', ...figures(sums)]),
        total: ['合计', ...figures(total)],
        size: sizes.小四,
      }),
      {
        stack: [
          signatureBoxes(
            typesetter,
            [
              { label: '村党支部书记签字：' },
              { label: `${committee}主任签字：` },
              { label: '驻村第一书记（工作队队长）签字：' },
              { label: `${committee}：`, seal: true },
            ],
            { height: mm(50) },
          ),
        ],
        unbreakable: true,
        margin: [0, mm(6), 0, 0],
      },
    ],
    pageBreak: 'before',
  };
}
