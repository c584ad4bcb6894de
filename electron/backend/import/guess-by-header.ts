import { normaliseHeader } from '../sheets/normalise-header.ts';
import { subjectOf, targetName, targetsOf, type ColumnTarget, type KindTargets } from './column-targets.ts';
import type { FileKind } from './file-kinds.ts';
import { synonyms } from './header-synonyms.ts';

/** What a header may mean; `score` 0 to 1. */
interface HeaderGuess {
  readonly target: ColumnTarget;
  readonly score: number;
}

const SYNONYM = 0.9;
const SAME_BARE = 0.8;
const ONE_LETTER = 0.7;
/** Shorter words of one letter's difference mean something else: 耕地面积 and 林地面积. */
const LONG_ENOUGH = 6;

/** Columns about somebody else than the row's person or household must not be taken for theirs. */
export const ABOUT_SOMEBODY_ELSE =
  /配偶|父亲|母亲|监护|帮扶|干部|联系人|负责人|责任人|村主任|书记|网格|采集人|填表|经办|审核|原|旧|新户主|代理|法人/;

/** The other words for the targets of a kind, made once. */
interface OtherWords {
  readonly bySynonym: ReadonlyMap<string, ColumnTarget>;
  /** By the words that carry the meaning; those that mean two things are left out. */
  readonly byBare: ReadonlyMap<string, ColumnTarget>;
}

const otherWords = new WeakMap<KindTargets, OtherWords>();

function otherWordsOf(kind: FileKind): OtherWords {
  const targets = targetsOf(kind);
  const known = otherWords.get(targets);
  if (known !== undefined) return known;
  const bySynonym = new Map<string, ColumnTarget>();
  const subject = subjectOf(kind);
  for (const { target: name, words, subjects } of synonyms) {
    const target = targets.byName.get(name);
    if (target === undefined || (subjects !== undefined && !subjects.includes(subject))) continue;
    for (const word of words.map((written) => comparable(normaliseHeader(written))))
      if (!bySynonym.has(word)) bySynonym.set(word, target);
  }
  const byBare = new Map<string, ColumnTarget | null>();
  for (const [header, { target }] of targets.byHeader) {
    const bare = bareHeader(comparable(header));
    const other = byBare.get(bare);
    byBare.set(bare, other === undefined || (other !== null && isSame(other, target)) ? target : null);
  }
  const made = {
    bySynonym,
    byBare: new Map([...byBare].flatMap(([bare, t]) => (t === null ? [] : [[bare, t]]))),
  };
  otherWords.set(targets, made);
  return made;
}

const isSame = (a: ColumnTarget, b: ColumnTarget) => targetName(a) === targetName(b);

/** By another name of the field, by the words that carry its meaning, or by a slip of one letter. */
export function guessByHeader(kind: FileKind, key: string): HeaderGuess | undefined {
  const bare = bareHeader(comparable(key));
  const guess = guessByWords(kind, key, bare);
  if (guess !== undefined || ABOUT_SOMEBODY_ELSE.test(key) || bare.length < LONG_ENOUGH) return guess;
  const near = [...otherWordsOf(kind).byBare].filter(([other]) => isOneLetterApart(other, bare));
  const [first] = near.map(([, target]) => target);
  if (first === undefined || !near.every(([, target]) => isSame(target, first))) return undefined;
  return { target: first, score: ONE_LETTER };
}

function guessByWords(kind: FileKind, key: string, bare: string): HeaderGuess | undefined {
  const { bySynonym, byBare } = otherWordsOf(kind);
  const synonym = bySynonym.get(comparable(key));
  if (synonym !== undefined) return { target: synonym, score: SYNONYM };
  const same = ABOUT_SOMEBODY_ELSE.test(key) ? undefined : byBare.get(bare);
  return same === undefined ? undefined : { target: same, score: SAME_BARE };
}

const guessable: ReadonlySet<string> = new Set(
  synonyms.flatMap(({ words }) => words.map((word) => comparable(normaliseHeader(word)))),
);

/** Whether a header is another name of some field, so that it speaks for a header row. */
export const guessableHeader = (key: string): boolean => guessable.has(comparable(key));

/** The header that the dictionary has first for what is called otherwise, so that a kind can be told by it. */
export function canonicalHeader(kind: FileKind, key: string): string {
  const { byHeader, ownHeader } = targetsOf(kind);
  const target = byHeader.get(key)?.target ?? guessByWords(kind, key, bareHeader(comparable(key)))?.target;
  return (target && ownHeader.get(targetName(target))) ?? key;
}

/** Numbering before the words, 其它 and 帐 as the dictionary writes them. */
function comparable(header: string): string {
  return header
    .replace(/^[(]?(?:[A-Z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3})[).、:：]/, '')
    .replaceAll('其它', '其他')
    .replaceAll('帐', '账')
    .replaceAll('/', '');
}

const UNIT =
  /\((?:元|万元|元\/年|亩|平方米|平米|㎡|m2|公里|千米|km|月|个月|人|个|岁|年|是\/否|是否|可多选|多选|单选)\)/gi;

/** The words that carry the meaning: without units, the year, 家庭 and 是否. */
function bareHeader(header: string): string {
  const bare = header
    .replace(UNIT, '')
    .replace(/^20\d\d年度?/, '')
    .replace(/^(?:家庭|农户|本户|该户|本人)/, '')
    .replace(/^是否(?:参加|享受|加入|接受|有)?/, '')
    .replace(/(?:情况|状况)$/, '')
    .replaceAll('的', '');
  return bare.length >= 2 ? bare : header;
}

/** One letter more, less or other; never a digit, which counts things. */
function isOneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a.length < LONG_ENOUGH) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let back = 0;
  while (back < Math.min(a.length, b.length) - from && a.at(-1 - back) === b.at(-1 - back)) back += 1;
  const differing = [a.slice(from, a.length - back), b.slice(from, b.length - back)];
  return differing.every((part) => part.length <= 1 && !/\d/.test(part)) && a !== b;
}
