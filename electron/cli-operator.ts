import { ROLE_LABELS, ROLES, type Role } from '#domain/operators/role.ts';
import type { Output } from '#contract/channels.ts';
import { fail, notFound, ok, type Result } from '#contract/result.ts';
import type { Arguments } from './cli-arguments.ts';
import { done, refused, wrongUse, type Outcome } from './cli-outcome.ts';
import { withArchive, type Command, type Terminal } from './cli-terminal.ts';

type Operators = Output<'operator.list'>['operators'];

/** By its name in the program or by that on the screen. */
export const roleOf = (given: string | undefined): Role | null =>
  ROLES.find((role) => role === given || ROLE_LABELS[role] === given) ?? null;

export const OPERATOR_ACTS = ['list', 'add', 'role', 'passphrase', 'remove', 'recovery'] as const;

const noNewPassphrase = wrongUse(
  '没有新口令：请放在环境变量 HUDANG_NEW_PASSPHRASE 中，或在终端里运行并按提示输入（两次输入要一致）。',
);

export const operator: Command = withArchive(async (terminal, args) => {
  const [act] = args.words;
  switch (act as (typeof OPERATOR_ACTS)[number]) {
    case 'list':
      return await list(terminal);
    case 'add':
      return await add(terminal, args);
    case 'passphrase':
      return args.words.length > 1 ? await reset(terminal, args) : await change(terminal);
    case 'recovery':
      return await recovery(terminal, args);
    case 'role':
    case 'remove':
      return await changeOne(terminal, args);
  }
});

async function list(terminal: Terminal): Promise<Outcome> {
  const answer = await terminal.ask('operator.list', {});
  if (!answer.ok) return refused(answer.error);
  const { operators, hasRecovery, recoveryMadeAt } = answer.value;
  const lines = operators.map(({ name, role, removedAt, isMe, hasPassphrase }) => {
    const state = removedAt !== null ? '已移除' : hasPassphrase ? '' : '没有口令';
    return [name, ROLE_LABELS[role], isMe ? '本人' : '', state].filter((word) => word !== '').join('  ');
  });
  const madeOn = recoveryMadeAt === null ? '' : new Date(recoveryMadeAt).toLocaleDateString('sv-SE');
  const code = hasRecovery ? `恢复码：有（${madeOn} 制作）` : '恢复码：没有';
  return done(answer.value, [...lines, code].join('\n'));
}

async function add(terminal: Terminal, args: Arguments): Promise<Outcome> {
  const [, name = ''] = args.words;
  const role = roleOf(args.role) ?? 'clerk';
  const passphrase = await terminal.newPassphrase();
  if (passphrase === null) return noNewPassphrase;
  const answer = await terminal.ask('operator.add', { name, role, passphrase });
  if (!answer.ok) return refused(answer.error);
  return done(
    answer.value,
    `已添加操作员“${name}”（${ROLE_LABELS[role]}）。请他第一次登录时换成自己的口令。`,
  );
}

async function reset(terminal: Terminal, args: Arguments): Promise<Outcome> {
  const found = await find(terminal, args.words[1] ?? '');
  if (!found.ok) return refused(found.error);
  const passphrase = await terminal.newPassphrase();
  if (passphrase === null) return noNewPassphrase;
  const { id, name } = found.value;
  const answer = await terminal.ask('operator.resetPassphrase', { id, passphrase });
  if (!answer.ok) return refused(answer.error);
  return done(answer.value, `已给操作员“${name}”换了口令。请他登录时换成自己的口令。`);
}

/** One's own; whoever came by the recovery code has no old one to show. */
async function change(terminal: Terminal): Promise<Outcome> {
  const secret = await terminal.secret();
  const passphrase = await terminal.newPassphrase();
  if (passphrase === null) return noNewPassphrase;
  const old = secret !== null && 'passphrase' in secret ? secret.passphrase : '';
  const answer = await terminal.ask('operator.changePassphrase', { old, passphrase });
  return answer.ok ? done({}, '口令已改。') : refused(answer.error);
}

async function recovery(terminal: Terminal, args: Arguments): Promise<Outcome> {
  const secret = await terminal.secret();
  const passphrase = secret !== null && 'passphrase' in secret ? secret.passphrase : '';
  const answer = await terminal.ask('operator.makeRecovery', { passphrase });
  if (!answer.ok) return refused(answer.error);
  const complaint = args.json ? null : recoveryNote(answer.value.code);
  return { ...done(answer.value, '已制作新的恢复码，旧的作废。'), complaint };
}

/** On stderr, so that it does not end up in a file with the rest. */
export const recoveryNote = (code: string): string =>
  `恢复码：${code}\n只显示这一次。请抄在纸上，封好交单位保密柜保管：口令都丢了，只有它能打开档案库。`;

async function changeOne(terminal: Terminal, args: Arguments): Promise<Outcome> {
  const [act, given = ''] = args.words;
  const found = await find(terminal, given);
  if (!found.ok) return refused(found.error);
  const { id, name } = found.value;
  if (act === 'remove') {
    const answer = await terminal.ask('operator.remove', { id });
    return answer.ok ? done(answer.value, `已移除操作员“${name}”。`) : refused(answer.error);
  }
  const role = roleOf(args.role) ?? 'clerk';
  const answer = await terminal.ask('operator.changeRole', { id, role });
  if (!answer.ok) return refused(answer.error);
  return done(answer.value, `操作员“${name}”现在是${ROLE_LABELS[role]}。`);
}

/** Among those at work no two have one name. */
async function find(terminal: Terminal, name: string): Promise<Result<Operators[number]>> {
  const answer = await terminal.ask('operator.list', {});
  if (!answer.ok) return fail(answer.error);
  const found = answer.value.operators.find((one) => one.name === name && one.removedAt === null);
  return found === undefined ? notFound(`操作员“${name}”`) : ok(found);
}
