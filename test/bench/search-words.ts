import type Database from 'better-sqlite3';
import { pinyin } from 'pinyin-pro';
import { makeRandom } from '#test/support/township/random.ts';

/** What clerks type, by kind; each word is of somebody in the archive, drawn by chance that repeats. */
export function searchWords(raw: Database.Database, perKind: number): Map<string, string[]> {
  const random = makeRandom(1);
  const most = raw.prepare('SELECT max(id) FROM member').pluck().get() as number;
  const member = raw.prepare(
    `SELECT m.name, m.id_number, m.phone, h.bank_account, h.household_no, v.name AS village
    FROM member m JOIN household h ON h.id = m.household_id JOIN village v ON v.id = h.village_id
    WHERE m.id >= ? AND m.phone IS NOT NULL LIMIT 1`,
  );
  const anybody = () => member.get(random.int(1, most - 20)) as Person;
  return new Map(
    Object.entries(KINDS).map(([kind, word]) => [
      kind,
      Array.from({ length: perKind }, () => word(anybody())),
    ]),
  );
}

interface Person {
  readonly name: string;
  readonly id_number: string;
  readonly phone: string;
  readonly bank_account: string;
  readonly household_no: string;
  readonly village: string;
}

const letters = (name: string) => pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true });
const initials = (name: string) =>
  letters(name)
    .map((s) => s.charAt(0))
    .join('');
const replaceLast = (name: string, by: string) => [...name].slice(0, -1).join('') + by;

const KINDS: Readonly<Record<string, (p: Person) => string>> = {
  'full name': (p) => p.name,
  'one surname': (p) => p.name.slice(0, 1),
  'part of a name': (p) => p.name.slice(1),
  'pinyin in full': (p) => letters(p.name).join(''),
  'pinyin in part': (p) => letters(p.name).join('').slice(0, 6),
  'pinyin of a surname': (p) => letters(p.name)[0] ?? '',
  'two or three initials': (p) => initials(p.name),
  'one letter': (p) => initials(p.name).slice(0, 1),
  'end of an id number': (p) => p.id_number.slice(-4),
  'beginning of an id number': (p) => p.id_number.slice(0, 10),
  'region of an id number': (p) => p.id_number.slice(0, 6),
  'birth day': (p) => p.id_number.slice(6, 14),
  phone: (p) => p.phone,
  'end of a phone': (p) => p.phone.slice(-4),
  'middle of a phone': (p) => p.phone.slice(3, 7),
  'end of a bank account': (p) => p.bank_account.slice(-6),
  'household number': (p) => p.household_no,
  village: (p) => p.village,
  'part of a village': (p) => p.village.slice(0, 1),
  'village and initials': (p) => `${p.village.slice(0, 2)} ${initials(p.name)}`,
  'surname and village': (p) => `${p.name.slice(0, 1)} ${p.village.slice(0, 2)}`,
  'initials and end of an id number': (p) => `${initials(p.name)} ${p.id_number.slice(-4)}`,
  'two surnames': (p) => `${p.name.slice(0, 1)} 陈`,
  'pattern of a name': (p) => `${p.name.slice(0, 1)}*${p.name.slice(-1)}`,
  'pattern of two characters': (p) => `${p.name.slice(0, 1)}?`,
  'pattern of a number': (p) => `5299*${p.id_number.slice(-4)}`,
  'pattern that fits nobody': (p) => `${p.name.slice(0, 1)}*龘`,
  'wrong character': (p) => replaceLast(p.name, '莉'),
  'variant character': (p) => `劉${p.name.slice(1)}`,
  'own field': () => 'a1234',
  'nothing found: name': (p) => `${p.name.slice(0, 1)}龘龘`,
  'nothing found: letters': () => 'qqxzv',
  'nothing found: number': (p) => `99${p.phone.slice(2)}`,
};
