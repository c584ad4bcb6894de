// What somebody does while the disk fills up: each as one piece of work that can be tried again.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Backend } from '#backend/backend.ts';
import type { BackendChannel, Output, Request } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import { aPhoto } from '#test/support/a-photo.ts';
import { aRow, csvFile } from '#test/support/member-file.ts';
import type { Random } from '#test/support/township/random.ts';

export interface Desk {
  readonly backend: Backend;
  /** Of the archive. */
  readonly folder: string;
  /** Where everything is: the archive and what is made beside it. */
  readonly disk: string;
  readonly older: string;
  readonly random: Random;
  passphrase: string;
  serial: number;
}

export interface Work {
  /** The most room in bytes with which it may not be enough. */
  readonly most: number;
  /** What is done while there is room; what it answers does the work itself. */
  prepare(desk: Desk): Promise<() => Promise<Result<unknown>>>;
  /** What must be so when it was acknowledged. */
  holds?(desk: Desk, value: never): Promise<boolean>;
  /** It leaves the archive closed. */
  readonly closes?: true;
  /** Whether one comes in afterwards is a part of it. */
  readonly entering?: true;
}

export const call = async <N extends BackendChannel>(
  { backend }: Desk,
  channel: N,
  input: Request<N>,
): Promise<Result<Output<N>>> => (await backend.call(channel, input)) as Result<Output<N>>;

export async function must<N extends BackendChannel>(
  desk: Desk,
  channel: N,
  input: Request<N>,
): Promise<Output<N>> {
  const answer = await call(desk, channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

export const open = (desk: Desk): Promise<Result<unknown>> =>
  call(desk, 'vault.open', { path: desk.folder, passphrase: desk.passphrase });

async function upload(desk: Desk, name: string, bytes: Uint8Array): Promise<string> {
  const { fileId } = await must(desk, 'file.begin', { name, size: bytes.length });
  await must(desk, 'file.append', { fileId, base64: Buffer.from(bytes).toString('base64') });
  return fileId;
}

const phone = (desk: Desk): string => `138${desk.random.digits(8)}`;
const edit = (desk: Desk, value: string) =>
  call(desk, 'household.update', { id: 1, year: 2025, values: { 'household.phone': value } });

const people = (desk: Desk) => {
  const first = (desk.serial += 40);
  const rows = Array.from({ length: 40 }, (_, i) => String(first + i)).flatMap((no) =>
    [1, 2].map((n) => aRow(no, n, { 性别: '男', 民族: '汉族', 健康状况: '健康' })),
  );
  return csvFile('成员信息_2025.csv', rows);
};

const SMALL = 60_000;

export const WORKS = {
  edit: {
    most: SMALL,
    prepare: async (desk) => {
      const value = phone(desk);
      return () => edit(desk, value);
    },
  },
  import: {
    most: 700_000,
    prepare: async (desk) => {
      const { name, bytes } = people(desk);
      const { importId } = await must(desk, 'import.plan', { fileIds: [await upload(desk, name, bytes)] });
      return () => call(desk, 'import.commit', { importId });
    },
  },
  undo: {
    most: SMALL,
    prepare: async (desk) => {
      await edit(desk, phone(desk));
      return () => call(desk, 'change.undo', {});
    },
  },
  attachment: {
    most: 150_000,
    prepare: async (desk) => {
      const bytes = aPhoto(desk.random.digits(9), 100_000);
      const fileId = await upload(desk, '照片.jpg', bytes);
      return () => call(desk, 'attachment.add', { fileId, householdId: 1 });
    },
    holds: async (desk, { attachmentId }: Output<'attachment.add'>) =>
      (await call(desk, 'attachment.read', { id: attachmentId })).ok,
  },
  draft: {
    most: SMALL,
    prepare: async (desk) => () =>
      call(desk, 'draft.save', { key: 'entry:full', title: '3 人', content: phone(desk) }),
  },
  print: {
    most: 300_000,
    prepare: async (desk) => () =>
      call(desk, 'document.print', { document: 'P02', target: { township: true }, year: 2025 }),
  },
  backup: {
    most: 2_000_000,
    prepare: async (desk) => {
      await edit(desk, phone(desk));
      return () => call(desk, 'archive.backup', {});
    },
    holds: async (desk, { file }: Output<'archive.backup'>) =>
      (await must(desk, 'backup.prove', { path: join(desk.folder, 'backups', file) })).ok,
  },
  rehearsal: {
    most: 2_000_000,
    prepare: async (desk) => {
      await must(desk, 'archive.backup', {});
      return () => call(desk, 'backup.rehearse', {});
    },
    holds: async (_desk, { ok }: Output<'backup.rehearse'>) => ok,
  },
  secondPlace: {
    most: 2_000_000,
    prepare: async (desk) => {
      await must(desk, 'archive.backup', {});
      const folder = join(desk.disk, 'stick');
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      return () => call(desk, 'backup.copyTo', { folder });
    },
    holds: async (desk, { file, folder }: Output<'backup.copyTo'>) =>
      (await must(desk, 'backup.prove', { path: join(folder, file) })).ok,
  },
  passphrase: {
    most: 30_000,
    prepare: async (desk) => {
      const passphrase = `口令口令${desk.random.digits(9)}`;
      return async () => {
        const answer = await call(desk, 'operator.changePassphrase', { old: desk.passphrase, passphrase });
        if (answer.ok) desk.passphrase = passphrase;
        return answer;
      };
    },
    entering: true,
  },
  operator: {
    most: 30_000,
    prepare: async (desk) => {
      const passphrase = `别的口令${desk.random.digits(9)}`;
      const add = { name: `钱经办${desk.random.digits(6)}`, role: 'clerk' as const, passphrase };
      return () => call(desk, 'operator.add', add);
    },
    holds: async (desk, { id }: Output<'operator.add'>) => (await call(desk, 'operator.remove', { id })).ok,
  },
  reopen: {
    most: SMALL,
    prepare: async (desk) => {
      await edit(desk, phone(desk));
      return async () => {
        const closed = await call(desk, 'archive.close', {});
        return closed.ok ? await open(desk) : closed;
      };
    },
    closes: true,
  },
  restore: {
    most: 2_000_000,
    prepare: async (desk) => {
      const { file: backup } = await must(desk, 'archive.backup', {});
      await must(desk, 'archive.close', {});
      const { folder: path, passphrase } = desk;
      return () => call(desk, 'vault.restore', { path, passphrase, backup });
    },
    closes: true,
  },
  migration: {
    most: 2_000_000,
    prepare: async (desk) => {
      await must(desk, 'archive.close', {});
      const path = join(desk.disk, 'older');
      if (!existsSync(path)) cpSync(desk.older, path, { recursive: true });
      return async () => {
        const opened = await call(desk, 'vault.open', { path, passphrase: '口令口令口令' });
        if (!opened.ok) return opened;
        const { problems } = await must(desk, 'archive.verify', {});
        if (problems.length > 0) throw new Error(problems.join());
        await must(desk, 'archive.close', {});
        rmSync(path, { recursive: true });
        return opened;
      };
    },
    closes: true,
  },
  salvage: {
    most: 2_000_000,
    prepare: async (desk) => {
      await must(desk, 'archive.close', {});
      const out = join(desk.disk, 'saved');
      rmSync(out, { recursive: true, force: true });
      const { folder: path, passphrase } = desk;
      return () => call(desk, 'vault.salvage', { path, passphrase, out });
    },
    closes: true,
  },
  create: {
    most: 1_500_000,
    prepare: async (desk) => {
      await must(desk, 'archive.close', {});
      const path = join(desk.disk, 'new');
      rmSync(path, { recursive: true, force: true });
      return async () => {
        const made = await call(desk, 'vault.create', {
          path,
          passphrase: '新档案库的口令一',
          township: '清水镇',
        });
        if (made.ok) await must(desk, 'archive.close', {});
        return made;
      };
    },
    closes: true,
  },
} satisfies Record<string, Work>;

/** What is left half-written in the folder. */
export const halvesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.part|restoring|found-|rehearsal/.test(name));
