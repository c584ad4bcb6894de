import { type ReactNode, useId } from 'react';

interface FormItemProps {
  readonly label: string;
  readonly must?: boolean;
  readonly reason?: string | undefined;
  readonly hint?: string | undefined;
  readonly wide?: boolean;
  readonly children: (id: string) => ReactNode;
}

/** A label above its box and the reason under it. */
export function FormItem({ label, must, reason, hint, wide, children }: FormItemProps): ReactNode {
  const id = useId();
  return (
    <div className={`form-item${wide ? ' wide' : ''}`}>
      <label htmlFor={id}>
        {label}
        {must ? <span className="faint">（必填）</span> : null}
      </label>
      {children(id)}
      {reason !== undefined ? (
        <span className="wrong small" role="alert">
          {reason}
        </span>
      ) : hint === undefined ? null : (
        <span className="faint small">{hint}</span>
      )}
    </div>
  );
}
