import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Archive } from '#db/open-archive.ts';
import {
  keepRegister,
  type RegisteredHousehold,
  removeRegister,
  villagesOfKeys,
} from '#db/population-register.ts';
import { villageNames } from '#db/village-facts.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { act, asJob, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { SheetError } from '../sheets/sheet-error.ts';
import { type ReadPerson, type ReadPopulation, readPopulation } from './read-population.ts';

type Imported = Result<Output<'suspicion.register.import'>>;

/** Keeps a household register for comparison; it changes no household. What it says of its villages replaces the older. */
export const importRegister = (
  session: Session,
  { fileId, villageId, takenOn = today(session), note, job }: Input<'suspicion.register.import'>,
): Promise<Imported> =>
  asJob(session, job, async (signal) => {
    const raw = openArchiveOf(session).rawReading;
    if (villageId !== undefined && !villageNames(raw).has(villageId)) return notFound('这个村');
    if (takenOn > today(session)) return refuse('register-day', `册上日期 ${takenOn} 晚于今天，请核对。`);
    const file = session.files.get(fileId);
    if (file === undefined || (file.kind === 'bytes' && file.filled !== file.size))
      return notFound('户籍册的文件');
    const bytes = file.kind === 'bytes' ? file.bytes : readFileSync(file.path);
    let read: ReadPopulation | null;
    try {
      read = await readPopulation(
        { name: file.name, bytes },
        {
          signal,
          onRows: (done) => {
            if (job !== undefined) session.progress({ job, stage: '正在读入户籍册', done, total: 0 });
          },
        },
      );
    } catch (error) {
      if (signal.aborted || !(error instanceof SheetError)) throw error;
      return refuse('unreadable-file', error.message);
    } finally {
      session.files.drop(fileId);
    }
    if (read === null)
      return refuse(
        'not-a-register',
        '这不是户籍册：表头里要有“姓名”和“证件号码”两列，有“户主”或“户号”更好。',
      );
    if (read.people.length === 0)
      return refuse('empty-register', '户籍册里没有读到人，请核对表里的姓名和证件号码。');
    const villages = villagesOf(raw, read.people, villageId);
    const homes = [...villages.values()].flat();
    const head = { command: 'suspicion.register.import', title: `读入户籍册：${read.people.length} 人` };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const register = { file: file.name, sha256, takenOn, importedOn: today(session), note, villages };
    const done = await act(session, head, async (scope) => keepRegister(scope.raw, register));
    return ok({
      change: done.change,
      ...{ people: read.people.length, households: homes.length },
      homeless: (villages.get(null) ?? []).reduce((sum, { people }) => sum + people.length, 0),
      ...{ refused: read.refused, problems: read.problems },
    });
  });

/** By the village that was chosen, else the one that is written, else where somebody of the household is in the archive. */
function villagesOf(
  raw: Archive['rawReading'],
  people: readonly ReadPerson[],
  chosen: number | undefined,
): Map<number | null, RegisteredHousehold[]> {
  const byName = new Map([...villageNames(raw)].map(([id, name]) => [bareName(name), id]));
  const byKey =
    chosen === undefined
      ? villagesOfKeys(
          raw,
          people.map(({ idKey }) => idKey),
        )
      : new Map<string, number>();
  const homes = Map.groupBy(people, ({ village, home }) => `${village ?? ''}|${home}`);
  const villages = new Map<number | null, RegisteredHousehold[]>();
  for (const own of homes.values()) {
    const [first] = own;
    if (first === undefined) continue;
    const written = first.village === null ? undefined : byName.get(bareName(first.village));
    const known = own.map(({ idKey }) => byKey.get(idKey)).find((id) => id !== undefined);
    const villageId = chosen ?? written ?? known ?? null;
    const home: RegisteredHousehold = {
      ...{ home: first.home, headName: own.find(({ headName }) => headName !== null)?.headName ?? null },
      people: own.map(({ name, idKey }) => ({ name, idKey })),
    };
    const there = villages.get(villageId);
    if (there === undefined) villages.set(villageId, [home]);
    else there.push(home);
  }
  return villages;
}

/** 云溪村委会, 云溪村 and 云溪 are the same. */
const bareName = (name: string): string =>
  name.replace(/\s/gu, '').replace(/(?:村民委员会|村委会|居委会|社区|行政村|村)$/u, '');

export async function dropRegister(
  session: Session,
  { id }: Input<'suspicion.register.remove'>,
): Promise<Result<Output<'suspicion.register.remove'>>> {
  const head = { command: 'suspicion.register.remove', title: '删去户籍册' };
  const done = await act(session, head, async ({ raw }) => {
    if (!removeRegister(raw, id)) throw new Refusal({ code: 'not-found', what: '这份户籍册' });
  });
  return ok({ change: done.change });
}
