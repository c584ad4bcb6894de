import type { ReadHandle } from '#db/handle.ts';
import { findTownship, listVillages, updateTownship } from '#db/places.ts';
import { reader } from '#db/write.ts';
import { filingLacks, filingSettings, type FilingSettings, officeOf } from '#domain/filing/settings.ts';
import { archivalCode } from '#domain/records/filing.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { packOfYear } from '../packs/library.ts';
import { act, openArchiveOf, Refusal, type Session } from '../session.ts';

export const rule = (name: string, message: string): Refusal =>
  new Refusal({ code: 'rule', rule: name, message });

/** What numbers are made of in a year. Throws a Refusal when no pack rules it. */
export async function settingsOf(db: ReadHandle, year: number): Promise<FilingSettings> {
  const pack = await packOfYear(db, year);
  if (pack === undefined) throw rule('no-pack', `没有 ${year} 年的政策包，请核对年度。`);
  return filingSettings(pack, { fonds: (await findTownship(db))?.fonds ?? null });
}

interface Office {
  readonly code: string | null;
  readonly name: string;
}

/** Throws a Refusal that says what is missing and where it is set; `villages`: whose papers are numbered, null: the township. */
export function requireCodes(settings: FilingSettings, villages: readonly (Office | null)[]): void {
  const own = villages.filter((village) => village !== null);
  const needsTownship = villages.includes(null);
  const lacks = filingLacks(needsTownship ? settings : { ...settings, townshipOffice: '-' }, own);
  if (lacks[0] !== undefined) throw rule('filing-codes', lacks[0]);
}

export async function readSettings(
  session: Session,
  { year }: Input<'filing.settings'>,
): Promise<Result<Output<'filing.settings'>>> {
  const db = reader(openArchiveOf(session));
  const settings = await settingsOf(db, year);
  const { villages } = await listVillages(db);
  const { fonds, fileClass, townshipOffice: office, spines, pagesPerMillimetre } = settings;
  return ok({
    ...{ fonds, fileClass, office, spines: [...spines], pagesPerMillimetre },
    villages: villages.map(({ id, name, code }) => ({
      ...{ villageId: id, name },
      office: officeOf(settings, { code }),
    })),
    example: archivalCode({ fonds, fileClass, office, year, retention: 'Y', serial: 1 }),
    lacks: filingLacks(settings, villages),
  });
}

export async function setFonds(
  session: Session,
  { fonds }: Input<'filing.setFonds'>,
): Promise<Result<Output<'filing.setFonds'>>> {
  const head = { command: 'filing.setFonds', title: `填写全宗号：${fonds}` };
  const { change } = await act(session, head, ({ trx }) => updateTownship(trx, { fonds }));
  return ok({ change });
}
