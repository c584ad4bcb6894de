import { Button as AntButton, type ButtonProps } from 'antd';
import type { ReactNode, Ref } from 'react';
import type { Permission } from '#domain/operators/permissions.ts';
import { useMay } from '../may.ts';

interface GuardedProps extends ButtonProps {
  readonly ref?: Ref<HTMLButtonElement | HTMLAnchorElement>;
  /** What one must be permitted to do to be offered it. */
  readonly may: Permission;
}

/** A button for those who are permitted what it does or leads to. */
export function Button({ may, ...props }: GuardedProps): ReactNode {
  return useMay(may) ? <AntButton {...props} /> : null;
}
