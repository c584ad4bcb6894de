import { inspected, inspectedFinder, type InspectedHousehold } from '#db/inspected.ts';
import type { Archive } from '#db/open-archive.ts';
import { keptPapersOf } from '#db/paper-matrix.ts';
import type { Output } from '#contract/channels.ts';
import { Refusal } from '../session.ts';
import { lackingOf, lackingTitle } from './lacking.ts';

type Inspected = Output<'paper.inspect'>;

const MOST = 2000;
/** More households of one name than this tell nobody anything. */
const MOST_OF_ONE = 50;

/** An inspection's list, line by line: which households it means, and what of their papers is lacking. */
export function inspect(
  raw: Archive['rawReading'],
  { text, year }: { text: string; year: number | undefined },
  today: string,
): Inspected {
  const lines = text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) throw invalid('请粘贴抽查名单，一行一户。');
  if (lines.length > MOST) throw invalid(`一次最多查 ${MOST} 行，这里有 ${lines.length} 行，请分几次查。`);
  const finder = inspectedFinder(raw);
  const meant = lines.map((line) => ({ line, ids: idsIn(line, finder) }));
  const ids = [...new Set(meant.flatMap(({ ids: of }) => of))];
  const households = inspected(raw, ids);
  const lacking = lackingOf(raw, keptPapersOf(raw, ids, year), today);
  return {
    households: meant.flatMap(({ line, ids: of }) => {
      const those = inVillage(
        line,
        of.flatMap((id) => households.get(id) ?? []),
      );
      return those.slice(0, MOST_OF_ONE).map(({ id, no, head, village, closedOn }) => {
        const papers = lacking.get(id) ?? [];
        const titles = (state: 'missing' | 'unsigned') =>
          papers.filter((paper) => paper.state === state).map(lackingTitle);
        return {
          ...{ householdId: id, householdNo: no, head, village, closedOn },
          ...{ asked: line.slice(0, 100), among: those.length },
          ...{ missing: titles('missing'), unsigned: titles('unsigned') },
        };
      });
    }),
    unknown: meant.filter(({ ids: of }) => of.length === 0).map(({ line }) => line.slice(0, 100)),
  };
}

const invalid = (message: string) =>
  new Refusal({ code: 'invalid-input', issues: [{ path: 'text', message }] });

/** Cells of a pasted row: what is a number or a name narrows; what means nobody (a running number, a village) does not. */
function idsIn(line: string, finder: (word: string) => Set<number>): number[] {
  const found = wordsOf(line)
    .map(finder)
    .filter(({ size }) => size > 0);
  const [first, ...others] = found;
  if (first === undefined) return [];
  const all = others.reduce((ids, more) => ids.intersection(more), first);
  return [...(all.size > 0 ? all : (found.toSorted((a, b) => a.size - b.size)[0] ?? first))];
}

const wordsOf = (line: string): string[] =>
  line
    .slice(0, 300)
    .split(/[\s,，、;；]+/u)
    .filter((word) => word !== '')
    .slice(0, 20);

/** Several of one name: those of the village that the line names, where it names one. */
function inVillage(line: string, households: InspectedHousehold[]): InspectedHousehold[] {
  if (households.length < 2) return households;
  const there = households.filter(({ village }) => village !== null && line.includes(village));
  return there.length > 0 ? there : households;
}
