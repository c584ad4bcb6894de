import { pinyin } from 'pinyin-pro';
import { reader } from '#db/write.ts';
import type { Output } from '#contract/channels.ts';
import { documents, type DocumentId } from '#templates/catalogue.ts';
import { packLibrary } from '../packs/library.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { targetsOf } from './catalogue.ts';

type Entry = Output<'document.catalogue'>['documents'][number];

/** Every document, with what it is found by: title, pinyin, and the steps that ask for it in any of the archive's packs. */
export async function catalogueOf(session: Session): Promise<Entry[]> {
  const steps = await stepsByDocument(session);
  return (Object.keys(documents) as DocumentId[]).toSorted().map((id) => {
    const { title, level, papers, wording } = documents[id];
    return {
      id,
      title,
      initials: pinyin(title, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join(
        '',
      ),
      pinyin: pinyin(title, { toneType: 'none', type: 'array', nonZh: 'removed' }).join(''),
      level,
      papers: [...papers],
      targets: [...targetsOf(id)],
      steps: [...(steps.get(id) ?? [])],
      hasWording: Object.keys(wording).length > 0,
    };
  });
}

async function stepsByDocument(session: Session): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  for (const { procedures = [] } of await packLibrary(reader(openArchiveOf(session))))
    for (const { title, steps = [] } of procedures)
      for (const step of steps)
        for (const { document } of step.papers ?? []) {
          const name = title === undefined ? (step.title ?? '') : `${title} ${step.title ?? ''}`;
          found.set(document, (found.get(document) ?? new Set()).add(name));
        }
  return found;
}
