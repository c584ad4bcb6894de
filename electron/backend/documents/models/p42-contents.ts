import { papersOfVillage, papersOfYear, type FiledPaper } from '#db/documents-filing.ts';
import { type ListedItem, listedOfYear } from '#db/filing-papers.ts';
import { localDay } from '#db/past-rows.ts';
import { listVillages } from '#db/places.ts';
import { byRetention, filingRuleOf, retentionOf, type Retention } from '#domain/records/filing.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import type { Ask, Maker } from '../sheet.ts';
import { authorOf, codesOf, fileOf, noteCodes, numberOf } from './household-file.ts';

/** Rows that a clerk fills in when something is put into the file later. */
const BLANK_ROWS = 6;

/** What lies in a household's file (P42). */
export const contents: Maker<ModelOf<'P42'>> = {
  of: 'household',
  model: async (ask) => {
    const { file, filed } = await fileOf(ask);
    if (file.pages === null) ask.lacks('页号：有扫描件没有清点页数，从它往后留空手写');
    const { place, group, householdNo, head, year, codes, retention, code } = file;
    const items = filed.map(({ retention: _, kind: __, hashes: ___, ...item }) => item);
    const given = code === undefined ? {} : { code };
    return {
      place,
      group,
      householdNo,
      head,
      year,
      codes,
      ...given,
      retention,
      items,
      blankRows: BLANK_ROWS,
    };
  },
};

type Items = ModelOf<'P42B'>['items'];

/** What a village files for the year, without the files of its households (P42B). */
export const villageItems: Maker<ModelOf<'P42B'>> = {
  of: 'village',
  model: async (ask) => {
    const { db, village, township, year } = ask;
    const codes = codesOf(ask, village);
    const given = (await listedOfYear(db, { villageId: village.id, year })).map(listedItem);
    const place = { county: township.county, township: township.name, village: village.name };
    if (given.length > 0) return { place, year, codes, blankRows: BLANK_ROWS, items: given };
    noteCodes(ask, codes, village.name);
    const papers = (await papersOfVillage(db, { villageId: village.id, year })).filter(
      ({ document }) => filingRuleOf(document)?.atTownship !== true,
    );
    return {
      ...{ place, year, codes, blankRows: BLANK_ROWS },
      items: itemsOf(papers, () => village.name, ask),
    };
  },
};

/** What the township itself files for the year (P42C): its own papers, and those of villages that it keeps. */
export const townshipItems: Maker<ModelOf<'P42C'>> = {
  of: 'township',
  model: async (ask) => {
    const { db, township, year } = ask;
    const codes = codesOf(ask, null);
    const given = (await listedOfYear(db, { villageId: null, year })).map(listedItem);
    const place = { county: township.county, township: township.name, village: '' };
    if (given.length > 0) return { place, year, codes, blankRows: BLANK_ROWS, items: given };
    noteCodes(ask, codes, township.name);
    const papers = (await papersOfYear(db, year)).filter(
      ({ document, village_id }) => village_id === null || filingRuleOf(document)?.atTownship === true,
    );
    const villages = new Map((await listVillages(db)).villages.map(({ id, name }) => [id, name]));
    return {
      ...{ place, year, codes, blankRows: BLANK_ROWS },
      items: itemsOf(papers, ({ village_id }) => villages.get(village_id ?? 0) ?? township.name, ask),
    };
  },
};

/** As it was filed. */
const listedItem = (row: ListedItem): Items[number] => ({
  ...{ retention: row.retention, serial: row.serial, number: row.docNo, author: row.author },
  ...{ title: row.title, day: row.dated, pages: row.pages, note: row.note ?? '', code: row.code },
  secrecy: row.secrecy ?? '/',
});

/** By period; within it numbered in the order of the first prints, so that what comes later changes no number. */
export function itemsOf(
  papers: readonly FiledPaper[],
  villageOf: (paper: FiledPaper) => string,
  { township }: Pick<Ask, 'township'>,
): Items {
  const serials = new Map<Retention, number>();
  const items = papers.flatMap((paper) => {
    const rule = filingRuleOf(paper.document);
    const retention = retentionOf(paper.document, paper.procedure_id !== null);
    if (rule === null || retention === null) return [];
    const serial = (serials.get(retention) ?? 0) + 1;
    serials.set(retention, serial);
    const author = authorOf(rule.author, { village: villageOf(paper), township });
    const name = `${paper.subject} ${paper.title}`;
    return [
      {
        ...{ retention, serial, author, title: name, pages: paper.pages, note: '' },
        ...{ number: numberOf(paper.document), day: localDay(paper.printed_at) },
      },
    ];
  });
  return items.toSorted(
    (one, other) => byRetention(one.retention, other.retention) || one.serial - other.serial,
  );
}
