import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import { sentenceOf } from '../client.ts';
import { useMay } from '../may.ts';
import { usePast } from '../past.ts';
import { FieldInput } from './field-input.tsx';
import { readWritten, writtenOf } from './read-written.ts';
import { isStray, shown } from './shown.ts';

export type Step = 'stay' | 'next' | 'previous';

interface EditableFieldProps {
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly year: number;
  readonly editing: boolean;
  readonly onEdit: () => void;
  /** Editing is over; where Tab goes from here. */
  readonly onEnd: (step: Step) => void;
  readonly onSave: (value: FieldValue) => Promise<unknown>;
  readonly readOnly?: boolean;
  /** Pointed at by a finding. */
  readonly marked?: boolean;
  readonly align?: 'right';
  readonly showValue?: (text: string) => string;
}

/** What was typed and is on its way, or came back with the reason why it was not taken. */
interface Sent {
  readonly written: string;
  readonly value: FieldValue;
  readonly reason: string | null;
}

/**
 * A value that becomes its editor on a click: Enter saves, Esc takes back. Tab saves too and goes on at once, so that
 * no key is lost while the value is on its way; one that is refused stays to be seen, with the reason.
 */
export function EditableField(props: EditableFieldProps): ReactNode {
  const { field, value, year, editing } = props;
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const isPast = usePast() !== null;
  const mayWrite = useMay('write');
  useEffect(() => {
    if (props.marked) button.current?.scrollIntoView({ block: 'center' });
  }, [props.marked]);
  useEffect(() => {
    // Only where the editor left the focus in the air: Tab has given it to the next one already.
    const isLost = document.activeElement === document.body;
    if (!editing && wasEditing.current && isLost) button.current?.focus({ preventScroll: true });
    wasEditing.current = editing;
  }, [editing]);

  const send = (written: string, next: FieldValue): void => {
    const mine: Sent = { written, value: next, reason: null };
    const end = (after: Sent | null): void => setSent((now) => (now === mine ? after : now));
    setSent(mine);
    void props.onSave(next).then(
      () => end(null),
      (thrown: unknown) => end({ ...mine, reason: sentenceOf(thrown) }),
    );
  };
  const text = shown(field, sent === null ? value : sent.value, year);
  const look = props.showValue === undefined || sent !== null ? text : props.showValue(text);
  if (props.readOnly || isPast || !mayWrite)
    return <span className={`value fixed ${props.align ?? ''}`}>{look === '' ? '—' : look}</span>;
  if (editing) return <Editor {...props} sent={sent} onSend={send} onTaken={() => setSent(null)} />;
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`value ${props.align ?? ''}${props.marked ? ' marked' : ''}${text === '' ? ' none' : ''}${lookOf(sent)}`}
        aria-label={`修改${field.label}`}
        aria-busy={sent !== null && sent.reason === null}
        title={isStray(value) ? '代码表里没有这个值，请改选' : '单击修改'}
        onClick={props.onEdit}
      >
        {look === '' ? (field.required === 'always' ? '未填' : '—') : look}
        {text !== '' && field.unit !== undefined ? <span className="faint"> {field.unit}</span> : null}
        {isStray(value) ? <span className="warn">（代码表里没有）</span> : null}
      </button>
      {sent?.reason == null ? null : (
        <span className="wrong small" role="alert">
          没有保存：{sent.reason}
        </span>
      )}
    </>
  );
}

const lookOf = (sent: Sent | null): string => {
  if (sent === null) return '';
  return sent.reason === null ? ' faint' : ' wrong';
};

interface EditorProps extends EditableFieldProps {
  readonly sent: Sent | null;
  /** Saves without waiting for it. */
  readonly onSend: (written: string, value: FieldValue) => void;
  /** What was refused before is settled. */
  readonly onTaken: () => void;
}

function Editor({ field, value, year, sent, onEnd, onSave, onSend, onTaken }: EditorProps): ReactNode {
  const before = sent?.reason === null ? sent.written : writtenOf(field, value, year);
  const [written, setWritten] = useState(sent?.written ?? before);
  const [reason, setReason] = useState<string | null>(sent?.reason ?? null);
  const [busy, setBusy] = useState(false);
  const over = useRef(false);

  const save = async (text: string, step: Step): Promise<void> => {
    if (over.current) return;
    if (text === before) {
      over.current = true;
      if (sent !== null && sent.reason !== null) onTaken();
      return onEnd(step);
    }
    const read = readWritten(field, text, year);
    if (!read.ok) return setReason(read.reason);
    over.current = true;
    if (step !== 'stay') {
      onSend(text, read.value);
      return onEnd(step);
    }
    setBusy(true);
    try {
      await onSave(read.value);
      onTaken();
      onEnd(step);
    } catch (thrown) {
      over.current = false;
      setReason(sentenceOf(thrown));
      setBusy(false);
    }
  };
  const isList = field.type === 'code' || field.type === 'bool';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      over.current = true;
      event.stopPropagation();
      if (sent !== null && sent.reason !== null) onTaken();
      onEnd('stay');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      void save(written, event.shiftKey ? 'previous' : 'next');
    } else if (event.key === 'Enter' && !isList && field.type !== 'codes') {
      void save(written, 'stay');
    } else if (event.key === 'Enter' && event.ctrlKey) void save(written, 'stay');
  };

  return (
    <span className="editor">
      <FieldInput
        field={field}
        year={year}
        written={written}
        onWritten={(text) => {
          setWritten(text);
          setReason(null);
        }}
        {...(isList ? { onChosen: (text: string) => void save(text, 'stay') } : {})}
        autoFocus
        wrong={reason !== null}
        disabled={busy}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (reason === null) void save(written, 'stay');
        }}
      />
      {reason === null ? null : (
        <span className="wrong small" role="alert">
          {reason}
        </span>
      )}
    </span>
  );
}
