import type { ReadHandle } from '#db/handle.ts';
import type { DocumentTarget } from '#contract/document.ts';
import type { Refusal as Need } from '#templates/document.ts';
import { packOfYear } from '../packs/library.ts';
import type { Running } from '../procedure/running.ts';
import { Refusal } from '../session.ts';
import type { Ask, Sheet } from './sheet.ts';
import { townshipOf } from './target.ts';

/** Whom one paper is for; `make` reads the archive only when it is called. */
export interface Place {
  /** Papers of one household lie together in a set of several documents; 0 stands for those of no household. */
  readonly householdId: number;
  readonly make: () => Promise<Sheet>;
}

export interface Asked {
  readonly db: ReadHandle;
  readonly raw: Ask['raw'];
  readonly readFile: Ask['readFile'];
  readonly target: DocumentTarget;
  readonly year: number;
  readonly today: string;
}

export const rule = (name: string, message: string) => new Refusal({ code: 'rule', rule: name, message });

type Made = Omit<Sheet, 'lacks' | 'needs' | 'noticeTo' | 'year' | 'pack' | 'lists'> &
  Partial<Pick<Sheet, 'lists'>>;

/** A paper with what its making noted. Its words and year are those of the procedure, where there is one. */
export async function sheetOf(
  { db, raw, readFile, year, today }: Asked,
  running: Pick<Running, 'row' | 'pack'> | null,
  make: (ask: Ask) => Promise<Made>,
): Promise<Sheet> {
  const lacks: string[] = [];
  const needs: Need[] = [];
  let noticeTo: string | null = null;
  const pack = running?.pack ?? (await packOfYear(db, year));
  if (pack === undefined) throw rule('no-pack', `没有 ${year} 年的政策包，请核对年度。`);
  const ofYear = running?.row.year ?? year;
  const made = await make({
    ...{ db, raw, readFile, today, pack, township: await townshipOf(db), year: ofYear },
    lacks: (sentence) => lacks.push(sentence),
    needs: (name, message) => needs.push({ rule: name, message }),
    noticeTo: (day) => {
      noticeTo = day;
    },
  });
  return { lists: [], ...made, year: ofYear, pack, lacks, needs, noticeTo };
}
