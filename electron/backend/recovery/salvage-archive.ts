import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lockArchive } from '#db/archive-lock.ts';
import { diskProblemOf } from '#db/damage.ts';
import { keyFileIn } from '#db/key-file-copy.ts';
import { unseal } from '#db/key-slots.ts';
import { unlockKey, type Unlocked } from '#db/open-archive.ts';
import { salvage } from '#db/salvage/salvage.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { today, type Session } from '../session.ts';
import { refusedBecause } from './refusals.ts';

type Salvaged = Result<Output<'vault.salvage'>>;

/** Makes a new archive of what is left of one, while nobody has it open; `letGo` closes it where it is open here. */
export async function salvageArchive(
  session: Session,
  { path, out, passphrase, recoveryCode }: Input<'vault.salvage'>,
  letGo: () => Promise<void>,
): Promise<Salvaged> {
  if (!existsSync(path)) return notFound(`档案库“${basename(path)}”`);
  const secret = recoveryCode === undefined ? { passphrase: passphrase ?? '' } : { recoveryCode };
  const unlocked = await unlockKey(path, secret, session.now, keyFileIn(path));
  if (!unlocked.ok) return refusedBecause(unlocked);
  if (session.archive?.folder === path) await letGo();
  const lock = await hold(path);
  if (lock === null) return refusedBecause({ refusal: 'in-use' });
  try {
    return answered(
      await salvage({
        ...{ folder: path, key: unlocked.key, now: session.now() },
        out: out ?? placeBeside(path, today(session)),
        operator: nameOf(unlocked) ?? session.userName,
      }),
    );
  } catch (error) {
    const problem = diskProblemOf(error);
    if (problem === null) throw error;
    return problem === 'no-room' ? NO_ROOM : refusedBecause({ refusal: problem });
  } finally {
    lock.release();
  }
}

/** A folder that takes no writing has no lock of ours, and nobody who writes in it. */
async function hold(path: string): Promise<{ release(): void } | null> {
  if (!existsSync(join(path, 'archive.lock'))) return { release: () => undefined };
  try {
    return await lockArchive(path, 500);
  } catch {
    return { release: () => undefined };
  }
}

/** 清水镇-抢救-20261123 beside 清水镇; with a number where there is one already. */
function placeBeside(path: string, day: string): string {
  const stem = `${basename(path).slice(0, 40)}-抢救-${day.replaceAll('-', '')}`;
  const named = (n: number): string => join(dirname(path), n === 1 ? stem : `${stem}-${n}`);
  let n = 1;
  while (existsSync(named(n))) n += 1;
  return named(n);
}

function nameOf({ key, archiveId, entry: { slot } }: Extract<Unlocked, { ok: true }>): string | null {
  return slot?.for === 'operator' ? (unseal({ archiveId, key }, slot)?.name ?? null) : null;
}

const NO_ROOM = refuse(
  'no-room',
  '磁盘空间不足，抢救需要大约三倍于档案库的空间。原档案库没有改动，请清理磁盘或换一个位置后再试。',
);

function answered(salvaged: Awaited<ReturnType<typeof salvage>>): Salvaged {
  if (salvaged.ok) {
    const { made, tables, sentences } = salvaged.report;
    return ok({ made, tables: [...tables], sentences: [...sentences] });
  }
  switch (salvaged.refusal) {
    case 'exists':
      return refusedBecause({ refusal: 'not-empty' });
    case 'no-room':
      return NO_ROOM;
    case 'future':
      return refusedBecause({ refusal: 'future' });
    case 'nothing':
      return refuse(
        'nothing-to-salvage',
        '这个数据库没有一页能用这把钥匙读出来，也没有可用的备份，没有什么可以抢救。请核对密钥文件是不是这个档案库的。',
      );
  }
}
