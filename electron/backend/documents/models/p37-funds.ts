import { type ReceiptRow, receiptsOfVillage } from '#db/documents-notices.ts';
import { isKnown, labelOf } from '#domain/codes/code-value.ts';
import type { Notice } from '#domain/procedures/definition.ts';
import type { PublicText } from '#domain/identity/privacy.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { fenOf } from '#templates/layout/money.ts';
import { Refusal } from '../../session.ts';
import { clearedOf } from '../posted/cleared.ts';
import { noticeRule, periodOf } from '../posted/course.ts';
import { type ListedRow, listedRows } from '../posted/listed.ts';
import { officesOf } from '../posted/offices.ts';
import type { Maker, VillageAsk } from '../sheet.ts';

/** Kinds of money that tell of somebody's health or of an orphan: 医疗救助, 残疾人两项补贴, 孤儿生活费. */
const NEVER_POSTED: ReadonlySet<string> = new Set(['10', '14', '16']);

/** Money and projects are announced for ten days or longer, where the pack says nothing else. */
const TEN_DAYS: Notice = {
  ...{ days: 10, count: 'calendar', firstDay: true, holds: true },
  source: '国开办发〔2018〕11号：公告公示不少于 10 天，凭已知，使用前与文件核对',
};

/** The village's notice of money that reached its households (P37): what does not hang yet, else what hung last. */
export const fundNotice: Maker<ModelOf<'P37'>> = {
  of: 'village',
  model: async (ask) => {
    const { facts, receipts } = await posted(ask);
    ask.lacks('补助标准、数量：档案里没有，留空手填');
    return {
      ...facts,
      rows: receipts.map(({ row, at, item, amount }) => ({
        ...{ household: at + 1, group: row.group, head: row.head, people: row.people },
        ...{ item, standard: null, quantity: null, amount },
      })),
    };
  },
};

/** The same for a web page: sums of each kind, nobody's name. */
export const fundWeb: Maker<ModelOf<'P37W'>> = {
  of: 'village',
  model: async (ask) => {
    const { facts, receipts } = await posted(ask);
    const kinds = Map.groupBy(receipts, ({ kind }) => kind);
    return {
      ...facts,
      rows: [...kinds].map(([item, some]) => ({
        item,
        households: new Set(some.map(({ at }) => at)).size,
        amount: some.reduce((sum, { amount }) => sum + amount, 0),
      })),
    };
  },
};

interface Receipt {
  readonly row: ListedRow;
  /** Where its household stands among those of the list. */
  readonly at: number;
  readonly kind: PublicText;
  /** The project, else the kind. */
  readonly item: PublicText;
  /** In fen. */
  readonly amount: number;
}

async function posted(ask: VillageAsk) {
  const { village, pack, lacks } = ask;
  const wanted = await receiptsToPost(ask);
  const entries = wanted.map(({ household_id }) => ({ householdId: household_id, category: null }));
  const { rows, minors } = await listedRows(ask, entries, { withCategory: false });
  const about = { kind: 'item', minors } as const;
  const receipts = rows.flatMap((row, at) =>
    wanted
      .filter(({ household_id }) => household_id === row.householdId)
      .map((each): Receipt => {
        const kind = clearedOf(kindOf(each, ask.year), '资金名称', about);
        const project = each.project?.trim() ?? '';
        const item = project === '' ? kind : clearedOf(project, '到户资金的项目', about);
        return { row, at, kind, item, amount: fenOf(each.amount ?? 0) };
      }),
  );
  const hung = wanted[0]?.posted_on ?? null;
  const rule = noticeRule({ ...pack, procedures: [] }, 'fund-publicity', { holds: true }) ?? TEN_DAYS;
  const numbers = [...new Set(wanted.flatMap(({ document_no }) => document_no?.trim() || []))];
  lacks('资金来源：档案里没有，留空手填');
  const period = periodOf(ask, { name: '到户资金的公示日期', from: hung, to: null, rule }, '公示');
  return {
    receipts,
    facts: {
      ...officesOf(ask, { village, issuer: 'village', minors }),
      ...period,
      counts: { households: rows.length, people: rows.reduce((sum, { people }) => sum + people, 0) },
      item: clearedOf(nameOf(receipts), '资金名称', about),
      documents: numbers.length === 0 ? null : clearedOf(numbers.join('、'), '到户资金的文号', about),
      span: spanOf(wanted.flatMap(({ received_on }) => received_on ?? [])),
      source: null,
      total: receipts.reduce((sum, { amount }) => sum + amount, 0),
    },
  };
}

/** What does not hang yet; when all of the year hung, what hung last. Refused when there is nothing to post. */
async function receiptsToPost({ db, village, year, lacks }: VillageAsk): Promise<ReceiptRow[]> {
  const all = await receiptsOfVillage(db, { villageId: village.id, year });
  const known = all.filter(({ amount, kind }) => amount !== null && !NEVER_POSTED.has(kind));
  const left = all.length - known.length;
  if (left > 0) lacks(`${left} 笔到户资金没有金额，或者涉及健康、未成年人，不在公示的名单上`);
  const open = known.filter(({ posted_on }) => posted_on === null);
  const newest = known
    .map(({ posted_on }) => posted_on ?? '')
    .toSorted()
    .at(-1);
  const wanted = open.length > 0 ? open : known.filter(({ posted_on }) => posted_on === newest);
  if (wanted.length > 0) return wanted;
  const message = `${village.name}没有登记 ${year} 年可以公示的到户资金，请先在户的“到户资金”里登记，再打印。`;
  throw new Refusal({ code: 'rule', rule: 'funds-none', message });
}

const kindOf = ({ kind }: ReceiptRow, year: number): string =>
  isKnown(kind) && kind === '99' ? '其他补助' : labelOf('fund_kind', kind, year);

/** The project or kind that all of it is; several have one name between them. 资金 follows in the words. */
function nameOf(receipts: readonly Receipt[]): string {
  const one = (texts: readonly string[]) => (new Set(texts).size === 1 ? texts[0] : undefined);
  const name = one(receipts.map(({ item }) => item)) ?? one(receipts.map(({ kind }) => kind)) ?? '各项补助';
  return name.replace(/资金$/u, '');
}

/** 2025年3月, 2025年1月至3月, 2024年12月至2025年1月 */
function spanOf(days: readonly string[]): string {
  const months = days.map((day) => day.slice(0, 7)).toSorted();
  const [year = '', month = ''] = (months[0] ?? '').split('-');
  const [lastYear = '', lastMonth = ''] = (months.at(-1) ?? '').split('-');
  if (year === '') return '';
  const first = `${year}年${Number(month)}月`;
  if (months[0] === months.at(-1)) return first;
  return `${first}至${lastYear === year ? '' : `${lastYear}年`}${Number(lastMonth)}月`;
}
