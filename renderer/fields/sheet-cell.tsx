import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { bestOption, fitting, settled, type SheetColumn, withOption } from './sheet-column.ts';
import { SheetOptions } from './sheet-options.tsx';

/** Where the cursor goes when a cell is done with. */
export type Then = 'stay' | 'up' | 'down' | 'left' | 'right' | 'next' | 'previous' | 'submit';

interface ActiveCellProps {
  readonly column: SheetColumn;
  readonly written: string;
  /** Row and column in words, with what is said about the cell. */
  readonly label: string;
  readonly describedBy: string;
  readonly wrong: boolean;
  /** Whether the keyboard is with the sheet, so that the cell takes the focus as the cursor comes. */
  readonly takesFocus: () => boolean;
  /** More than one cell is marked: keys of the page keep away. */
  readonly marksMore: boolean;
  readonly onCommit: (text: string, then: Then) => void;
  /** A key while nothing is being typed. */
  readonly onKey: (event: KeyboardEvent) => void;
  /** Masked cells are uncovered before somebody goes into them. */
  readonly onUncover: () => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/** `typing` replaces and is left by the arrows; `caret` changes what is there and the arrows move in it. */
interface Editing {
  readonly mode: 'typing' | 'caret';
  readonly text: string;
  /** The option that the arrows have reached; null: the best one. */
  readonly choice: number | null;
  readonly lists: boolean;
}

const arrows: Readonly<Record<string, Then>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/**
 * The cell under the cursor: an input that is empty and see-through until something is typed, so that an input
 * method composes in the right place from the first key.
 */
export function ActiveCell(props: ActiveCellProps): ReactNode {
  const { column, written } = props;
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [editing, setEditing] = useState<Editing | null>(null);
  const isDone = useRef(false);
  const { takesFocus } = props;
  // With the drawing itself: a key that follows must find the cell.
  useLayoutEffect(() => {
    if (takesFocus()) input.current?.focus({ preventScroll: true });
    input.current?.closest('td')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [takesFocus]);

  const options = editing?.lists === true ? fitting(column, editing.text) : [];
  const best = editing === null ? undefined : bestOption(column, editing.text);
  const shownChoice = editing?.choice ?? (best === undefined ? -1 : options.indexOf(best));
  const begin = (mode: Editing['mode'], text: string): void => {
    isDone.current = false;
    setEditing({ mode, text, choice: null, lists: column.options !== undefined });
  };
  const end = (then: Then): void => {
    if (editing === null || isDone.current) return;
    isDone.current = true;
    const chosen = editing.choice === null ? undefined : options[editing.choice];
    setEditing(null);
    if (chosen !== undefined) props.onCommit(withOption(column, editing.text, chosen), then);
    // A list that was only looked at changes nothing.
    else if (isOneOfList && editing.mode === 'caret' && editing.text === '') props.onCommit(written, then);
    else props.onCommit(settled(column, editing.text), then);
  };
  const isOneOfList = column.options !== undefined && column.several !== true;
  const openForChange = (): void =>
    column.masked === true && written !== ''
      ? props.onUncover()
      : begin('caret', isOneOfList ? '' : column.several === true ? column.shown(written) : written);

  const onStillKey = (event: KeyboardEvent): void => {
    const opensList =
      column.options !== undefined && (event.key === ' ' || (event.altKey && event.key === 'ArrowDown'));
    if (column.fixed !== true && (event.key === 'F2' || opensList)) {
      event.preventDefault();
      openForChange();
    } else props.onKey(event);
  };
  const onEditKey = (event: KeyboardEvent): void => {
    const then = thenOf(event, editing?.mode === 'typing');
    const isList = options.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp');
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      isDone.current = true;
      setEditing(null);
    } else if (isList) {
      event.preventDefault();
      const from = shownChoice;
      const to = Math.max(0, Math.min(options.length - 1, from + (event.key === 'ArrowDown' ? 1 : -1)));
      setEditing((now) => (now === null ? null : { ...now, choice: to }));
    } else if (then !== null) {
      event.preventDefault();
      end(then);
    }
  };

  return (
    <>
      <input
        ref={input}
        className={`cell-input${editing === null ? ' still' : ''}`}
        aria-label={props.label}
        aria-invalid={props.wrong}
        aria-describedby={props.describedBy}
        aria-readonly={column.fixed === true}
        {...(column.options === undefined
          ? {}
          : {
              role: 'combobox',
              'aria-expanded': options.length > 0,
              'aria-controls': listId,
              ...(shownChoice < 0 ? {} : { 'aria-activedescendant': `${listId}-${shownChoice}` }),
            })}
        {...(editing === null && !props.marksMore ? { 'data-still': '' } : {})}
        autoComplete="off"
        spellCheck={false}
        value={editing?.text ?? ''}
        onChange={(event) => {
          if (column.fixed === true) return;
          const { value } = event.target;
          if (editing === null) begin('typing', value);
          else setEditing({ ...editing, text: value, choice: null, lists: column.options !== undefined });
        }}
        onDoubleClick={() => {
          if (editing === null && column.fixed !== true) openForChange();
        }}
        onKeyDown={(event) => {
          // While an input method composes, Enter and the arrows are its own.
          if (event.nativeEvent.isComposing) return;
          if (editing === null) onStillKey(event);
          else onEditKey(event);
        }}
        onBlur={() => end('stay')}
        onCopy={(event) => {
          if (editing === null) props.onCopy(event);
        }}
        onPaste={(event) => {
          if (editing === null) props.onPaste(event);
        }}
      />
      {options.length === 0 ? null : (
        <SheetOptions
          id={listId}
          label={column.label}
          options={options}
          chosen={shownChoice}
          onChoose={(option) => {
            isDone.current = true;
            setEditing(null);
            props.onCommit(withOption(column, editing?.text ?? '', option), 'stay');
          }}
        />
      )}
    </>
  );
}

/** Tab and Enter always go on, whatever list is open; the arrows do while something new is typed. */
function thenOf(event: KeyboardEvent, isTyping: boolean): Then | null {
  if (event.key === 'Tab') return event.shiftKey ? 'previous' : 'next';
  if (event.key === 'Enter') return event.ctrlKey ? 'submit' : event.shiftKey ? 'up' : 'down';
  return isTyping && !event.shiftKey && !event.ctrlKey ? (arrows[event.key] ?? null) : null;
}
