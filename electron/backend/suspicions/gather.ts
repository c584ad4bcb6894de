import type { Archive } from '#db/open-archive.ts';
import { answersOfSuspicions, newestChange } from '#db/suspicion-answers.ts';
import { villageNames } from '#db/village-facts.ts';
import { reader } from '#db/write.ts';
import { exitLine } from '#domain/income/exit-line.ts';
import { lineOfYear } from '#domain/income/line-of-year.ts';
import type { PackSuspicions } from '#domain/suspicions/pack-part.ts';
import { ASSET_KINDS } from '#domain/suspicions/catalogue.ts';
import { exitedGrounds } from '#domain/suspicions/exited.ts';
import type { SuspicionContext } from '#domain/suspicions/facts.ts';
import { missedGrounds } from '#domain/suspicions/missed.ts';
import { goneGrounds, strangerGround } from '#domain/suspicions/reports.ts';
import type { Ground, SuspicionKind } from '#domain/suspicions/suspicion.ts';
import { wrongGrounds } from '#domain/suspicions/wrong.ts';
import type { SuspicionLine } from '#contract/suspicion.ts';
import { findTownship } from '#db/places.ts';
import { packLines, packOfYear } from '../packs/library.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { type RegisterFindings, registerFindings } from './register-homes.ts';
import { type SuspectHomes, suspectHomes } from './suspect-homes.ts';
import { lineOf, type SuspectPlace } from './suspicion-lines.ts';

/** All that is suspected in a year, and what it was judged by. */
export interface Gathered {
  readonly lines: readonly SuspicionLine[];
  readonly homes: SuspectHomes['homes'];
  readonly register: RegisterFindings;
  readonly context: SuspicionContext;
  readonly pack: PackSuspicions;
  /** By id. */
  readonly villages: ReadonlyMap<number, string>;
}

/** The last one of each archive: a list is paged through, and the rates are made of the same. */
const known = new WeakMap<Archive, { readonly key: string; readonly gathered: Promise<Gathered> }>();

/** The suspicions of a year; worked out anew when anything was changed since. */
export function gatherSuspicions(session: Session, year: number): Promise<Gathered> {
  const archive = openArchiveOf(session);
  const key = `${newestChange(archive.rawReading)} ${year}`;
  const last = known.get(archive);
  if (last?.key === key) return last.gathered;
  const gathered = gather(archive, year);
  known.set(archive, { key, gathered });
  gathered.catch(() => known.delete(archive));
  return gathered;
}

async function gather(archive: Archive, year: number): Promise<Gathered> {
  const raw = archive.rawReading;
  const db = reader(archive);
  const pack = (await packOfYear(db, year))?.checks?.suspicions ?? {};
  const province = (await findTownship(db))?.province ?? '';
  const own = await packLines(db);
  const context: SuspicionContext = {
    year,
    line: lineOfYear({ year, province, own }),
    exitLine: exitLine({ year, province, own }),
    assets: pack.assets ?? ASSET_KINDS,
  };
  const { homes, strangers } = await suspectHomes({ db, raw, year });
  const register = registerFindings(raw);
  const villages = villageNames(raw);
  const answers = answersOfSuspicions(raw);
  const off = new Set(pack.off?.map(({ rule }) => rule));
  const lines: SuspicionLine[] = [];
  const add = (
    wanted: { key: string; kind: SuspicionKind; place: SuspectPlace },
    all: readonly Ground[],
  ): void => {
    const grounds = off.size === 0 ? all : all.filter(({ rule }) => !off.has(rule));
    if (grounds.length > 0) lines.push(lineOf({ ...wanted, grounds }, answers));
  };
  for (const { row, home } of homes) {
    const { id: householdId, householdNo, villageId, group, headName, people } = row;
    const village = villages.get(villageId ?? 0) ?? null;
    const place = { householdId, householdNo, villageId, village, group, headName, people };
    const addOf = (kind: SuspicionKind, grounds: readonly Ground[], persons = people) =>
      add({ key: `${kind}:h${householdId}`, kind, place: { ...place, people: persons } }, grounds);
    addOf('missed', missedGrounds(home, context));
    addOf('wrong', wrongGrounds(home, context));
    addOf('exited', exitedGrounds(home, context));
    const absent = register.absent.get(householdId) ?? [];
    if (absent.length > 0) addOf('absent', absent, absent.length);
    const mistaken = [...(register.mistaken.get(householdId) ?? []), ...goneGrounds(home)];
    if (mistaken.length > 0)
      addOf('mistaken', mistaken, new Set(mistaken.map(({ memberId }) => memberId)).size);
  }
  const nowhere = { householdId: null, householdNo: null, group: null };
  for (const { key, villageId, headName, people, grounds } of register.whole) {
    const village = villages.get(villageId ?? 0) ?? null;
    add(
      {
        key: `absent:r${key}`,
        kind: 'absent',
        place: { ...nowhere, villageId, village, headName, people },
      },
      grounds,
    );
  }
  for (const hit of strangers) {
    const ground = strangerGround(hit);
    const place = { ...nowhere, villageId: null, village: null, headName: hit.name, people: 1 };
    if (ground !== null) add({ key: `absent:c${hit.id}`, kind: 'absent', place }, [ground]);
  }
  return { lines, homes, register, context, pack, villages };
}
