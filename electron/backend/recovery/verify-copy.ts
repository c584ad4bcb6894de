import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DATABASE_NAME } from '#db/connection.ts';
import { keyFileIn } from '#db/key-file-copy.ts';
import { unlockKey } from '#db/open-archive.ts';
import { verifyCopyOf } from '#db/verify-copy.ts';
import { readHeadWords } from '#domain/operators/head-words.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { headProblem, UNREADABLE_WORDS } from '../access/head-problem.ts';
import type { Session } from '../session.ts';
import { refusedBecause } from './refusals.ts';

/**
 * Checks an archive on a disc, on a stick that is write-protected, in a folder of somebody else. Whoever has a
 * passphrase of it may, an inspector too. Nothing is noted, since there is nowhere to note it.
 */
export async function verifyCopy(
  session: Session,
  { path, words, ...secret }: Input<'vault.verify'>,
): Promise<Result<Output<'vault.verify'>>> {
  if (!existsSync(join(path, DATABASE_NAME))) return notFound(`档案库“${basename(path)}”`);
  const written = words === undefined ? null : readHeadWords(words);
  if (words !== undefined && written === null) return refuse('head-words', UNREADABLE_WORDS);
  const unlocked = await unlockKey(path, secret, session.now, keyFileIn(path));
  if (!unlocked.ok) return refusedBecause(unlocked);
  const { key, archiveId, entry } = unlocked;
  const scratch = mkdtempSync(join(tmpdir(), 'hudang-verify-'));
  try {
    const place = { folder: path, key, archiveId, scratch, uid: entry.slot?.uid ?? null };
    const looked = verifyCopyOf(place, (db) => (written === null ? null : headProblem(db, written)));
    if (!looked.ok) return refusedBecause(looked);
    return ok({ ...looked.verified, headProblem: looked.asked });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
