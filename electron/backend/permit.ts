import { isPermitted, PERMISSIONS, type Permission } from '#domain/operators/permissions.ts';
import { ROLE_LABELS } from '#domain/operators/role.ts';
import type { AppError } from '#contract/app-error.ts';
import type { Session } from './session.ts';

const LOCKED: AppError = { code: 'locked', message: '档案库已锁定，请先输入口令解锁。' };
const MUST_CHANGE: AppError = {
  code: 'rule',
  rule: 'must-change-passphrase',
  message: '请先设置自己的口令，再开始工作。',
};

/**
 * What stands in the way of whoever is signed in, or null. Without an archive there is nothing to protect yet: the
 * handler says that none is open.
 */
export function refusalFor(session: Session, may: Permission): AppError | null {
  if (may === 'enter') return null;
  if (session.isLocked) return LOCKED;
  if (session.signIn?.mustChange === true) return MUST_CHANGE;
  const { operator } = session;
  if (operator === null || isPermitted(operator.role, may)) return null;
  return {
    code: 'rule',
    rule: 'not-permitted',
    message: `${ROLE_LABELS[operator.role]}没有这个权限（${PERMISSIONS[may].label}）。请由有权限的操作员来做。`,
  };
}
