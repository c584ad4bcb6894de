import { townshipEvidence, villageEvidence } from '#db/completeness-evidence.ts';
import { checklistsThere, type PaperRules, paperRules } from '#db/completeness.ts';
import type { Archive } from '#db/open-archive.ts';
import { yearsThere } from '#db/paper-matrix.ts';
import { ownLines, type PaperLine } from '#domain/completeness/lines.ts';

type Raw = Archive['rawReading'];

/** The papers that a village's own file must hold, and by what they are judged. */
export function linesOfVillage(raw: Raw, villageId: number): { lines: PaperLine[]; rules: PaperRules } {
  const rules = paperRules(raw, { villageId });
  const file = villageEvidence(raw, villageId);
  const had = { file, years: yearsThere(raw), ran: [...rules.procedures.values()] };
  return { lines: ownLines('village', had, rules.lists), rules };
}

/** The papers that the township's own file must hold. */
export function linesOfTownship(raw: Raw): { lines: PaperLine[]; rules: PaperRules } {
  const rules = paperRules(raw, 'all');
  const years = yearsThere(raw);
  const entries = [...years.map(rules.lists.ofYear), checklistsThere(raw).present]
    .flat()
    .filter(({ volume }) => volume === 'township');
  const file = townshipEvidence(raw, {
    papers: [...new Set(entries.flatMap(({ papers = [] }) => papers))],
    items: [...new Set(entries.map(({ key }) => key))],
  });
  const had = { file, years, ran: [...rules.procedures.values()] };
  return { lines: ownLines('township', had, rules.lists), rules };
}

/** Those of a year, and of no certain one; without a year all. */
export const linesIn = <Line extends { readonly year: number | null }>(
  lines: readonly Line[],
  year: number | undefined,
): Line[] => lines.filter((line) => year === undefined || line.year === null || line.year === year);
