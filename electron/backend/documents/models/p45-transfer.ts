import { createHash } from 'node:crypto';
import { householdsWithFile, papersOfVillage } from '#db/documents-filing.ts';
import { lastHandover, listedInVolume, type ListedItem, loansOfYear } from '#db/filing-papers.ts';
import { archivalCode, filingRuleOf } from '#domain/records/filing.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import type { Maker, VillageAsk } from '../sheet.ts';
import { householdOf } from '../target.ts';
import { codesOf, fileOf, noteCodes } from './household-file.ts';
import { itemsOf } from './p42-contents.ts';

type Item = ModelOf<'P45'>['items'][number];

/** Digits of the hash that are printed: enough to tell files apart, few enough to be compared by eye. */
const DIGITS = 16;
const ROWS_OF_BOOK = 24;
const BLANK_ROWS = 6;

/** What changes hands with a village's archive (P45): each household's file, then the village's papers of the year. */
export const transfer: Maker<ModelOf<'P45'>> = {
  of: 'village',
  model: async (ask) => {
    const { db, village, township, year } = ask;
    const place = { county: township.county, township: township.name, village: village.name };
    const handed = await handedOver(ask);
    if (handed !== null) return { place, year, items: handed };
    const codes = codesOf(ask, village);
    noteCodes(ask, codes, village.name);
    const files: Item[] = [];
    for (const id of await householdsWithFile(db, village.id)) files.push(await fileItem(ask, id));
    if (files.some(({ pages }) => pages === null)) ask.lacks('页数：有扫描件没有清点页数的户，留空手写');
    const papers = (await papersOfVillage(db, { villageId: village.id, year })).filter(
      ({ document }) => filingRuleOf(document) !== null && filingRuleOf(document)?.atTownship !== true,
    );
    const hashes = new Map(papers.map(({ subject, title, sha256 }) => [`${subject} ${title}`, sha256]));
    const own = itemsOf(papers, () => village.name, ask).map(
      ({ retention, serial, title, pages, note }): Item => ({
        code: archivalCode({ ...codes, year, retention, serial }),
        ...{ title, pages, note },
        ...carried(hashes.get(title) ?? null),
      }),
    );
    return { place, year, items: [...files, ...own] };
  },
};

const hashesOf = (row: ListedItem): string[] => JSON.parse(row.hashes) as string[];
const checkOf = (hashes: readonly string[]) => carried(hashes.length === 0 ? null : hashOf(hashes));

/** What of the village changed hands last, as it was filed; null where nothing did. */
async function handedOver({ db, village }: VillageAsk): Promise<Item[] | null> {
  const handed = await lastHandover(db, village.id);
  if (handed === null) return null;
  const volumes: Item[] = [];
  for (const { id, code, title, pages, items } of handed.volumes) {
    const hashes = (await listedInVolume(db, id)).flatMap(hashesOf);
    volumes.push({ code, title, pages, note: `${items}件`, ...checkOf(hashes) });
  }
  const own = handed.items.map((row): Item => {
    const { code, title, pages, note } = row;
    return { code, title, pages, note: note ?? '', ...checkOf(hashesOf(row)) };
  });
  return [...volumes, ...own];
}

async function fileItem(ask: VillageAsk, householdId: number): Promise<Item> {
  const household = await householdOf(ask.db, householdId);
  const { file, filed } = await fileOf({
    ...{ ...ask, household, candidate: null, running: null },
    lacks: () => undefined,
  });
  const hashes = filed.flatMap((item) => (item.elsewhere ? [] : item.hashes));
  const { codes, year, retention, place, group, householdNo, head, items, pages } = file;
  return {
    code: file.code ?? archivalCode({ ...codes, year, retention, serial: null }),
    title: `${place.village}${group ?? ''}${head}家庭档案${householdNo === null ? '' : `\n户编号 ${householdNo}`}`,
    ...{ pages, note: `${items}件` },
    ...checkOf(hashes),
  };
}

const carried = (sha256: string | null): Pick<Item, 'carrier' | 'check'> =>
  sha256 === null
    ? { carrier: '纸质', check: null }
    : { carrier: '纸质、电子', check: spelled(sha256.slice(0, DIGITS)) };

/** One file's own hash, or that of the hashes of several, one after the other. */
const hashOf = (hashes: readonly string[]): string =>
  hashes.length === 1 ? (hashes[0] ?? '') : createHash('sha256').update(hashes.join('')).digest('hex');

/** In fours, so that it is compared by eye and looks like no number of a person. */
const spelled = (hex: string): string => hex.match(/.{4}/gu)?.join(':') ?? hex;

/** The book of those who looked at files (P45B): what was lent in the year, and rows for the pen. */
export const lending: Maker<ModelOf<'P45B'>> = {
  of: 'township',
  model: async ({ db, township, year }) => {
    const entries = await loansOfYear(db, year);
    return {
      ...{ county: township.county, township: township.name, year },
      ...(entries.length > 0 && { entries }),
      rows: entries.length + Math.max(BLANK_ROWS, ROWS_OF_BOOK - entries.length),
    };
  },
};
