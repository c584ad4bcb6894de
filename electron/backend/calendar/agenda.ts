import {
  cluesToAccept,
  type EntryRow,
  issuesToClose,
  listEntries,
  objectionsToAnswer,
  phasesToDo,
  roundsToAnswer,
} from '#db/calendar.ts';
import { type LoanRow, openLoans } from '#db/filing-out.ts';
import type { ReadHandle } from '#db/handle.ts';
import { type AgendaItem, mergePlan, sortAgenda } from '#domain/calendar/agenda.ts';
import { acceptBy } from '#domain/clues/clue.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import { type Day, yearOf } from '#domain/time/day.ts';
import { addWorkingDays } from '#domain/time/working-days.ts';
import { packOfYear, packVersion } from '../packs/library.ts';
import { stepItems } from './step-items.ts';

/** Nothing but what a kind adds to it. */
const plain = {
  state: '',
  doneOn: null,
  villageId: null,
  village: null,
  responsible: null,
  source: null,
  id: null,
  at: null,
} as const satisfies Partial<AgendaItem>;

/** Everything that is to be done in the township, and the year's days, in the order in which it presses. */
export async function agendaOf(
  db: ReadHandle,
  { year, today }: { readonly year: number; readonly today: Day },
): Promise<AgendaItem[]> {
  const packs = new Map<number, PolicyPack | undefined>();
  const packAt = async (of: number) => {
    if (!packs.has(of)) packs.set(of, await packOfYear(db, of));
    return packs.get(of);
  };
  const own = (await listEntries(db, year)).map(entryItem);
  const items = [
    ...(await stepItems(db, today)),
    ...(await clueItems(db, packAt)),
    ...(await objectionItems(db, packAt)),
    ...(await issuesToClose(db)).map(issueItem),
    ...(await roundItems(db, today)),
    ...(await phaseItems(db)),
    ...(await openLoans(db)).map(loanItem),
    ...mergePlan(planItems(await packAt(year), year), own),
  ];
  return sortAgenda(items, today);
}

type PackAt = (year: number) => Promise<PolicyPack | undefined>;

const entryItem = (row: EntryRow): AgendaItem => ({
  ...plain,
  ...{ kind: 'own', title: row.title, state: row.note ?? '', dueOn: row.due_on, doneOn: row.done_on },
  ...{ villageId: row.village_id, village: row.village, responsible: row.responsible, id: row.id },
});

async function clueItems(db: ReadHandle, packAt: PackAt): Promise<AgendaItem[]> {
  const items: AgendaItem[] = [];
  for (const { id, found_on: foundOn, village_id: villageId, village } of await cluesToAccept(db)) {
    const pack = await packAt(yearOf(foundOn));
    const rule = pack?.clues?.acceptWithin;
    const dueOn = acceptBy(foundOn, rule, pack?.holidays ?? { off: [], worked: [] });
    const title = `受理线索 ${id}`;
    items.push({
      ...plain,
      ...{ kind: 'clue', title, state: `${foundOn} 发现`, dueOn, villageId, village, id },
      source: rule?.source ?? null,
    });
  }
  return items;
}

async function objectionItems(db: ReadHandle, packAt: PackAt): Promise<AgendaItem[]> {
  const items: AgendaItem[] = [];
  for (const row of await objectionsToAnswer(db)) {
    const pack = await packAt(row.year);
    const days = pack?.documents.objectionAnswerDays;
    const state = row.decided_on !== null ? '待答复' : row.verified_on !== null ? '待处理' : '待核实';
    items.push({
      ...plain,
      ...{ kind: 'objection', title: `答复异议（${row.title}）`, state: `${row.received_on} 收到，${state}` },
      dueOn: pack && days ? addWorkingDays(row.received_on, days.value, pack.holidays) : null,
      ...{ villageId: row.village_id, village: row.village, responsible: row.responsible },
      ...{ source: days?.source ?? null, id: row.id, at: row.procedure_id },
    });
  }
  return items;
}

const issueItem = (row: Awaited<ReturnType<typeof issuesToClose>>[number]): AgendaItem => ({
  ...plain,
  ...{ kind: 'issue', title: `问题 ${row.number} 整改`, state: `${row.kind}类`, dueOn: row.due_on },
  ...{ villageId: row.village_id, village: row.village, id: row.id },
  responsible: row.responsible ?? row.responsible_unit,
});

const loanItem = ({ id, code, lentOn, dueOn, borrower }: LoanRow): AgendaItem => ({
  ...plain,
  ...{ kind: 'loan', title: `归还档案 ${code}`, state: `${lentOn} 借出`, dueOn, responsible: borrower, id },
});

/** Until the day has passed, and after it while suspicions are open. */
async function roundItems(db: ReadHandle, today: Day): Promise<AgendaItem[]> {
  const rows = await roundsToAnswer(db);
  return rows
    .filter(({ due_on: due, open }) => open > 0 || (due !== null && due >= today))
    .map(({ id, title, due_on: dueOn, open }) => ({
      ...plain,
      ...{ kind: 'comparison', title: `部门比对：${title}`, dueOn, id },
      state: open > 0 ? `${open} 条疑似问题待核实` : '等部门反馈',
    }));
}

async function phaseItems(db: ReadHandle): Promise<AgendaItem[]> {
  const items: AgendaItem[] = [];
  for (const row of await phasesToDo(db)) {
    const pack = await packVersion(db, { id: row.pack_id, version: row.pack_version });
    const plan = pack.campaigns?.find(({ key }) => key === row.key);
    const phase = plan?.phases.find(({ key }) => key === row.phase_key);
    items.push({
      ...plain,
      ...{ kind: 'campaign', title: `${row.title}：${phase?.title ?? row.phase_key}`, dueOn: row.ends_on },
      ...{ state: `${row.starts_on} 开始`, source: phase?.source ?? null, id: row.id },
    });
  }
  return items;
}

function planItems(pack: PolicyPack | undefined, year: number): AgendaItem[] {
  return (pack?.calendar ?? [])
    .filter(({ years }) => years === undefined || (years[0] <= year && year <= years[1]))
    .map(({ title, date, source }) => ({
      ...plain,
      ...{ kind: 'plan', title, dueOn: `${year}-${date}`, source },
    }));
}
