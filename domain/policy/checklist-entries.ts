import { CONDITIONS, OCCASIONS, placeTitle, VOLUMES } from '#domain/completeness/vocabulary.ts';
import type { ChecklistEntry } from './checklist-parts.ts';
import { entryOf, type PackEntry } from './pack-entry.ts';
import type { PolicyPack } from './pack-schema.ts';
import { dayInWords, yearsWords } from './pack-words.ts';

/** What must be on file, entry by entry; those that are switched off are not there. */
export const checklistEntries = ({ checklists = [], procedures }: PolicyPack): PackEntry[] =>
  checklists
    .filter(({ off }) => off !== true)
    .map((entry) => {
      const { key, title, volume, place } = entry;
      const named = `${VOLUMES[volume]} · ${place} ${placeTitle(volume, place)} · ${title}`;
      return entryOf('checklists', key, [named, entryWords(entry, procedures)], entry);
    });

function entryWords(entry: ChecklistEntry, all: PolicyPack['procedures']): string {
  const { occasion, procedures, when, years, papers, signed, signers, count, photos, due } = entry;
  const titleOf = (key: string) => all.find((procedure) => procedure.key === key)?.title ?? key;
  return [
    OCCASIONS[occasion],
    ...(procedures === undefined ? [] : [`限于${procedures.map(titleOf).join('、')}`]),
    ...(years === undefined ? [] : [yearsWords(years)]),
    ...(when === undefined ? [] : [when.map((condition) => CONDITIONS[condition]).join('，')]),
    papers === undefined ? '扫描件' : `${papers.join(' 或 ')}，${signed === true ? '签字后扫描' : '打印'}`,
    ...(signers === undefined ? [] : [`${signers}签字`]),
    ...(count === undefined ? [] : [`不少于 ${count} 份`]),
    ...(photos === true ? ['照片也算'] : []),
    ...(due === undefined ? [] : [`${dayInWords(due)}前`]),
  ].join('；');
}
