/** One text of a document that a township may word in its own way. */
export interface WordingPart {
  /** What the clerk knows it by: 标题, 正文 … */
  readonly label: string;
  /** The shipped text. A paragraph a line; `{…}` are placeholders, which an own text must keep. */
  readonly text: string;
  /** Placeholders that the shipped text does without and an own one may use. */
  readonly more?: readonly string[];
}

export type WordingSpec = Readonly<Record<string, WordingPart>>;

/** The texts that hold, by part. */
export type Words = Readonly<Record<string, string>>;

/** What stands for a placeholder: a text, or parts that must stay nodes of their own (telephone numbers). */
export type Filling = Readonly<Record<string, string | number | readonly string[]>>;

const placeholder = /\{([^{}\n]{1,20})\}/g;

/** The placeholders of a text, each once, in the order in which they come. */
export const placeholdersOf = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(placeholder), ([, name = '']) => name)),
];

/** The shipped texts of a document. */
export const shippedWords = (spec: WordingSpec): Words =>
  Object.fromEntries(Object.entries(spec).map(([part, { text }]) => [part, text]));

/** The text of a part; a part that the document has not is a mistake of the template. */
export function wordsOf(words: Words, part: string): string {
  const text = words[part];
  if (text === undefined) throw new Error(`no wording ${part}`);
  return text;
}

/**
 * The paragraphs of a text with its placeholders filled, each as the parts that it is made of: one part, or more where
 * a filling came in parts. A placeholder without filling is a mistake of the template.
 */
export function fill(text: string, filling: Filling): string[][] {
  return text.split('\n').map((paragraph) => partsOf(paragraph, filling));
}

/** As `fill`, for a text of one line that has no parts: a title, a signature. */
export const fillLine = (text: string, filling: Filling): string =>
  fill(text, filling)
    .map((parts) => parts.join(''))
    .join('');

function partsOf(paragraph: string, filling: Filling): string[] {
  const parts: string[] = [];
  let open = '';
  let end = 0;
  for (const match of paragraph.matchAll(placeholder)) {
    const [whole, name = ''] = match;
    const value = filling[name];
    if (value === undefined) throw new Error(`nothing stands for {${name}}`);
    open += paragraph.slice(end, match.index);
    end = match.index + whole.length;
    if (Array.isArray(value)) {
      if (open !== '') parts.push(open);
      parts.push(...(value as readonly string[]));
      open = '';
    } else open += String(value);
  }
  open += paragraph.slice(end);
  return open === '' && parts.length > 0 ? parts : [...parts, open];
}

const LONGEST = 4000;

/** Why a text cannot stand for the part, as a clerk's sentence; null when it can. */
export function wordingFault({ text: shipped, more = [] }: WordingPart, text: string): string | null {
  if (text.trim() === '') return '文字不能是空的。要用回原文，请点“恢复原文”。';
  if (text.length > LONGEST) return `文字太长，最多 ${LONGEST} 字。`;
  const needed = placeholdersOf(shipped);
  const found = placeholdersOf(text);
  const lost = needed.filter((name) => !found.includes(name));
  if (lost.length > 0) return `缺了${lost.map(quoted).join('、')}，印的时候要填在这里，请补回来。`;
  const foreign = found.filter((name) => !needed.includes(name) && !more.includes(name));
  if (foreign.length > 0) return `${foreign.map(quoted).join('、')}不是这份文书的填空，请删去或改正。`;
  return /[{}]/.test(text.replaceAll(placeholder, '')) ? '花括号没有成对，请把填空写成“{村}”的样子。' : null;
}

const quoted = (name: string): string => `“{${name}}”`;
