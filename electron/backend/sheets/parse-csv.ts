import { SheetError } from './sheet-error.ts';

export interface CsvParser {
  push(text: string): void;
  /** The last record; throws when a quote is still open. */
  end(): void;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
/** A field of more characters is none; a quoted one, a quote that nobody closed. */
const MAX_FIELD = 1_000_000;

/**
 * Splits text that comes in pieces into records. Quoted fields may hold separators, line breaks and doubled
 * quotes; a quote inside a field that did not begin with one is an ordinary character.
 */
export function makeCsvParser(
  separator: string,
  onRecord: (fields: string[]) => void,
  maxFields = Infinity,
): CsvParser {
  const separatorCode = separator.charCodeAt(0);
  let fields: string[] = [];
  let field = '';
  let mode: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  let skipLineFeed = false;
  let record = 1;

  const endField = () => {
    if (fields.length >= maxFields) throw new SheetError('too-many-columns', record);
    fields.push(field);
    field = '';
    mode = 'start';
  };
  const endRecord = () => {
    endField();
    onRecord(fields);
    fields = [];
    record += 1;
  };
  const quoted = (text: string, from: number): number => {
    const quote = text.indexOf('"', from);
    const end = quote < 0 ? text.length : quote;
    field += text.slice(from, end);
    if (field.length > MAX_FIELD) throw new SheetError('unclosed-quote', record);
    if (quote >= 0) mode = 'closed';
    return end + 1;
  };
  const plain = (text: string, from: number): number => {
    let at = from;
    let code = 0;
    for (; at < text.length; at += 1) {
      code = text.charCodeAt(at);
      if (code === separatorCode || code === LF || code === CR) break;
    }
    if (at > from) {
      field += text.slice(from, at);
      if (field.length > MAX_FIELD) throw new SheetError('too-long-cell', record);
      mode = 'plain';
    }
    if (at === text.length) return at;
    if (code === separatorCode) endField();
    else endRecord();
    skipLineFeed = code === CR;
    return at + 1;
  };
  const step = (text: string, at: number): number => {
    const code = text.charCodeAt(at);
    if (skipLineFeed) {
      skipLineFeed = false;
      if (code === LF) return at + 1;
    }
    if (mode === 'quoted') return quoted(text, at);
    if (code === QUOTE && mode === 'start') {
      mode = 'quoted';
      return at + 1;
    }
    if (code === QUOTE && mode === 'closed') {
      field += '"';
      mode = 'quoted';
      return at + 1;
    }
    return plain(text, at);
  };

  return {
    push(text) {
      for (let at = 0; at < text.length;) at = step(text, at);
    },
    end() {
      if (mode === 'quoted') throw new SheetError('unclosed-quote', record);
      if (mode !== 'start' || fields.length > 0) endRecord();
    },
  };
}

/** The separator that splits the most records into the same, large number of fields. */
export function sniffSeparator(text: string): string {
  const directive = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (directive !== undefined) return directive;
  const scored = [',', '\t', ';'].map((separator) => ({ separator, score: evenness(text, separator) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

/** Fields × records that have so many; single fields say nothing. */
function evenness(text: string, separator: string): number {
  const records = new Map<number, number>();
  const parser = makeCsvParser(separator, ({ length }) => {
    if (length > 1) records.set(length, (records.get(length) ?? 0) + 1);
  });
  try {
    parser.push(text);
    parser.end();
  } catch {
    // An open quote; what came before it has been counted.
  }
  return Math.max(0, ...Array.from(records, ([fields, count]) => fields * count));
}
