import { loadCustomFields } from '#db/custom-fields.ts';
import { setOwnVocabulary } from '#domain/fields/own-vocabulary.ts';
import type { Session } from './session.ts';

/** Up to which change the process has taken over the archive's own fields; by archive. */
const taken = new WeakMap<object, number>();

/** Brings the process's own fields in line with the open archive's: after opening it, and after every act. */
export function followVocabulary(session: Session): void {
  const { archive } = session;
  if (archive === null) return setOwnVocabulary([]);
  const last = (archive.raw.prepare('SELECT max(id) FROM change').pluck().get() as number | null) ?? 0;
  const known = taken.get(archive);
  const touched =
    known === undefined ||
    archive.raw
      .prepare(`SELECT 1 FROM change_row WHERE table_name = 'custom_field' AND change_id > ? LIMIT 1`)
      .get(known) !== undefined;
  taken.set(archive, last);
  if (touched) setOwnVocabulary(loadCustomFields(archive.raw).filter((field) => field.retiredOn === null));
}
