import type { Output } from '#contract/channels.ts';
import type { Arguments } from './cli-arguments.ts';
import { findVillage } from './cli-find.ts';
import { done, type Outcome, refused } from './cli-outcome.ts';
import { withArchive, type Command, type Terminal } from './cli-terminal.ts';
import { writeOutput } from './write-output.ts';

const size = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** One household or a village as a file that anybody can read; it is not encrypted, and the log says who took it. */
export const packUp: Command = withArchive(async (terminal, args, state) => {
  const whose = await subjectOf(terminal, args, Number(state.today.slice(0, 4)));
  if (!whose.ok) return refused(whose.error);
  const reason = args.reason ?? '长期保存';
  const made = await terminal.ask('keeping.package', { ...whose.value, reason, job: 'terminal' });
  if (!made.ok) return refused(made.error);
  const { files, households, bytes, sha256, lacking } = made.value;
  const path = await writeOutput(terminal, made.value, terminal.path(args.out ?? ''));
  if (!path.ok) return refused(path.error);
  const report = [
    `已打包：${path.value}（${households} 户，${files} 个文件，${size(bytes)}）`,
    `SHA-256：${sha256}`,
    ...lacking.map((each) => `缺：${each}`),
    '包里有个人信息，没有加密，请妥善保管。用 hudang verify 检查。',
  ].join('\n');
  return done({ path: path.value, files, households, bytes, sha256, lacking }, report);
});

type Whose = { readonly ok: true; readonly value: { householdId: number } | { villageId: number } };

async function subjectOf(
  terminal: Terminal,
  { household, village }: Arguments,
  year: number,
): Promise<Whose | Extract<Awaited<ReturnType<typeof findVillage>>, { ok: false }>> {
  if (village !== undefined) {
    const found = await findVillage(terminal, village);
    return found.ok ? { ok: true, value: { villageId: found.value } } : found;
  }
  const found = await terminal.ask('household.get', { householdNo: household ?? '', year });
  return found.ok ? { ok: true, value: { householdId: found.value.id } } : found;
}

/** A package by itself: no archive and no passphrase is needed for it. */
export async function verifyPackageFile(terminal: Terminal, file: string): Promise<Outcome> {
  const answer = await terminal.ask('keeping.checkPath', { path: terminal.path(file), job: 'terminal' });
  if (!answer.ok) return refused(answer.error);
  const { ok, problems, title, packedAt, households, papers, files, bytes } = answer.value;
  const what = `${title}，${packedAt.slice(0, 10)} 打包，${households} 户 ${papers} 件，${files} 个文件，${size(bytes)}`;
  if (ok) return done(answer.value, `长期保存包完好：${what}。`);
  const report = [...problems, ...(title === '' ? [] : [what])].join('\n');
  return { exit: 1, json: answer.value, report, complaint: '这个包没有通过检查，请换一份。' };
}

export const bring: Command = withArchive(async (terminal, args) => {
  const [file = ''] = args.words;
  const reason = args.reason === undefined ? {} : { reason: args.reason };
  const answer = await terminal.ask('keeping.bringPath', {
    path: terminal.path(file),
    ...reason,
    job: 'terminal',
  });
  if (!answer.ok) return refused(answer.error);
  return done(answer.value, reportOf(answer.value));
});

const reportOf = ({
  households,
  members,
  documents,
  attachments,
  refused,
}: Output<'keeping.bring'>): string =>
  [
    `已移入 ${households} 户 ${members} 人，文书 ${documents} 份，照片和扫描件 ${attachments} 个。`,
    ...refused.map(({ householdNo, message }) => `没有移入 ${householdNo}：${message}`),
  ].join('\n');
