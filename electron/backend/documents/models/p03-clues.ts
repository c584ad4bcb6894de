import { type ClueRow, cluesOf } from '#db/documents-surveys.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { investigatorsOf } from '../../procedure/running.ts';
import type { Maker } from '../sheet.ts';

type Clues = ModelOf<'P03'>;
type Clue = Clues['clues'][number];

/** Register of a village's clues (P03), with every clue of the year whichever procedure it went into. */
export const clues: Maker<Clues> = {
  of: 'village',
  model: async ({ db, township, village, year }) => ({
    place: { county: township.county, township: township.name, village: village.name },
    year,
    clues: (await cluesOf(db, { villageId: village.id, year })).map((row) => clueOf(row, year)),
  }),
};

const clueOf = (row: ClueRow, year: number): Clue => ({
  source: orNull(labelOf('discovery_channel', row.discovery_channel, year)),
  receivedOn: row.discovered_on,
  head: row.head_name ?? '',
  group: row.group,
  people: row.people,
  type: orNull(labelOf('household_type', row.household_type, year)),
  risks: [row.risk_1, row.risk_2, row.risk_3, row.risk_4, row.risk_5]
    .map((risk) => labelOf('risk_type', risk, year))
    .filter((label) => label !== ''),
  checkedOn: row.visited_on,
  investigators: investigatorsOf(row),
  result: resultOf(row),
  reason: row.drop_reason,
});

/** What is known of the result: who dropped out was not taken in, who was visited or is monitored was. */
function resultOf({ dropped, state, visited_on }: ClueRow): Clue['result'] {
  if (dropped === 1 || state === 'void') return 'not-taken';
  return visited_on !== null || state === 'open' || state === 'eliminated' ? 'taken' : null;
}

const orNull = (text: string): string | null => (text === '' ? null : text);
