import type Database from 'better-sqlite3';

export interface SearchRow {
  readonly kind: 'household' | 'member';
  readonly household_id: number;
  readonly member_id: number | null;
  readonly name: string;
  readonly household_no: string | null;
  readonly head_name: string | null;
  readonly village: string | null;
  readonly relation: string | null;
  readonly numbers: string;
  readonly why: 'name' | 'pinyin' | 'initials' | 'number' | 'tail' | 'place';
}

const LIKE_SPECIAL = /[\\%_]/g;
const contains = (text: string) => `%${text.replace(LIKE_SPECIAL, (c) => `\\${c}`)}%`;
const startsWith = (text: string) => `${text.replace(LIKE_SPECIAL, (c) => `\\${c}`)}%`;

/** Every reading of a name stands between blanks, so that one pattern finds the first and the last alike. */
const PINYIN = `(' ' || s.pinyin || ' ')`;
const INITIALS = `(' ' || s.initials || ' ')`;

/** One condition and one rank for a word, by what it looks like: digits, letters, or Han. */
function wordCondition(word: string): { where: string; rank: string; params: Record<string, string> } {
  if (/^[0-9]{2,}[0-9xX]*$/.test(word)) {
    return {
      where: `s.numbers LIKE $contains ESCAPE '\\'`,
      rank: `CASE WHEN s.numbers || ' ' LIKE $tail ESCAPE '\\' THEN 0 ELSE 1 END`,
      params: { contains: contains(word.toUpperCase()), tail: `%${word.toUpperCase()} %` },
    };
  }
  if (/^[a-zA-Z]+$/.test(word)) {
    const w = word.toLowerCase();
    return {
      where: `(${PINYIN} LIKE $starts OR s.initials LIKE $contains)`,
      rank: `CASE WHEN ${INITIALS} LIKE $exact THEN 0 WHEN ${PINYIN} LIKE $exact THEN 1 WHEN ${PINYIN} LIKE $starts THEN 2 WHEN ${INITIALS} LIKE $starts THEN 3 ELSE 4 END`,
      params: { exact: `% ${w} %`, starts: `% ${w}%`, contains: `%${w}%` },
    };
  }
  return {
    where: `(s.name LIKE $contains ESCAPE '\\' OR s.place LIKE $contains ESCAPE '\\')`,
    rank: `CASE WHEN s.name = $exact THEN 0 WHEN s.name LIKE $starts ESCAPE '\\' THEN 1 WHEN s.name LIKE $contains ESCAPE '\\' THEN 2 ELSE 3 END`,
    params: { exact: word, starts: startsWith(word), contains: contains(word) },
  };
}

/**
 * People and households by name, pinyin, initials, any part of an id number, phone, household number or bank
 * account, or place. The first word ranks; further words narrow (they may match the household's other entry).
 */
export function search(raw: Database.Database, text: string, limit: number): SearchRow[] {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((w) => w !== '');
  const first = words[0];
  if (first === undefined) return [];
  const { where, rank, params } = wordCondition(first);
  const narrow: string[] = [];
  const bound: Record<string, string | number> = { ...params, limit };
  words.slice(1, 4).forEach((word, i) => {
    const c = wordCondition(word);
    const rename = (sql: string) => sql.replaceAll('s.', 't.').replace(/\$(\w+)/g, `$$w${i}_$1`);
    narrow.push(
      `EXISTS (SELECT 1 FROM search_entry t WHERE t.household_id = s.household_id AND ${rename(c.where)})`,
    );
    for (const [k, v] of Object.entries(c.params)) bound[`w${i}_${k}`] = v;
  });
  const sql = `
WITH found AS (
  SELECT s.id, ${rank} AS rank FROM search_entry s
  WHERE ${[where, ...narrow].join(' AND ')}
  ORDER BY rank, s.kind DESC, s.id LIMIT $limit)
SELECT s.kind, s.household_id, s.member_id, s.name, s.initials, s.pinyin, s.numbers, s.place, f.rank,
       h.household_no, v.name AS village, m.relation,
       coalesce((SELECT n.name FROM member n WHERE n.household_id = h.id AND n.relation = '01' AND n.left_on IS NULL ORDER BY n.id LIMIT 1), h.head_name) AS head_name
FROM found f JOIN search_entry s ON s.id = f.id JOIN household h ON h.id = s.household_id
LEFT JOIN village v ON v.id = h.village_id LEFT JOIN member m ON m.id = s.member_id
ORDER BY f.rank, s.kind DESC, s.id`;
  const rows = raw.prepare(sql).all(bound) as (SearchRow & {
    initials: string;
    pinyin: string;
    place: string;
    rank: number;
  })[];
  return rows.map((r) => ({ ...r, why: whyMatched(first, r) }));
}

function whyMatched(
  word: string,
  row: { name: string; initials: string; numbers: string; place: string },
): SearchRow['why'] {
  if (/^[0-9]/.test(word))
    return row.numbers.split(' ').some((n) => n.endsWith(word.toUpperCase())) ? 'tail' : 'number';
  if (/^[a-zA-Z]+$/.test(word)) return row.initials.includes(word.toLowerCase()) ? 'initials' : 'pinyin';
  return row.name.includes(word) ? 'name' : 'place';
}
