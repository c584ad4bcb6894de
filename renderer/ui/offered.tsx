import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import type { Permission } from '#domain/operators/permissions.ts';
import { useMay } from '../may.ts';

interface OfferedProps {
  readonly may: Permission;
  readonly children: ReactNode;
}

/** Shown to those who are permitted it. */
export function Offered({ may, children }: OfferedProps): ReactNode {
  return useMay(may) ? children : null;
}

/** Boxes that everybody reads and those who are permitted it write in. */
export function WritableBy({ may, children }: OfferedProps): ReactNode {
  const isWritable = useMay(may);
  return <ConfigProvider componentDisabled={!isWritable}>{children}</ConfigProvider>;
}
