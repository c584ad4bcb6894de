import { thresholdText, WARNED } from '#domain/clues/warnings.ts';
import { entryOf, type PackEntry } from './pack-entry.ts';
import type { Warning } from './pack-parts.ts';
import type { PolicyPack } from './pack-schema.ts';
import { COUNTS } from './pack-words.ts';

/** How soon a clue is taken up, and the figures of departments that make one. */
export function clueEntries({ clues }: PolicyPack): PackEntry[] {
  if (clues === undefined) return [];
  const { acceptWithin, warnings } = clues;
  const limit = `${acceptWithin.days} ${COUNTS[acceptWithin.count]}内`;
  return [
    entryOf('clues', 'accept', ['线索受理', limit], acceptWithin),
    ...warnings.map((warning) =>
      entryOf('clues', `warning/${warning.key}`, [`预警 · ${warning.title}`, warningWords(warning)], warning),
    ),
  ];
}

function warningWords(warning: Warning): string {
  const words = warning.about.map((word) => `“${word}”`).join('、');
  return `${WARNED[warning.who]}，${thresholdText(warning)}；反馈里写有${words}的`;
}
