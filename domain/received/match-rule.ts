import type { Rule } from '#domain/quality/rule.ts';

/** What a line of a county's list says of the rule that it means. */
export interface SaidOfRule {
  readonly code: string | null;
  readonly kind: string | null;
  readonly sheet: string;
  readonly content: string;
}

/** Counties write the same in other words. */
const SAME_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?:居民|公民)?身份证(?:号码?)?|证件号码?/gu, '证件号码'],
  [/未填写?|未录入|没有填写?|没有录入|空值|缺失|漏填|不能为空|没有有效/gu, '为空'],
  [/不符合?|不匹配|不相符|不对应|不同/gu, '不一致'],
  [/重复录入|存在重复|人员重复/gu, '重复'],
  [/建档立卡(?:贫困)?户|贫困户/gu, '脱贫户'],
  [/与户主的?关系/gu, '与户主关系'],
  [/联系电话|手机号码?|电话号码/gu, '电话'],
  [/错误|异常|有误|疑似|存在|问题|疑点/gu, ''],
];

const plain = (text: string): string =>
  SAME_WORDS.reduce(
    (kept, [words, word]) => kept.replace(words, word),
    text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, ''),
  );

/** The numbers of a published set in a rule's source: `G1 3_02_004–006` is three of them. */
function codesIn(source: string): string[] {
  return [...source.matchAll(/(\d+_\d+_)(\d+)(?:[–-](\d+))?(?:\/(\d+))?/gu)].flatMap(
    ([, begin = '', first = '', last, other]) => {
      const numbers = [Number(first)];
      for (let at = Number(first) + 1; at <= Number(last ?? first); at += 1) numbers.push(at);
      if (other !== undefined) numbers.push(Number(other));
      return numbers.map((number) => `${begin}${String(number).padStart(first.length, '0')}`);
    },
  );
}

interface Known {
  readonly rule: Rule;
  readonly title: string;
  readonly message: string;
  /** The message with anything in its placeholders. */
  readonly sentence: RegExp;
}

const bigrams = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

/** Dice's measure: 1 for the same text, 0 for nothing in common. */
function likeness(a: string, b: string): number {
  const [as, bs] = [bigrams(a), bigrams(b)];
  if (as.length + bs.length === 0) return a === b ? 1 : 0;
  const left = new Map<string, number>();
  for (const pair of as) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of bs) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    common += 1;
    left.set(pair, count - 1);
  }
  return (2 * common) / (as.length + bs.length);
}

const ENOUGH = 0.62;
const ENOUGH_AMONG_FEW = 0.3;
/** By so much the likest must be before the next, or nobody can tell. */
const AHEAD = 0.08;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');

/**
 * Finds our rule by what a list says of it: our own number, a published number that our rule names as its source, the
 * title or the sentence, else the likest title where it is clearly ahead. Null where that would be a guess.
 */
export function ruleMatcher(rules: readonly Rule[]): (said: SaidOfRule) => string | null {
  const known = rules.map((rule): Known => {
    const parts = rule.message.split(/\{[^{}]+\}/u).map(plain);
    return {
      rule,
      title: plain(rule.title),
      message: parts.join(''),
      sentence: new RegExp(`^${parts.map(escaped).join('.*')}$`, 'u'),
    };
  });
  const byId = new Map(rules.map((rule) => [rule.id, rule.id]));
  const bySource = Map.groupBy(
    rules.flatMap((rule) => codesIn(rule.source).map((code) => ({ code, id: rule.id }))),
    ({ code }) => code,
  );
  const answers = new Map<string, string | null>();

  const byCode = (text: string, words: string): string | null => {
    const own = /(?:^|[^A-Z])([QZ]\d{2,3})(?!\d)/u.exec(text.normalize('NFKC').toUpperCase())?.[1];
    if (own !== undefined) return byId.get(own) ?? null;
    const published = /(\d+)[_-](\d+)[_-](\d+)/u.exec(text)?.slice(1).join('_');
    const found = (published === undefined ? undefined : bySource.get(published)) ?? [];
    if (found.length < 2) return found[0]?.id ?? null;
    // Several of ours come from one of theirs: the words tell which.
    return byWords(words, new Set(found.map(({ id }) => id)));
  };
  const byWords = (words: string, among?: ReadonlySet<string>): string | null => {
    const text = plain(words);
    if (text === '') return null;
    const asked = among === undefined ? known : known.filter(({ rule }) => among.has(rule.id));
    const same = asked.filter(({ title, message }) => title === text || message === text);
    if (same.length === 1) return same[0]?.rule.id ?? null;
    const [best, next] = asked
      .map(({ rule, title, message }) => ({
        id: rule.id,
        like: Math.max(likeness(text, title), likeness(text, message)),
      }))
      .toSorted((a, b) => b.like - a.like);
    if (best === undefined || best.like < (among === undefined ? ENOUGH : ENOUGH_AMONG_FEW)) return null;
    return best.like - (next?.like ?? 0) < AHEAD ? null : best.id;
  };
  const bySentence = (content: string): string | null => {
    const text = plain(content);
    const said = known.filter(({ message, sentence }) => message.length >= 4 && sentence.test(text));
    return said.length === 1 ? (said[0]?.rule.id ?? null) : null;
  };
  return ({ code, kind, sheet, content }) => {
    const hint = [code ?? '', kind ?? '', sheet].join('\n');
    let known = answers.get(hint);
    if (known === undefined) {
      const words = kind ?? sheet;
      known = byCode(code ?? '', words) ?? byCode(kind ?? '', words) ?? byWords(kind ?? '');
      // A code that says nothing to us and no words beside it: the tab may tell.
      known ??=
        kind === null ? (byCode(sheet, sheet) ?? byWords(sheet.replace(/^[\dQZ_.\-\s、]+/u, ''))) : null;
      answers.set(hint, known);
    }
    return known ?? bySentence(content);
  };
}

/** By which the township says once and for all what a county means: its number, or its words where it gives none. */
export const keyOfSaid = ({ code, kind, sheet }: Omit<SaidOfRule, 'content'>): string =>
  code ?? kind ?? sheet;
