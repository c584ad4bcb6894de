import { Button, Input, type InputRef } from 'antd';
import { type ReactNode, type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { ruleOf } from '../client.ts';
import { ErrorNote, Note } from './notes.tsx';
import { TOO_MANY, useWait } from './use-wait.ts';

interface PassphraseFormProps {
  /** What a screen reader calls it. */
  readonly name: string;
  readonly label?: string;
  readonly hint?: string;
  /** What the button says. */
  readonly word: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (written: string) => void;
  /** Above the box. */
  readonly children?: ReactNode;
  /** Under the box. */
  readonly below?: ReactNode;
  /** Beside the button. */
  readonly beside?: ReactNode;
  /** A code that is read off paper is shown. */
  readonly isShown?: boolean;
}

/** One secret and a button. After wrong ones it counts down and opens by itself. */
export function PassphraseForm(props: PassphraseFormProps): ReactNode {
  const { name, label = '口令', hint, word, busy, error, onSubmit, children, below, beside } = props;
  const id = useId();
  const box = useRef<InputRef>(null);
  const [written, setWritten] = useState('');
  const seconds = useWait(error);
  const waits = seconds > 0;
  useEffect(() => {
    if (!busy && !waits) box.current?.focus({ cursor: 'all' });
  }, [busy, waits]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (written !== '' && !waits && !busy) onSubmit(written);
  };
  const Box = props.isShown === true ? Input : Input.Password;
  return (
    <form className="start-card" onSubmit={submit} aria-label={name} noValidate>
      {children}
      <div className="form-item">
        <label htmlFor={id}>{label}</label>
        <Box
          ref={box}
          id={id}
          value={written}
          autoComplete="off"
          disabled={waits}
          onChange={(event) => setWritten(event.target.value)}
        />
        {hint === undefined ? null : <span className="faint small">{hint}</span>}
      </div>
      {below}
      {waits ? (
        <Note tone="look">输错的次数多了，请等 {seconds} 秒再试。</Note>
      ) : ruleOf(error) === TOO_MANY ? null : (
        <ErrorNote error={error} />
      )}
      <div className="line">
        <Button type="primary" htmlType="submit" loading={busy} disabled={written === '' || waits}>
          {waits ? `${seconds} 秒后再试` : word}
        </Button>
        {beside}
      </div>
    </form>
  );
}
