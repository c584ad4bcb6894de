import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import type { Permission } from '#domain/operators/permissions.ts';
import { useMay } from '../may.ts';

interface FileButtonProps {
  /** What one must be permitted to do to be offered it. */
  readonly may: Permission;
  readonly label: string;
  /** `.json,.csv` */
  readonly accept: string;
  readonly primary?: boolean;
  readonly busy?: boolean;
  readonly onFile: (file: File) => void;
}

/** A button that asks for one file. The page reads it; no path is learnt. */
export function FileButton({ may, label, accept, primary, busy, onFile }: FileButtonProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const isOffered = useMay(may);
  if (!isOffered) return null;
  return (
    <>
      <Button
        {...(primary ? { type: 'primary' as const } : {})}
        loading={busy ?? false}
        onClick={() => input.current?.click()}
      >
        {label}…
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        className="hidden-input"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
