import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { createBackend } from '#backend/backend.ts';
import type { BackendChannel, Output, Request } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import type { DATABASE_NAME } from '#db/connection.ts';
import { type KEY_FILE_NAME, type KeyFile, openKeyFile, readKeyFile, writeKeyFile } from '#db/key-file.ts';
import { CHEAP } from '#test/support/temp-archive.ts';

type Shown = { passphrase: string } | { recoveryCode: string } | { device: { slot: string; key: string } };

export const ADMIN = '管理员自己的口令';

const base = mkdtempSync(join(tmpdir(), 'hudang-keys-'));
afterAll(() => rmSync(base, { recursive: true, force: true, maxRetries: 3 }));
let worlds = 0;

function aComputer() {
  let now = new Date('2026-03-01T08:00:00Z');
  const backend = createBackend({ fontFolder: '', userName: 'clerk-pc', keyCost: CHEAP, now: () => now });
  const call = async <N extends BackendChannel>(channel: N, input: Request<N>) =>
    (await backend.call(channel, input)) as Result<Output<N>>;
  const must = async <N extends BackendChannel>(channel: N, input: Request<N>) => {
    const answer = await call(channel, input);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  };
  const pass = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000));
  return { call, must, pass, close: () => backend.close() };
}

/** Made once for a test file: a new archive takes longer than all that is done with it. */
let model: Promise<Output<'vault.create'>> | undefined;
async function makeModel(): Promise<Output<'vault.create'>> {
  const { must, close } = aComputer();
  const made = await must('vault.create', { path: MODEL, passphrase: ADMIN, operator: '李主任' });
  await close();
  return made;
}
const MODEL = join(base, '清水镇');

/** A computer with one archive, open, as a shell sees it: closed and opened again at will. */
export async function aKeyWorld() {
  const made = await (model ??= makeModel());
  const path = join(base, `清水镇${(worlds += 1)}`);
  cpSync(MODEL, path, { recursive: true });
  const { call, must, pass, close } = aComputer();
  onTestFinished(close);
  await must('vault.open', { path, passphrase: ADMIN });
  return {
    path,
    made,
    call,
    must,
    close: () => must('archive.close', {}),
    /** Who came in, or the rule that kept him out. */
    enter: async (secret: Shown) => {
      const opened = await call('vault.open', { path, ...secret });
      if (opened.ok) return `${opened.value.operator.name} ${opened.value.operator.role}`;
      return opened.error.code === 'rule' ? opened.error.rule : opened.error.code;
    },
    pass,
    slots: () => readKeyFile(path) as KeyFile,
    putSlots: (file: KeyFile) => writeKeyFile(path, file),
    /** What a crash or somebody's hand leaves: the one file of before beside the other of today. */
    kept: (name: typeof KEY_FILE_NAME | typeof DATABASE_NAME) => {
      const bytes = readFileSync(join(path, name));
      return { putBack: () => writeFileSync(join(path, name), bytes) };
    },
    /** The database key, for tests that doctor what is sealed under it. */
    key: async () => {
      const opened = await openKeyFile(readKeyFile(path) as KeyFile, { passphrase: ADMIN });
      if (opened === null) throw new Error('not the administrator');
      return { archiveId: (readKeyFile(path) as KeyFile).archiveId, key: opened.key };
    },
    log: async () => {
      const { changes } = await must('change.list', { limit: 50 });
      return changes.map(({ operator, title }) => `${operator}：${title}`);
    },
    people: async () =>
      (await must('operator.list', {})).operators.map(({ name, role, removedAt, hasPassphrase }) =>
        [name, role, removedAt === null ? (hasPassphrase ? 'in' : 'no passphrase') : 'removed'].join(' '),
      ),
  };
}
