import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createBackend } from '#backend/backend.ts';
import type { Output } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import { readManifest, manifestName } from '#db/backup-manifest.ts';
import { BACKUP_PATTERN } from '#db/backup-list.ts';
import { openArchive } from '#db/open-archive.ts';
import { fileSha256, proveCopy } from '#db/prove-backup.ts';
import { verifyArchive } from '#db/verify.ts';
import type { Said } from './hurt-orders.ts';

/** By what an archive opens, and what lies beside it. */
export interface Opening {
  readonly folder: string;
  /** What opened it last. */
  passphrase: string;
  /** Where copies of its backups and salvaged archives lie. */
  readonly beside: string;
}

const CHEAP = { cost: 1024, blockSize: 8, parallelization: 1 };

/** Whoever was told that his passphrase holds comes in by it; who is an operator and who is not is as was told. */
export async function expectEntrance(opening: Opening, said: readonly Said[]): Promise<void> {
  if (!said.some(({ begin }) => /^(?:passphrase|operator|recovery)/.test(begin ?? ''))) return;
  const backend = createBackend({ fontFolder: '', userName: '李经办', keyCost: CHEAP });
  const call = (channel: string, input: object) => backend.call(channel, input);
  try {
    const secrets = said.filter(({ begin, done }) => (begin ?? done) === 'passphrase');
    const known = secrets.findLast(({ done }) => done !== undefined)?.secret ?? opening.passphrase;
    const begun = secrets.at(-1)?.begin === undefined ? undefined : secrets.at(-1)?.secret;
    const opens = async (passphrase: string) =>
      (await call('vault.open', { path: opening.folder, passphrase })).ok;
    if (await opens(known)) opening.passphrase = known;
    else {
      expect(begun, 'the passphrase that was told opens nothing').toBeDefined();
      expect(await opens(begun ?? ''), 'neither passphrase opens').toBe(true);
      opening.passphrase = begun ?? '';
    }
    const listed = (await call('operator.list', {})) as Result<Output<'operator.list'>>;
    if (!listed.ok) throw new Error(JSON.stringify(listed.error));
    expectOperators(listed.value.operators, said);
    await call('archive.close', {});
    const recovery = said.findLast(({ begin, done }) => (begin ?? done) === 'recovery');
    if (recovery?.secret !== undefined) {
      const answer = await openArchive(opening.folder, { recoveryCode: recovery.secret }, new Date());
      expect(answer.ok, 'the recovery code that was shown').toBe(true);
      if (answer.ok) await answer.archive.close();
    }
  } finally {
    await backend.close();
  }
}

function expectOperators(operators: Output<'operator.list'>['operators'], said: readonly Said[]): void {
  const words = said.filter(({ name }) => name !== undefined);
  for (const name of new Set(words.map((word) => word.name))) {
    const last = words.findLast((word) => word.name === name);
    const row = operators.find((each) => each.name === name);
    if (last?.done === 'operator.add' || last?.begin === 'operator.remove') expect(row, name).toBeDefined();
    if (last?.done === 'operator.add') expect(row).toMatchObject({ removedAt: null, hasPassphrase: true });
    if (last?.done === 'operator.remove') expect(row?.removedAt).not.toBeNull();
    if (row !== undefined) expect(row.hasPassphrase, name).toBe(row.removedAt === null);
  }
}

/** What has a name beside the archive is whole: copies of backups and salvaged archives. What was told is there. */
export async function expectBeside(opening: Opening, key: Buffer, said: readonly Said[]): Promise<void> {
  for (const { folder = '', done } of said.filter((word) => (word.begin ?? word.done) === 'salvage')) {
    if (done !== undefined) expect(existsSync(folder), 'a salvaged archive').toBe(true);
    if (!existsSync(folder)) continue;
    const answer = await openArchive(folder, opening.passphrase, new Date());
    if (!answer.ok) throw new Error(`salvaged: ${answer.refusal}`);
    expect(verifyArchive(answer.archive).problems).toEqual([]);
    await answer.archive.close();
    rmSync(folder, { recursive: true });
  }
  for (const { file = '', folder = '' } of said.filter(({ done }) => done === 'copy'))
    expect(existsSync(join(folder, file)), 'a copied backup').toBe(true);
  for (const path of backupsUnder(opening.beside)) {
    const manifest = readManifest(manifestName(path), key);
    expect(manifest?.dataHash, path).toBe(proveCopy(path, key)?.dataHash);
    expect(manifest?.sha256, path).toBe(fileSha256(path));
  }
}

const backupsUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && BACKUP_PATTERN.test(entry.name) && !entry.parentPath.includes('抢救')
      ? [join(entry.parentPath, entry.name)]
      : [],
  );
