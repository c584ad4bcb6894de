import { Input } from 'antd';
import type { ReactNode } from 'react';
import { ContractError } from '../client.ts';
import { FormItem } from './form-item.tsx';

/** Whether the archive refused because the year is closed: then the act may be tried again with its reason. */
export const isClosedYear = (error: unknown): boolean =>
  error instanceof ContractError && error.error.code === 'rule' && error.error.rule === 'closed-year';

interface CorrectionReasonProps {
  /** What the archive said last. */
  readonly error: unknown;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** The box for 更正理由; there as soon as a closed year asks for it. */
export function CorrectionReason({ error, reason, onReason }: CorrectionReasonProps): ReactNode {
  if (reason === '' && !isClosedYear(error)) return null;
  return (
    <FormItem wide label="更正理由" must>
      {(id) => (
        <Input
          id={id}
          autoFocus
          maxLength={200}
          value={reason}
          onChange={(event) => onReason(event.target.value)}
        />
      )}
    </FormItem>
  );
}

/** The reason as an act takes it: left out when nothing was written. */
export const reasonIn = (reason: string): { reason?: string } =>
  reason.trim() === '' ? {} : { reason: reason.trim() };
