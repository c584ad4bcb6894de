import type { ReadHandle } from '#db/handle.ts';
import { householdsOnDay, spellsOnDay } from '#db/template-rows.ts';
import { lastDayToTell } from '#domain/household/present-on.ts';
import type { TemplateRows } from '#contract/template.ts';
import type { ExportRow } from '../exports/export-row.ts';
import { isExportKind, subjectChunks } from '../exports/export-rows.ts';
import { EXPORT_SOURCES, type Subject } from '../exports/export-subjects.ts';
import { Refusal } from '../session.ts';
import { isOwnRows, type OwnRows } from './row-kinds.ts';

/** The rows that were asked for, in the order of the exports: village, group, number, then the head, the spouse, by birth. */
export async function loadRows(db: ReadHandle, asked: TemplateRows, today: string): Promise<ExportRow[]> {
  const { of, year, villageId, listId, householdIds } = asked;
  const day = asked.day ?? lastDayToTell(year, today);
  const ids = await householdsOnDay(db, { day, villageId, listId, ids: householdIds });
  const span = { from: `${year}-01-01`, to: day, year };
  const subjects: readonly Subject[] = isOwnRows(of)
    ? await ownSubjects(db, { of, ids, day, year })
    : await EXPORT_SOURCES[exportKind(of)].subjects(db, span);
  // A table of the year also tells of households that are gone; whoever chose a village or a list means those there.
  const isNarrowed =
    isOwnRows(of) || villageId !== undefined || listId !== undefined || householdIds !== undefined;
  const there = new Set(ids);
  const wanted = isNarrowed ? subjects.filter(({ householdId }) => there.has(householdId)) : subjects;
  return (await Array.fromAsync(subjectChunks(db, wanted, span, of === '3.12'))).flat();
}

function exportKind(of: string) {
  if (isExportKind(of)) return of;
  const message = '没有选定每一行是什么，请先选“每一行是”。';
  throw new Refusal({ code: 'rule', rule: 'template-rows', message });
}

async function ownSubjects(
  db: ReadHandle,
  { of, ids, day, year }: { of: OwnRows; ids: readonly number[]; day: string; year: number },
): Promise<Subject[]> {
  const onDay = { from: day, to: day, year };
  if (of === 'pairing') return EXPORT_SOURCES['3.13'].subjects(db, onDay);
  const spells = await spellsOnDay(db, ids, day);
  if (of === 'spell') return spells.map((spell) => ({ householdId: spell.household_id, spell }));
  const running = new Map(spells.map((spell) => [spell.household_id, spell]));
  const subjects: readonly Subject[] =
    of === 'household'
      ? ids.map((householdId) => ({ householdId }))
      : await EXPORT_SOURCES['3.8'].subjects(db, onDay);
  return subjects.map((subject) => {
    const spell = running.get(subject.householdId);
    return spell === undefined ? subject : { ...subject, spell };
  });
}
