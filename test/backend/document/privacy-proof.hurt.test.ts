import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { fields } from '#domain/fields/dictionary.ts';
import { documents, type DocumentId } from '#templates/catalogue.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import { times } from '#test/support/hurt.ts';
import {
  aPostedTownship,
  CHILD,
  YOUNG_HEAD,
  type Column,
  columnName,
  openColumns,
  type PostedTownship,
  typeInto,
} from '#test/support/posted-township.ts';
import { takeOutput } from '#test/support/take-output.ts';

type Target = Request<'document.preview'>['target'];

/** What must never come onto a board or a web page, in the ways in which people write it. */
const hostile: Readonly<Record<string, string>> = {
  'an id number': '529901196803072319',
  'an id number of 15 digits': '529901680307231',
  'an id number that ends in X': '52990119700512234X',
  'an id number with spaces': '5299 0119 6803 0723 19',
  'an id number in full-width digits': '５２９９０１１９６８０３０７２３１９',
  'a masked id number': '529***********2319',
  'a disability certificate': '52990119680307231943',
  'a phone': '13912345678',
  'a phone with spaces': '139 1234 5678',
  'a phone in full-width digits': '１３９１２３４５６７８',
  'a bank account': '6217001234567890123',
  'a birth day': '1968-03-07',
  'a birth day in words': '1968年3月7日',
  'a birth day in eight digits': '19680307',
  'an illness': '尿毒症',
  'a disability': '肢体残疾二级',
  'a crime': '判刑收监',
  'the name of a child': CHILD,
};

const isPosted = (level: string): boolean => level === 'PUBLIC' || level === 'WEB';
const postedIds = (Object.keys(documents) as DocumentId[]).filter((id) => isPosted(documents[id].level));

/** By these a paper finds its households, or the program itself writes them; each is tried alone. */
const FINDING = [
  'member.relation',
  'adjustment.kind',
  'fund_receipt.kind',
  'procedure_step.step_key',
  'measure.kind',
];

/** 户编号: what a sentence calls a household by; on a page it never stands. */
const LABEL = 'household.household_no';

/** By it a sentence tells the clerk which village is not on the township's sheet, and why. */
const VILLAGE = 'village.name';

/** What a board says of a place and its households. The same texts on a web page are masked or left out. */
const MAY_BE_POSTED = [
  ...['fund_receipt.document_no', 'fund_receipt.project', 'member.name', 'monitoring_spell.category'],
  ...['township.county', 'township.county_department', 'township.name', 'village.address', 'village.name'],
  'village_group.name',
];

/** Of these no two rows are alike. */
const UNIQUE = ['village.name', 'procedure_step.step_key'];

/** The offices' own numbers are posted whole; a number of another kind is not taken for one. */
const OFFICE_PHONES = ['village.phone', 'township.phone', 'township.county_phone'];

let township: PostedTownship;
let columns: Column[];
/** For whom each paper can be asked: household, procedure, village, township. */
let targets: Map<string, readonly Target[]>;

beforeAll(async () => {
  township = await aPostedTownship();
  const { archive, householdId, procedureId, villageId } = township;
  columns = openColumns(archive);
  const kinds = {
    household: { householdId },
    procedure: { procedureId },
    village: { villageId },
    township: { township: true },
  } as const;
  const catalogue = (await archive.must('document.catalogue', {})).documents;
  targets = new Map(catalogue.map(({ id, targets: some }) => [id, some.map((kind) => kinds[kind])]));
}, 120_000);
afterAll(() => township.archive.close());

interface Outcome {
  readonly target: Target;
  readonly way: Way;
  /** Which paper, for whom, how. */
  readonly where: string;
  readonly isPrinted: boolean;
  /** All that came back, and the text of the pages, without white space and in plain characters. */
  readonly text: string;
  /** The text of the pages alone. */
  readonly pages: string;
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

const ways = ['preview', 'print', 'draft'] as const;

type Way = (typeof ways)[number];

/** The paper for everybody for whom it can be asked. */
async function outcomesOf(document: DocumentId, paper: 'A4' | 'A3', way: Way): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const target of targets.get(document) ?? [])
    outcomes.push(await outcomeOf({ document, paper, year: 2025, target }, way));
  return outcomes;
}

async function outcomeOf(wanted: Request<'document.preview'>, way: Way): Promise<Outcome> {
  const { archive } = township;
  const { target } = wanted;
  const asked = {
    target,
    way,
    where: `${wanted.document} ${wanted.paper} ${way} ${Object.keys(target).join()}`,
  };
  const answer =
    way === 'preview'
      ? await archive.call('document.preview', wanted)
      : await archive.call('document.print', { ...wanted, draft: way === 'draft', leaveBlank: true });
  if (!answer.ok) return { ...asked, isPrinted: false, text: plain(JSON.stringify(answer.error)), pages: '' };
  const { pages, info } = await readPdf(await takeOutput(archive, answer.value.outputId));
  await archive.must('output.drop', { outputId: answer.value.outputId });
  const text = plain(JSON.stringify([answer.value, info, pages]));
  return { ...asked, isPrinted: true, text, pages: plain(JSON.stringify([info, pages])) };
}

const pureDigits = (text: string): string => text.replace(/[-·.*]/g, '');

/** A preview for the township is of its first village, which may have nothing to post. */
function expectPrinted({ isPrinted, text, where, target, way }: Outcome): void {
  if (!('township' in target) || way !== 'preview') expect(isPrinted, `${where}: ${text}`).toBe(true);
}

function expectNothingOf(secrets: readonly string[], { text, where }: Pick<Outcome, 'text' | 'where'>): void {
  for (const secret of secrets) {
    expect(text.includes(plain(secret)), `${where}: ${secret}`).toBe(false);
    if (/\d{6}/.test(plain(secret)))
      expect(pureDigits(text).includes(plain(secret)), `${where}: ${secret}`).toBe(false);
  }
}

test('the papers that are looked through are those that hang out', () => {
  expect(postedIds.length).toBeGreaterThanOrEqual(14);
  for (const id of postedIds) expect(targets.get(id)?.length, id).toBeGreaterThan(0);
  // A paper of a village or a procedure is tried for the village alone, most for the whole township, too.
  const forTownship = postedIds.filter((id) => targets.get(id)?.some((target) => 'township' in target));
  const forVillage = postedIds.filter((id) => targets.get(id)?.some((target) => 'villageId' in target));
  expect(Math.min(forTownship.length, forVillage.length)).toBeGreaterThanOrEqual(10);
});

test('every stored field of the dictionary that takes any text is among the columns that are tried', () => {
  const tried = new Set(columns.map(columnName));
  const unstored = new Set(['derived', 'paper', 'act', 'custom']);
  // Notes of several kinds of measures are one column, told apart by the measure's kind.
  const columnOf = (name: string) => name.replace(/^measure\..*_note$/, 'measure.note');
  const wanted = fields
    .filter(({ store, type }) => type === 'text' && !unstored.has(store))
    .map(({ store, name }) => `${store}.${name}`);
  expect(wanted.filter((name) => !tried.has(columnOf(name)))).toEqual([]);
  expect(wanted.length).toBeGreaterThan(40);
});

test.each(postedIds)('%s is printed as things are, in every way, with nothing of anybody', async (id) => {
  for (const paper of documents[id].papers)
    for (const way of ways)
      for (const outcome of await outcomesOf(id, paper, way)) {
        expectPrinted(outcome);
        expectNothingOf(township.secrets, outcome);
      }
});

const isHidden = (column: Column): boolean => {
  const name = columnName(column);
  return name !== LABEL && !FINDING.includes(name) && !MAY_BE_POSTED.includes(name);
};

const HAN = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉';
const markOf = (at: number): string =>
  `云${HAN[at % 20] ?? ''}${HAN[Math.floor(at / 20) % 20] ?? ''}${HAN[Math.floor(at / 400)] ?? ''}云`;

/** On which papers a column stands, as the next test finds it. */
const seenOn = new Map<string, Set<DocumentId>>();

test('of all that can be typed only what may be posted comes onto a posted paper', async () => {
  const marks = new Map(columns.map((column, at) => [columnName(column), markOf(at)]));
  const some = columns.filter((column) => !FINDING.includes(columnName(column)));
  const undo = await typeInto(
    township.archive,
    some,
    (column, row) =>
      `${marks.get(columnName(column)) ?? ''}${HAN[row % 20] ?? ''}${HAN[Math.floor(row / 20) % 20] ?? ''}`,
  );
  try {
    for (const id of postedIds)
      for (const paper of documents[id].papers)
        for (const outcome of await outcomesOf(id, paper, 'print')) {
          expectPrinted(outcome);
          for (const [name, mark] of marks)
            if (outcome.pages.includes(mark)) seenOn.set(name, (seenOn.get(name) ?? new Set()).add(id));
          for (const [name, mark] of marks)
            if (name !== LABEL && !MAY_BE_POSTED.includes(name))
              expect(outcome.text.includes(mark), `${outcome.where}: ${name}`).toBe(false);
        }
  } finally {
    await undo();
  }
  expect([...seenOn.keys()].toSorted().filter((name) => !MAY_BE_POSTED.includes(name))).toEqual([]);
  expect(seenOn.size).toBeGreaterThan(5);
});

describe('what is typed where nothing is posted from', () => {
  // Every column holds another kind each time, so that after all rounds each has held each.
  const kinds = Object.values(hostile);
  test.each([0, 1, 2])('does not come onto any paper, round %i', async (round) => {
    const some = columns.filter(isHidden);
    const place = new Map(some.map((column, at) => [columnName(column), at]));
    const undo = await typeInto(township.archive, some, (column, row) => {
      const kind = kinds[((place.get(columnName(column)) ?? 0) + round * 6) % kinds.length] ?? '';
      return `${kind}${HAN[row % 20] ?? ''}${HAN[Math.floor(row / 20) % 20] ?? ''}`;
    });
    try {
      for (const id of postedIds)
        for (const paper of documents[id].papers)
          for (const way of round === 0 ? (['preview', 'draft'] as const) : ways.slice(round, round + 1))
            for (const outcome of await outcomesOf(id, paper, way)) {
              expectPrinted(outcome);
              expectNothingOf([...kinds, ...township.secrets], outcome);
            }
    } finally {
      await undo();
    }
  });
});

test('a household number does not come onto a page', async () => {
  const column = columns.filter((each) => columnName(each) === LABEL);
  const text = hostile['an id number'] ?? '';
  const undo = await typeInto(township.archive, column, (_column, row) => `${text}${HAN[row % 20] ?? ''}`);
  try {
    for (const id of postedIds)
      for (const { pages, where } of await outcomesOf(id, 'A4', 'draft'))
        expectNothingOf([text], { text: pages, where });
  } finally {
    await undo();
  }
});

/** Papers on which the column stands; all, where it decides what is listed. */
const papersOf = (name: string): readonly DocumentId[] =>
  MAY_BE_POSTED.includes(name) ? postedIds.filter((id) => seenOn.get(name)?.has(id)) : postedIds;

const SINGLE = [...MAY_BE_POSTED, ...FINDING, ...OFFICE_PHONES];

/** Each column is tried with an eighth of the kinds, the next one with the others; in full number, each with all. */
const kindsFor = (name: string): [string, string][] => {
  const all = allKindsFor(name);
  return all.filter((_, at) => (at + SINGLE.indexOf(name)) % Math.min(times(8, 1), all.length) === 0);
};

const allKindsFor = (name: string): [string, string][] => {
  const all = Object.entries(hostile);
  if (FINDING.includes(name))
    return all.filter(([kind]) => /^(an id number|an illness|a birth day|the name of a child)$/.test(kind));
  return OFFICE_PHONES.includes(name)
    ? all.filter(([kind, text]) => !kind.includes('phone') && /\d{5}|５/.test(text))
    : all;
};

describe.each(SINGLE)('what is typed into %s', (name) => {
  test.each(kindsFor(name))('is posted nowhere: %s', async (_kind, text) => {
    const column = columns.find((each) => columnName(each) === name)!;
    const coded = FINDING.includes(name) || name === 'monitoring_spell.category';
    const undo = await typeInto(township.archive, [column], (_column, row, before) => {
      // The children keep their names, since these are what is looked for.
      if (before === CHILD || before === YOUNG_HEAD) return before;
      const unique = UNIQUE.includes(name) ? (HAN[row % 20] ?? '') : '';
      return coded ? `=${text}${unique}` : `${before}${text}${unique}`;
    });
    try {
      for (const id of papersOf(name))
        for (const outcome of await outcomesOf(id, 'A4', 'preview')) {
          const isTold = name === VILLAGE && 'township' in outcome.target;
          const seen = isTold ? { ...outcome, text: outcome.pages } : outcome;
          expectNothingOf([text, ...township.secrets], seen);
        }
    } finally {
      await undo();
    }
  });
});
