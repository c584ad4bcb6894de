import { z } from 'zod';
import { ROLES } from '#domain/operators/role.ts';
import { archiveState, passphrase } from './archive.ts';
import { channel } from './channel.ts';
import { changed, nothing, rowId } from './common.ts';

const role = z.enum(ROLES);
const name = z
  .string()
  .trim()
  .min(1, '请填写姓名')
  .max(40)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, '姓名里有不能用的字符');
/** What somebody says that he knows already; checked by the key file alone. */
const known = z.string().max(200);

export const operatorChannels = {
  'operator.list': channel({
    title: '操作员',
    scope: 'window',
    may: 'operators',
    input: nothing,
    output: z.strictObject({
      operators: z.array(
        z.strictObject({
          id: rowId,
          name: z.string(),
          role,
          addedAt: z.string(),
          removedAt: z.string().nullable(),
          isMe: z.boolean(),
          /** False when the key file has no passphrase of his (an older one was put back): give him a new one. */
          hasPassphrase: z.boolean(),
        }),
      ),
      hasRecovery: z.boolean(),
      recoveryMadeAt: z.string().nullable(),
    }),
  }),
  'operator.add': channel({
    title: '添加操作员',
    scope: 'window',
    may: 'operators',
    input: z.strictObject({ name, role, passphrase }),
    output: z.strictObject({ id: rowId, change: rowId.nullable() }),
  }),
  'operator.changeRole': channel({
    title: '改操作员的角色',
    scope: 'window',
    may: 'operators',
    input: z.strictObject({ id: rowId, role }),
    output: changed,
  }),
  'operator.resetPassphrase': channel({
    title: '给操作员换口令',
    scope: 'window',
    may: 'operators',
    input: z.strictObject({ id: rowId, passphrase }),
    output: changed,
  }),
  'operator.remove': channel({
    title: '移除操作员',
    scope: 'window',
    may: 'operators',
    input: z.strictObject({ id: rowId }),
    output: changed,
  }),
  'operator.changePassphrase': channel({
    title: '改自己的口令',
    scope: 'window',
    may: 'enter',
    /** `old` is not asked of who came in by the recovery code. */
    input: z.strictObject({ old: known.default(''), passphrase }),
    output: nothing,
  }),
  'operator.makeRecovery': channel({
    title: '制作恢复码',
    scope: 'window',
    may: 'operators',
    input: z.strictObject({ passphrase: known }),
    output: z.strictObject({ code: z.string() }),
  }),
  'archive.lock': channel({
    title: '锁定',
    scope: 'window',
    may: 'enter',
    input: nothing,
    output: nothing,
  }),
  'archive.unlock': channel({
    title: '解锁',
    scope: 'window',
    may: 'enter',
    input: z.strictObject({ passphrase: known }),
    output: archiveState,
  }),
  'safety.update': channel({
    title: '设置自动锁定',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({ lockMinutes: z.int().min(1).max(120) }),
    output: changed,
  }),
  'archive.remember': channel({
    title: '在这台电脑上记住',
    scope: 'shell',
    may: 'read',
    input: z.strictObject({ on: z.boolean() }),
    output: z.strictObject({ on: z.boolean() }),
  }),
  'vault.remember': channel({
    title: '给这台电脑一把钥匙',
    scope: 'internal',
    may: 'read',
    input: nothing,
    output: z.strictObject({ slot: z.string(), key: z.string() }),
  }),
  'vault.forget': channel({
    title: '收回这台电脑的钥匙',
    scope: 'internal',
    may: 'read',
    input: z.strictObject({ slot: z.string().max(64) }),
    output: nothing,
  }),
};
