import { isWrittenSince, lastChange } from '#db/changed-tables.ts';
import { loadCustomFields } from '#db/custom-fields.ts';
import type { Archive } from '#db/open-archive.ts';
import { setCodeOverlays } from '#domain/codes/code-overlay.ts';
import { setOwnVocabulary } from '#domain/fields/own-vocabulary.ts';
import { overlaysOf, packsInForce } from '#domain/policy/load-pack.ts';
import { packSpansNow } from './packs/library.ts';
import type { Session } from './session.ts';

/** Own fields, packs, and the province that chooses among them. */
const SPEAKING = ['custom_field', 'policy_pack', 'township'] as const;

/** Whose words the process speaks, and up to which change it has taken them over. */
let spoken: { readonly archive: Archive | null; readonly upTo: number } | undefined;

/**
 * Brings the process's fields and code lists in line with the open archive's own fields and policy packs: before a
 * call, so that it is answered in the right words, and after it, so that nothing is left of what it closed or undid.
 */
export function followVocabulary({ archive }: Pick<Session, 'archive'>): void {
  const raw = archive?.rawReading;
  const last = raw === undefined ? 0 : lastChange(raw);
  const known = spoken?.archive === archive ? spoken.upTo : undefined;
  spoken = { archive, upTo: last };
  if (known !== undefined && (raw === undefined || !isWrittenSince(raw, known, SPEAKING))) return;
  const fields = raw === undefined ? [] : loadCustomFields(raw);
  setOwnVocabulary(fields.filter((field) => field.retiredOn === null));
  setCodeOverlays(overlaysOf(raw === undefined ? packsInForce() : packSpansNow(raw)));
}
