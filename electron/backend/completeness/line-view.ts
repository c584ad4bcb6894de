import type { PaperRules } from '#db/completeness.ts';
import { type PaperLine, stateOn } from '#domain/completeness/lines.ts';
import { PAPER_STATES, type PaperState } from '#domain/completeness/states.ts';
import { placeTitle } from '#domain/completeness/vocabulary.ts';
import { whyOf } from '#domain/completeness/words.ts';
import { isDocumentId } from '#templates/catalogue.ts';
import type { PaperCounts, PaperLine as View } from '#contract/paper.ts';

/** A paper of a file as the window shows it. */
export function lineView(line: PaperLine, { procedures }: PaperRules, today: string): View {
  const { entry, year, procedureId, answer, printed, links } = line;
  const state = stateOn(line, today);
  return {
    ...{ item: entry.key, title: entry.title, place: entry.place },
    group: placeTitle(entry.volume, entry.place),
    ...{ year, procedureId, state },
    procedure: procedures.get(procedureId ?? 0)?.title ?? null,
    since: line.since ?? (state === 'missing' && line.due !== 'step' ? line.due : null),
    papers: (entry.papers ?? []).filter(isDocumentId),
    signed: entry.signed === true,
    documentIds: printed.map(({ id }) => id),
    linkIds: links.map(({ id }) => id),
    signers: entry.signers ?? null,
    answer:
      answer === null
        ? null
        : { state: answer.state, reason: answer.reason, onDay: answer.onDay, operator: answer.operator },
    why: whyOf(line, procedures, today),
  };
}

export function countsOf(states: readonly PaperState[]): PaperCounts {
  const counts = Object.fromEntries(PAPER_STATES.map((state) => [state, 0])) as Record<PaperState, number>;
  for (const state of states) counts[state] += 1;
  return counts;
}
