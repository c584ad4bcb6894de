import {
  copiedIncomes,
  type DueHousehold,
  householdsToVisit,
  type RadarHousehold,
  sharedPhones,
  unchangedVillages,
  unhelpedSpells,
  unvisitedMeasures,
} from '#db/radar.ts';
import type { Archive } from '#db/open-archive.ts';
import { villageNames } from '#db/village-facts.ts';
import { reader } from '#db/write.ts';
import { maskPhone } from '#domain/identity/mask.ts';
import { moneyText } from '#domain/income/money.ts';
import { explanationOf, lateBy, RADAR, RADAR_KEYS, type RadarKey } from '#domain/suspicions/radar.ts';
import { addMonths, firstDayOf, monthOf } from '#domain/time/day.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import type { RadarRow } from '#contract/suspicion.ts';
import { packOfYear } from '../packs/library.ts';
import { openArchiveOf, type Session, today } from '../session.ts';
import { listRates } from '../suspicions/list-rates.ts';

interface Looking {
  readonly raw: Archive['rawReading'];
  readonly today: string;
  /** Of values. */
  readonly year: number;
  readonly villages: ReadonlyMap<number, string>;
  readonly parameters: (key: RadarKey) => Readonly<Record<string, number>>;
}

async function looking(session: Session, year: number | undefined): Promise<Looking> {
  const archive = openArchiveOf(session);
  const now = today(session);
  const ofValues = year ?? Number(now.slice(0, 4));
  const pack = await packOfYear(reader(archive), ofValues);
  const own = pack?.checks?.suspicions?.parameters ?? {};
  return {
    ...{ raw: archive.rawReading, today: now, year: ofValues, villages: villageNames(archive.rawReading) },
    parameters: (key) =>
      Object.fromEntries(
        Object.entries(RADAR[key].parameters).map(([name, { value }]) => [
          name,
          own[`${key}.${name}`]?.value ?? value,
        ]),
      ),
  };
}

type Told = Omit<RadarRow, 'village'>;

/** The list behind a line. */
function rowsOf(key: RadarKey, look: Looking): Told[] {
  const { raw, year, today: now } = look;
  const { months = 0, households = 0 } = look.parameters(key);
  switch (key) {
    case 'W01':
      return unchangedVillages(raw, addMonths(now, -months)).map(({ villageId, households: count }) => ({
        ...{ villageId, householdId: null, householdNo: null, headName: null },
        told: `${count} 户，${addMonths(now, -months)} 以来没有变化`,
      }));
    case 'W02':
      return copiedIncomes(raw, year).map(({ perCapita, ...home }) => ({
        ...home,
        told: `${year} 年各项收支与 ${year - 1} 年完全相同${perCapita === null ? '' : `，人均纯收入 ${moneyText(perCapita)} 元`}`,
      }));
    case 'W03':
      return sharedPhones(raw, households).map(({ phone, shared, ...home }) => ({
        ...home,
        told: `${maskPhone(phone)} 由 ${shared} 户共用`,
      }));
    case 'W04':
      return unvisitedMeasures(raw, year).map(({ measures, ...home }) => ({
        ...home,
        told: `${year} 年有 ${measures} 项帮扶措施，没有走访记录`,
      }));
    case 'W05':
      return householdsToVisit(raw).flatMap((home) => overdueRow(home, look));
    case 'W06':
      return unhelpedSpells(raw, monthOf(addMonths(now, -months))).map(({ recognised, ...home }) => ({
        ...home,
        told: `${recognised.slice(0, 4)} 年 ${Number(recognised.slice(4))} 月纳入监测，没有登记帮扶措施`,
      }));
  }
}

function overdueRow(due: DueHousehold, { today: now, parameters }: Looking): Told[] {
  const { monitored, lastVisit, recognised, paired, ...home } = due;
  const { monitoredDays = 0, registeredDays = 0 } = parameters('W05');
  const every = monitored === 1 ? monitoredDays : registeredDays;
  const begins = [recognised === null ? null : firstDayOf(recognised), paired].filter(
    (each) => each !== null,
  );
  const late = lateBy({ lastVisit, begins: begins.toSorted().at(-1) ?? null, every, today: now });
  if (late === null) return [];
  const who = monitored === 1 ? '监测户' : '脱贫户';
  const last = lastVisit === null ? '没有走访记录' : `上次走访 ${lastVisit}`;
  return [{ ...home, told: `${who}，${last}${late === 'never' ? '' : `，超期 ${late} 天`}` }];
}

const villageOf = (id: number | null, { villages }: Looking): string => villages.get(id ?? 0) ?? '未定村';

/** How many there are of each, and where. */
export async function listRadar(
  session: Session,
  { year }: Input<'radar.list'>,
): Promise<Result<Output<'radar.list'>>> {
  const look = await looking(session, year);
  return ok({
    on: look.today,
    lines: RADAR_KEYS.map((key) => {
      const rows = rowsOf(key, look);
      const { title, unit, source } = RADAR[key];
      const byVillage = Map.groupBy(rows, ({ villageId }: Pick<RadarHousehold, 'villageId'>) => villageId);
      return {
        ...{
          key,
          title,
          unit,
          source,
          explanation: explanationOf(key, look.parameters(key)),
          count: rows.length,
        },
        villages: [...byVillage]
          .map(([villageId, own]) => ({ villageId, village: villageOf(villageId, look), count: own.length }))
          .toSorted((a, b) => b.count - a.count),
      };
    }),
  });
}

export async function behindRadar(
  session: Session,
  { key, year, villageId, offset, limit }: Input<'radar.behind'>,
): Promise<Result<Output<'radar.behind'>>> {
  const look = await looking(session, year);
  const rows = rowsOf(key, look).filter(
    (row) => villageId === undefined || (row.villageId ?? 0) === villageId,
  );
  return ok({
    total: rows.length,
    rows: rows
      .slice(offset, offset + limit)
      .map((row) => ({ ...row, village: villageOf(row.villageId, look) })),
  });
}

/** What the desk tells: overdue visits, and villages that nothing moves in or whose rates are beyond their limits. */
export async function radarOfHome(session: Session): Promise<Result<Output<'radar.home'>>> {
  const look = await looking(session, undefined);
  const villages = new Map<number, string[]>();
  const put = (id: number | null, why: string) => {
    if (id !== null) villages.set(id, [...(villages.get(id) ?? []), why]);
  };
  for (const { villageId } of rowsOf('W01', look)) put(villageId, RADAR.W01.title.replace('的村', ''));
  const rates = await listRates(session, { year: look.year });
  if (rates.ok)
    for (const { villageId, rates: own } of rates.value.places)
      for (const { key, title } of rates.value.rates)
        if (own[key].verdict === 'beyond') put(villageId, `${title} ${own[key].confirmed ?? ''}%`);
  return ok({
    overdue: rowsOf('W05', look).length,
    villages: [...villages].map(([villageId, why]) => ({
      ...{ villageId, village: villageOf(villageId, look) },
      why: why.join('，'),
    })),
  });
}
