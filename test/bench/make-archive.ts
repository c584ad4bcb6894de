import { createArchive } from '#db/open-archive.ts';
import { type Cells, rowWriter, type RowWriter } from '#db/row-access.ts';
import { write } from '#db/write.ts';
import { idKey } from '#domain/identity/id-number.ts';
import { makeRandom, type Random } from '#test/support/township/random.ts';
import { breakCells } from './break-cells.ts';
import { cellsOfHome, drawHome, type Home, peopleIn, spellOf, statementOf } from './cells-of-home.ts';
import { canWork, cellsOfPerson } from './cells-of-person.ts';
import { makePeople, type PeopleMaker, type Person, two } from './make-people.ts';

export interface Size {
  readonly households: number;
  /** How many years before this one are described too, it included. */
  readonly years: number;
  /** Share of the cells that somebody mistyped; without it the checks find next to nothing. */
  readonly mistyped?: number;
}

export const PASSPHRASE = 'bench-passphrase';
export const YEAR = 2025;
const BATCH = 2000;

const VILLAGES = [...'云石鹰水梨马松桃杨柳竹龙虎凤鹤泉溪沟坝坪岭湾滩塘井桥店铺寨堡'].map(
  (c, i) => `${c}${'溪板岩井坪头'[i % 6] ?? ''}村`,
);
const HELPERS = 300;

/**
 * A sound township as it looks after years of work, written as any act is: everything described for each year,
 * somebody buried here and there. Invented people of region 529901, which does not exist.
 */
export async function makeArchive(folder: string, { households, years, mistyped = 0 }: Size): Promise<void> {
  const created = await createArchive(folder, PASSPHRASE, new Date('2025-06-01'));
  if (!created.ok) throw new Error(created.refusal);
  const { archive } = created;
  const random = makeRandom(households);
  const people = makePeople(random, YEAR);
  const act = (title: string, work: (rows: RowWriter) => void) =>
    write(
      archive,
      { command: 'bench', title, operator: 'bench', at: '2025-06-01T08:00:00.000Z' },
      ({ raw }) => Promise.resolve(work(rowWriter(raw))),
    );
  const places: Place[] = [];
  await act('村组', (rows) => places.push(...writePlaces(rows, people)));
  for (let from = 0; from < households; from += BATCH)
    await act(`第 ${from} 户起`, (rows) => {
      const writing = mistyped === 0 ? rows : mistyping(rows, random, mistyped);
      for (let at = from; at < Math.min(from + BATCH, households); at += 1)
        writeHousehold(writing, random, {
          ...{ at, years, people },
          place: places[Math.floor((at * places.length) / households)] ?? { village: 1, group: 1 },
        });
    });
  await archive.close();
}

const mistyping = (rows: RowWriter, random: Random, share: number): RowWriter => ({
  ...rows,
  insert: (table, cells) => {
    if (table === 'custom_value') return rows.insert(table, cells);
    const broken = breakCells(random, cells, share);
    const key = typeof broken['id_number'] === 'string' ? idKey(broken['id_number']) : null;
    return rows.insert(table, table === 'member' ? { ...broken, id_key: key } : broken);
  },
});

interface Place {
  readonly village: number;
  readonly group: number;
}

function writePlaces(rows: RowWriter, people: PeopleMaker): Place[] {
  rows.insert('township', TOWNSHIP);
  rows.insert('custom_field', OWN_FIELD);
  for (let at = 0; at < HELPERS; at += 1)
    rows.insert('helper', { name: `帮扶${at + 1}`, phone: people.phone(), unit_name: '云岭县农业农村局' });
  return VILLAGES.flatMap((name, i) => {
    const village = rows.insert('village', { name, code: `529901100${200 + i}` });
    return [...'一二三四五六七八'].map((group) => ({
      village,
      group: rows.insert('village_group', { village_id: village, name: `${group}组` }),
    }));
  });
}

const TOWNSHIP = {
  ...{
    id: 1,
    province: '示范省',
    city: '示范市',
    county: '云岭县',
    name: '清水镇',
    region_code: '529901100',
  },
  ...{ address: '', phone: '', county_phone: '', county_department: '' },
};
const OWN_FIELD = {
  ...{
    key: 'custom_1',
    label: '宅基地证号',
    entity: 'household',
    type: 'text',
    yearly: 0,
    level: 'INTERNAL',
  },
};

interface Written {
  readonly at: number;
  readonly years: number;
  readonly people: PeopleMaker;
  readonly place: Place;
}

function writeHousehold(rows: RowWriter, random: Random, { at, years, people, place }: Written): void {
  const home = drawHome(random, people.family(), YEAR);
  const household_no = `5299010${String(at + 1).padStart(10, '0')}`;
  const [head] = home.people;
  const household_id = rows.insert('household', {
    ...{ village_id: place.village, village_group_id: place.group, household_no, phone: people.phone() },
    ...{
      head_name: head?.name ?? null,
      head_id_number: head?.idNumber ?? null,
      head_person_no: `${household_no}01`,
    },
    ...{
      bank_name: '农村商业银行',
      bank_account: `62284${random.digits(14)}`,
      address: `${(at % 300) + 1} 号`,
    },
    household_type: home.isExited ? '01' : '02',
  });
  const ids = new Map(
    home.people.map((person, i) => [
      person,
      rows.insert('member', {
        household_id,
        person_no: `${household_no}${two(i + 1)}`,
        ...memberCells(person),
      }),
    ]),
  );
  if (random.next() < 0.1)
    rows.insert('custom_value', {
      ...{ field_id: 1, household_id, value: `云集用${YEAR - 6}-A${random.digits(4)}号` },
    });
  for (let year = YEAR - years + 1; year <= YEAR; year += 1) {
    rows.insert('household_year', { household_id, ...cellsOfHome(year, home) });
    rows.insert('income_statement', { household_id, ...statementOf(year, home) });
    for (const person of peopleIn(year, home))
      rows.insert('member_year', {
        member_id: ids.get(person) ?? 0,
        ...cellsOfPerson(year, person, home.isInDibao),
      });
  }
  if (home.isExited || home.monitored !== 'no')
    rows.insert('pairing', {
      ...{ household_id, helper_id: 1 + (at % HELPERS), starts_on: '2021-01-01', ends_on: '2027-12-31' },
    });
  if (home.monitored !== 'no') writeMonitoring(rows, household_id, home);
}

/** Codes of 证件类型, of 增加原因 and of 减少原因. */
const CERTIFICATE = '02';
const ID_CARD = '01';
const BORN = '06';
const DEATH = '01';

function memberCells({ name, sex, relation, birth, idNumber, phone, diedOn }: Person): Cells {
  const isNew = birth >= '2024-01-01';
  return {
    ...{ name, sex, relation, phone, birth_date: birth, nation: '01' },
    ...{
      id_type: idNumber.length > 18 ? CERTIFICATE : ID_CARD,
      id_number: idNumber,
      id_key: idKey(idNumber),
    },
    ...(isNew ? { joined_on: birth, joined_reason: BORN, joined_kind: 'natural' } : {}),
    ...(diedOn === null ? {} : { left_on: diedOn, left_reason: DEATH, left_kind: 'natural' }),
  };
}

/** A spell with measures that answer its risk, and a visit every quarter. */
function writeMonitoring(rows: RowWriter, household_id: number, home: Home): void {
  const living = peopleIn(YEAR, home);
  const hasLabour = living.some((person) => canWork(YEAR, person));
  const isDisabled = living.some(({ health }) => health === 'disabled');
  rows.insert('monitoring_spell', { household_id, ...spellOf(home, hasLabour) });
  const measure = (kind: string, items: string) => {
    for (const year of [2024, 2025]) rows.insert('measure', { household_id, year, kind, items });
  };
  measure('health', '02,04');
  measure('social', '01');
  if (hasLabour) measure('industry', '01');
  const items = [...(home.isInDibao ? ['01'] : []), ...(isDisabled ? ['03'] : [])];
  if (items.length > 0) measure('security', items.join(','));
  for (const month of ['02', '05', '08', '11'])
    rows.insert('visit', {
      household_id,
      visited_on: `${YEAR}-${month}-15`,
      content: '入户走访，家中情况稳定',
    });
}
