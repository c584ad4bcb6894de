/** How long a paper is kept: for good, 30 years, 10 years (《乡镇档案工作办法》, 国家档案局令第18号). */
export type Retention = 'Y' | 'D30' | 'D10';

export const retentionWords: Readonly<Record<Retention, string>> = { Y: '永久', D30: '30年', D10: '10年' };

/** Who answers for a paper: 责任者 of the lists of contents. */
export type Author = 'household' | 'village' | 'township' | 'county';

interface FilingRule {
  readonly keep: Retention;
  readonly author: Author;
  /** Place in the household's file (一户一档), from its list of 20; papers of one place lie by their days. */
  readonly place: number;
  /** Kept by the township although it is made for a village. */
  readonly atTownship?: true;
  /** Has a number of its own (文号). */
  readonly numbered?: true;
}

const rule = (
  keep: Retention,
  author: Author,
  place: number,
  more: Partial<FilingRule> = {},
): FilingRule => ({
  ...{ keep, author, place },
  ...more,
});
const atTownship = { atTownship: true } as const;

/**
 * Retention and place of each document, by its number in the catalogue of papers (档发〔2016〕13号 and the measures of
 * township and village archives; a province's own rules go before it). Covers and lists of a file are no papers in it.
 */
const RULES: Readonly<Record<string, FilingRule>> = {
  P01: rule('Y', 'household', 5),
  P02: rule('Y', 'household', 6),
  P03: rule('Y', 'village', 8),
  P04: rule('Y', 'village', 8),
  P05: rule('Y', 'village', 7),
  P06: rule('Y', 'village', 9),
  P07: rule('D30', 'village', 10),
  P08: rule('Y', 'county', 11, atTownship),
  P09: rule('Y', 'village', 12),
  P10: rule('Y', 'village', 12),
  P11: rule('Y', 'village', 12),
  P12: rule('Y', 'village', 12),
  P13: rule('Y', 'township', 12, atTownship),
  P14: rule('Y', 'county', 12, atTownship),
  P15: rule('Y', 'village', 12),
  P16: rule('D30', 'township', 12, atTownship),
  P17: rule('Y', 'township', 12),
  P18: rule('Y', 'township', 12, { ...atTownship, numbered: true }),
  P19: rule('Y', 'township', 12),
  P20: rule('Y', 'village', 16),
  P21: rule('Y', 'household', 16),
  P22: rule('Y', 'village', 16),
  P23: rule('Y', 'township', 16),
  P24: rule('Y', 'township', 16),
  P25: rule('Y', 'village', 14),
  P26: rule('Y', 'township', 16),
  P27: rule('Y', 'village', 16),
  P28: rule('Y', 'village', 17),
  P29: rule('Y', 'village', 17),
  P30: rule('D30', 'village', 18),
  P31: rule('D30', 'township', 18, atTownship),
  P32: rule('D30', 'township', 18, { ...atTownship, numbered: true }),
  P33: rule('D30', 'township', 18, atTownship),
  P34: rule('D30', 'village', 13),
  P35: rule('D10', 'village', 14),
  P36: rule('D10', 'village', 15),
  P37: rule('Y', 'village', 14),
  P38: rule('Y', 'township', 3),
  P39: rule('Y', 'village', 3),
  P40: rule('Y', 'township', 3),
  P44: rule('Y', 'township', 3),
  P45: rule('D30', 'township', 3),
  P47: rule('D30', 'township', 3, atTownship),
};

/** Photos and scans of a household, and those of a visit. */
export const ATTACHMENT_PLACE = 19;
export const VISIT_PLACE = 15;

/** The rule of a document, also of the further sheets under its number (`P22B`); null for what is not filed. */
export const filingRuleOf = (document: string): FilingRule | null => RULES[document.slice(0, 3)] ?? null;

/** Documents that the township keeps although they are of a village, a household or a procedure. */
export const townshipPapers: readonly string[] = Object.keys(RULES).filter(
  (document) => RULES[document]?.atTownship === true,
);

/** An income statement of the year of recognition is kept for good, that of a later year for 30 years. */
export const retentionOf = (document: string, isOfProcedure: boolean): Retention | null =>
  document === 'P07' && isOfProcedure ? 'Y' : (filingRuleOf(document)?.keep ?? null);

const ORDER: readonly Retention[] = ['Y', 'D30', 'D10'];

export const byRetention = (one: Retention, other: Retention): number =>
  ORDER.indexOf(one) - ORDER.indexOf(other);

interface ArchivalSeries {
  /** 全宗号; empty until the county's archive has given one. */
  readonly fonds: string;
  /** 档案门类代码 */
  readonly fileClass: string;
  readonly year: number;
  readonly retention: Retention;
  /** 机构（问题）代码 */
  readonly office: string;
}

interface ArchivalCode extends ArchivalSeries {
  /** 件号 from 1 within year, period and office; null is left for the pen. */
  readonly serial: number | null;
}

/** Numbers in a 档号 have four digits; more where four are not enough. */
export const serialDigits = (serial: number): string => String(serial).padStart(4, '0');

/** What the papers of one year, period and office share: 档号 without its 件号. */
export const archivalSeries = ({ fonds, fileClass, year, retention, office }: ArchivalSeries): string =>
  [
    fonds === '' ? '____' : fonds,
    `${fileClass === '' ? '__' : fileClass}·${year}`,
    retention,
    office === '' ? '___' : office,
  ].join('-');

/** 档号 of DA/T 22-2015: 全宗号-门类·年度-保管期限-机构（问题）-件号. What is not known is a line for the pen. */
export const archivalCode = ({ serial, ...series }: ArchivalCode): string =>
  `${archivalSeries(series)}-${serial === null ? '____' : serialDigits(serial)}`;
