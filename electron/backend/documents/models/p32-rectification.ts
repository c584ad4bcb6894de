import { householdsOfVillage } from '#db/documents.ts';
import { addDays } from '#domain/time/day.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { officeOf } from '../posted/offices.ts';
import type { Maker, VillageAsk } from '../sheet.ts';
import { type FoundProblem, problemsOf } from './problems.ts';

type Rectification = ModelOf<'P32'>;

/** A letter names so many problems one by one; more are told by their kinds, with the ledger beside it. */
const TOLD = 8;

/** Notice to a village to put its problems right (P32). */
export const rectification: Maker<Rectification> = { of: 'village', model: rectificationOf };

async function rectificationOf(ask: VillageAsk): Promise<Rectification> {
  const { db, village, township, pack, year, today, lacks } = ask;
  const found = await problemsOf(ask, await householdsOfVillage(db, { villageId: village.id }));
  const days = pack.documents.rectificationDays?.value;
  if (found.length === 0) lacks(`${village.name}：档案里没有发现问题，问题留空手写`);
  lacks('通知书编号、联系人：没有登记，留空手写');
  if (days === undefined) lacks('整改时限：政策包里没有整改期限，留空手写');
  return {
    ...{ issuer: officeOf(township), village: village.name, unit: null, year, number: null },
    checkedOn: newest(found),
    problems: found.length > TOLD ? byKind(found) : found.map(sentenceOf),
    dueOn: days === undefined ? null : addDays(today, days),
    contact: null,
    phone: township.phone.trim() || null,
    issuedOn: today,
  };
}

const newest = (found: readonly FoundProblem[]): string | null =>
  found
    .flatMap(({ foundOn }) => foundOn ?? [])
    .toSorted()
    .at(-1) ?? null;

const sentenceOf = ({ group, head, text }: FoundProblem): string =>
  `${group ?? ''}${head ?? ''}户${text.replace(/[。；;.]+$/u, '')}`;

function byKind(found: readonly FoundProblem[]): string[] {
  const kinds = Map.groupBy(found, ({ kind }) => kind ?? '其他');
  return [...kinds].map(([kind, of]) => {
    const households = new Set(of.map(({ householdId }) => householdId)).size;
    return `${kind}类问题${of.length}个，涉及${households}户（详见问题台账）`;
  });
}
