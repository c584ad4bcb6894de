import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../../client.ts';
import { useAnswer } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { movedCursor } from '../../ui/row-cursor.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { itemOfHit } from './palette-commands.ts';
import { aboveAndBelow, findKnown, type KnownItem, type PaletteItem, recentFirst } from './palette-item.ts';
import { useRecent } from './use-recent.ts';

/** Commands are few; they must not push the people out of sight. */
const MOST_KNOWN = 6;

/**
 * One box for everything: households, people and villages by name, pinyin, number tail …, pages, commands,
 * documents and years. Ctrl+K, ↑↓, Enter; what was opened lately comes first.
 */
export function SearchBox({ items }: { items: readonly KnownItem[] }): ReactNode {
  const input = useRef<InputRef>(null);
  /** Where the keyboard was before: it goes back there when the page stays. */
  const cameFrom = useRef<HTMLElement | null>(null);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [cursor, setCursor] = useState(0);
  const [recent, remember] = useRecent(items);
  const typed = text.trim();
  const asked = useDebounced(typed);
  const answer = useAnswer('household.search', { text: asked }, { enabled: asked !== '', keep: true });
  const isAnswered = asked === typed && !answer.isFetching;
  const found = useMemo(() => {
    if (typed === '')
      return [
        ...recent,
        ...items
          .filter(({ key }) => !recent.some((each) => each.key === key))
          .slice(0, MOST_KNOWN)
          .map((each) => ({ ...each, why: '' })),
      ];
    const { above, below } = aboveAndBelow(findKnown(items, typed));
    const own = [...above.slice(0, MOST_KNOWN), ...below.slice(0, MOST_KNOWN)];
    const keys = new Set(own.map(({ key }) => key));
    const hits =
      asked === '' ? [] : (answer.data?.hits ?? []).map(itemOfHit).filter(({ key }) => !keys.has(key));
    return recentFirst([...above.slice(0, MOST_KNOWN), ...hits, ...below.slice(0, MOST_KNOWN)], recent);
  }, [typed, asked, answer.data, items, recent]);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (!event.ctrlKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      input.current?.focus({ cursor: 'all' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const giveBack = (): void => {
    input.current?.blur();
    cameFrom.current?.focus();
  };
  const choose = (item: PaletteItem | undefined): void => {
    if (item === undefined) return;
    setOpen(false);
    setText('');
    remember(item);
    giveBack();
    item.run();
  };
  /** Enter came before the answer: the first hit is opened when it is there, unless something else was typed since. */
  const openFirstHit = async (): Promise<void> => {
    const { hits } = await call('household.search', { text: typed, limit: 1 });
    const [first] = hits;
    if (first !== undefined && input.current?.input?.value.trim() === typed) choose(itemOfHit(first));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const isOfText = event.key === 'Home' || event.key === 'End';
    const next = isOfText ? null : movedCursor(event.key, cursor, found.length, 8);
    if (next !== null) {
      setCursor(next);
      event.preventDefault();
    } else if (event.key === 'Enter') {
      if (found.length === 0 && !isAnswered) void openFirstHit();
      else choose(found[cursor]);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setOpen(false);
      giveBack();
    }
  };

  return (
    <div className="search" role="search">
      <Input
        ref={input}
        aria-label="查找"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls="search-hits"
        {...(isOpen && found.length > 0 ? { 'aria-activedescendant': `search-hit-${cursor}` } : {})}
        prefix={<SearchOutlined aria-hidden className="faint" />}
        suffix={<kbd>Ctrl K</kbd>}
        placeholder="查人、户、村，或要做的事"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setCursor(0);
          setOpen(true);
        }}
        onFocus={(event) => {
          cameFrom.current = event.relatedTarget instanceof HTMLElement ? event.relatedTarget : null;
          setCursor(0);
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {isOpen ? (
        <ul
          id="search-hits"
          className="hits"
          role="listbox"
          aria-label="查找结果"
          // The keyboard stays with the box, or the list would be gone before the click.
          onMouseDown={(event) => event.preventDefault()}
        >
          {found.map((item, index) => (
            <Hit
              key={`${item.key} ${item.why}`}
              item={item}
              index={index}
              isHere={index === cursor}
              onHere={() => setCursor(index)}
              onChoose={() => choose(item)}
            />
          ))}
          {answer.isError ? <ErrorNote error={answer.error} /> : null}
          {typed !== '' && isAnswered && found.length === 0 ? (
            <li role="presentation" className="nothing">
              <span className="quiet">没有找到“{typed}”。可以换姓名、拼音首字母或证件号码后四位再试。</span>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

interface HitProps {
  readonly item: PaletteItem;
  readonly index: number;
  readonly isHere: boolean;
  readonly onHere: () => void;
  readonly onChoose: () => void;
}

function Hit({ item, index, isHere, onHere, onChoose }: HitProps): ReactNode {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isHere) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);
  return (
    <li
      ref={element}
      id={`search-hit-${index}`}
      role="option"
      aria-selected={isHere}
      onMouseEnter={onHere}
      onMouseDown={onChoose}
    >
      <span className="faint">{item.kind}</span>
      <span className="strong nowrap">{item.title}</span>
      <span className="quiet cut">{item.detail}</span>
      <span className="faint nowrap">{item.why}</span>
    </li>
  );
}
