import type { Archive } from '#db/open-archive.ts';
import { householdsOf, keptPapers } from '#db/paper-matrix.ts';
import { type Lacking, lackingLine, lackingOf } from './lacking.ts';
import { linesIn, linesOfVillage } from './own-files.ts';

type Raw = Archive['rawReading'];

export interface ToFetch {
  readonly householdId: number;
  readonly no: string | null;
  readonly head: string | null;
  readonly group: string | null;
  readonly papers: readonly Lacking[];
}

interface Asked {
  readonly villageId: number | null;
  readonly year: number | undefined;
  readonly today: string;
}

/** The households of a village that lack papers, in the order of groups and numbers. */
export function toFetch(raw: Raw, { villageId, year, today }: Asked): ToFetch[] {
  const lacking = lackingOf(raw, keptPapers(raw, { villageId, year }), today);
  return householdsOf(raw, villageId).flatMap(({ id, no, head, group }) => {
    const papers = lacking.get(id);
    return papers === undefined ? [] : [{ householdId: id, no, head, group, papers }];
  });
}

/** What the village's own file lacks. */
export const ownToFetch = (raw: Raw, { villageId, year, today }: Asked & { villageId: number }): Lacking[] =>
  linesIn(linesOfVillage(raw, villageId).lines, year).flatMap(
    (line) => lackingLine(line.entry, line, { year: line.year, today }) ?? [],
  );
