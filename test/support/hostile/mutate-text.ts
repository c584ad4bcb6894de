import type { Random } from '#test/support/township/random.ts';

/** What somebody types, or what a program left in a field, and no table of ours ever has. */
export const HOSTILE_TEXTS: readonly string[] = [
  '=1+1',
  '=HYPERLINK("http://127.0.0.1:9/","户")',
  '+1',
  '-1+2',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  "'=1",
  '<script>window.taken=1</script>',
  '<img src=x onerror=taken=1>&lt;',
  ']]>&amp;&#0;',
  '\u202e四三二一\u202c',
  '张\u200b三\u200d\ufeff',
  '\u0000',
  '甲\u0007乙\u001b[31m',
  '\ud800',
  '\udc00甲',
  '\ufffe\uffff',
  '../../../etc/passwd',
  '..\\..\\Windows\\System32',
  'C:\\archive.db',
  'CON',
  'nul.txt',
  '/',
  '.',
  '..',
  '%00%2e%2e%2f',
  "'; DROP TABLE member; --",
  '{{constructor}}',
  '${process.exit()}',
  '__proto__',
  'constructor',
  '１２３',
  '1e999',
  '-0',
  'NaN',
  '9'.repeat(400),
  '99999999999999999999',
  '0.1e-400',
  '2025-02-30',
  '0000-00-00',
  '9999-12-31',
  '44927.999999',
  '长'.repeat(10_000),
  '\n'.repeat(200),
  '𠮷𡈽䶮',
  'e\u0301'.repeat(50),
  '👨‍👩‍👧‍👦',
];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const at = (text: string, random: Random): number => random.int(0, text.length);

/** A value between two separators gives way to a hostile one. */
function replaceValue(
  text: string,
  random: Random,
  between: RegExp,
  write: (value: string) => string,
): string {
  const found = [...text.matchAll(between)];
  if (found.length === 0) return text;
  const { index, 0: whole, 1: value = '' } = random.pick(found);
  const start = index + whole.indexOf(value, 1);
  return text.slice(0, start) + write(random.pick(HOSTILE_TEXTS)) + text.slice(start + value.length);
}

/** XML that is still XML, mostly: another value, another attribute, an element twice or not at all. */
export function mutateXml(text: string, random: Random): string {
  switch (random.int(0, 7)) {
    case 0:
    case 1:
      return replaceValue(text, random, />([^<]+)</g, escaped);
    case 2:
    case 3:
      return replaceValue(text, random, /="([^"]*)"/g, escaped);
    case 4:
      return replaceValue(text, random, /="(\d+)"/g, () => random.pick(['-1', '0', '99999999', '1e9', '']));
    case 5: {
      const piece = random.pick([...text.matchAll(/<(\w+)[^<>]*(?:\/>|>[^<]*<\/\1>)/g), null]);
      if (piece === null) return text;
      const place = piece.index;
      return (
        text.slice(0, place) + piece[0].repeat(random.pick([0, 2, 500])) + text.slice(place + piece[0].length)
      );
    }
    case 6: {
      const place = at(text, random);
      const entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
      return (
        text.slice(0, place) +
        random.pick(['<', '</', '&x;', '<![CDATA[', '<!--', entity]) +
        text.slice(place)
      );
    }
    default:
      return text.slice(0, at(text, random));
  }
}

/** A table of text: another value, a quote too many, a row twice, columns in another order. */
export function mutateTable(text: string, random: Random): string {
  const lines = text.split(/\r?\n/);
  const line = random.int(0, lines.length - 1);
  switch (random.int(0, 4)) {
    case 0:
    case 1: {
      const cells = (lines[line] ?? '').split(',');
      cells[random.int(0, cells.length - 1)] = `"${random.pick(HOSTILE_TEXTS).replaceAll('"', '""')}"`;
      lines[line] = cells.join(',');
      return lines.join('\r\n');
    }
    case 2:
      return lines.with(line, (lines[line] ?? '').split(',').reverse().join(',')).join('\n');
    case 3:
      return [...lines, ...Array.from({ length: random.pick([1, 300]) }, () => lines[line])].join('\n');
    default: {
      const place = at(text, random);
      return text.slice(0, place) + random.pick(['"', ',', '\n', '\0', ',,,,', '""""']) + text.slice(place);
    }
  }
}

/** JSON that is still JSON: another value, another type, a key that is none of ours. */
export function mutateJson(text: string, random: Random): string {
  const other = () =>
    JSON.stringify(
      random.pick([
        random.pick(HOSTILE_TEXTS),
        null,
        -1,
        1e308,
        [],
        {},
        [[[]]],
        true,
        { __proto__: 1, a: [] },
      ]),
    );
  const values = [...text.matchAll(/:\s*("[^"\n]*"|-?\d+(?:\.\d+)?|true|false|null)/g)];
  if (values.length === 0) return text;
  const { index, 0: whole, 1: value = '' } = random.pick(values);
  const start = index + whole.length - value.length;
  return text.slice(0, start) + other() + text.slice(start + value.length);
}
