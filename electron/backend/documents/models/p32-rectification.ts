import { householdsOfVillage } from '#db/documents.ts';
import { addDays } from '#domain/time/day.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { chineseDate } from '#templates/layout/days.ts';
import { officeOf } from '../posted/offices.ts';
import type { Maker, VillageAsk } from '../sheet.ts';
import { ledgerProblems } from './ledger-problems.ts';
import { type FoundProblem, problemsOf } from './problems.ts';

type Rectification = ModelOf<'P32'>;

/** A letter names so many problems one by one; more are told by their kinds, with the ledger beside it. */
const TOLD = 8;

/** Notice to a village to put its problems right (P32). */
export const rectification: Maker<Rectification> = { of: 'village', model: rectificationOf };

async function rectificationOf(ask: VillageAsk): Promise<Rectification> {
  const { db, village, township, pack, year, today, lacks } = ask;
  const registered = ledgerProblems(ask, { villageId: village.id });
  const open = registered.filter(({ course }) => course.closedOn === null);
  const found =
    registered.length > 0
      ? open
      : await problemsOf(ask, await householdsOfVillage(db, { villageId: village.id }));
  const days = pack.documents.rectificationDays?.value;
  const due = latest(open.flatMap(({ course }) => course.dueOn ?? []));
  if (found.length === 0)
    lacks(
      `${village.name}：${registered.length > 0 ? '台账里的问题都已销号' : '档案里没有发现问题'}，问题留空手写`,
    );
  lacks('通知书编号、联系人：没有登记，留空手写');
  if (due === null && days === undefined) lacks('整改时限：政策包里没有整改期限，留空手写');
  return {
    ...{ issuer: officeOf(township), village: village.name, unit: unitOf(ask, open), year, number: null },
    checkedOn: latest(found.flatMap(({ foundOn }) => foundOn ?? [])),
    problems: found.length > TOLD ? byKind(found) : found.map((problem) => sentenceOf(problem, due)),
    dueOn: due ?? (days === undefined ? null : addDays(today, days)),
    contact: null,
    phone: township.phone.trim() || null,
    issuedOn: today,
  };
}

const latest = (days: readonly string[]): string | null => days.toSorted().at(-1) ?? null;

/** 责任单位 where the ledger names one for all of them and it is not the village. */
function unitOf({ village }: VillageAsk, found: readonly FoundProblem[]): string | null {
  const [unit, ...others] = new Set(found.map(({ course }) => course?.unit ?? ''));
  const isVillage = unit === undefined || unit === '' || unit.startsWith(village.name);
  return others.length > 0 || isVillage ? null : unit;
}

/** With a deadline of its own where it is not that of the letter. */
function sentenceOf({ group, head, text, course }: FoundProblem, due: string | null): string {
  const own = course?.dueOn ?? due;
  const until = own === due ? '' : `（限${chineseDate(own ?? '')}前）`;
  const whose = head === null ? (group ?? '') : `${group ?? ''}${head}户`;
  return `${whose}${text.replace(/[。；;.]+$/u, '')}${until}`;
}

function byKind(found: readonly FoundProblem[]): string[] {
  const kinds = Map.groupBy(found, ({ kind }) => kind ?? '其他');
  return [...kinds].map(([kind, of]) => {
    const households = new Set(of.map(({ householdId }) => householdId).filter((id) => id !== 0)).size;
    return `${kind}类问题${of.length}个，涉及${households}户（详见问题台账）`;
  });
}
