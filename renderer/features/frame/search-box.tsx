import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { SearchHit } from '#contract/household.ts';
import { go } from '../../route.ts';
import { handOver } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { movedCursor } from '../../ui/row-cursor.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';

function open(hit: SearchHit): void {
  if (hit.householdId !== null) {
    go({
      page: 'household',
      id: hit.householdId,
      ...(hit.memberId === null ? {} : { tab: 'members', member: hit.memberId }),
    });
  } else if (hit.villageId !== null) {
    handOver('households.village', hit.villageId);
    go({ page: 'households' });
    window.dispatchEvent(new Event('hudang:village'));
  }
}

/** Households, people and villages by name, pinyin, number tail …; Ctrl+K, ↑↓, Enter. */
export function SearchBox(): ReactNode {
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const [cursor, setCursor] = useState(0);
  const asked = useDebounced(text.trim());
  const answer = useAnswer('household.search', { text: asked }, { enabled: asked !== '', keep: true });
  const hits = asked === '' ? [] : (answer.data?.hits ?? []);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (!event.ctrlKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      input.current?.focus({ cursor: 'all' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const choose = (hit: SearchHit | undefined): void => {
    if (hit === undefined) return;
    setShown(false);
    setText('');
    input.current?.blur();
    open(hit);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next =
      event.key === 'Home' || event.key === 'End' ? null : movedCursor(event.key, cursor, hits.length, 8);
    if (next !== null) {
      setCursor(next);
      event.preventDefault();
    } else if (event.key === 'Enter') choose(hits[cursor]);
    else if (event.key === 'Escape') {
      setShown(false);
      input.current?.blur();
    }
  };

  return (
    <div className="search" role="search">
      <Input
        ref={input}
        aria-label="查找"
        role="combobox"
        aria-expanded={shown && asked !== ''}
        aria-controls="search-hits"
        prefix={<SearchOutlined aria-hidden className="faint" />}
        suffix={<kbd>Ctrl K</kbd>}
        placeholder="姓名、拼音首字母、证件尾号、户编号、村"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setCursor(0);
          setShown(true);
        }}
        onFocus={() => setShown(true)}
        onBlur={() => setTimeout(() => setShown(false), 150)}
        onKeyDown={onKeyDown}
      />
      {shown && asked !== '' ? (
        <ul id="search-hits" className="hits" role="listbox" aria-label="查找结果">
          {hits.map((hit, index) => (
            <li
              key={`${hit.kind}-${hit.householdId}-${hit.memberId}-${hit.villageId}-${hit.why}`}
              role="option"
              aria-selected={index === cursor}
              onMouseEnter={() => setCursor(index)}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(hit);
              }}
            >
              <span className="strong">{hit.title}</span>
              <span className="quiet cut">{hit.detail}</span>
              <span className="faint nowrap">{hit.why}</span>
            </li>
          ))}
          {answer.isError ? <ErrorNote error={answer.error} /> : null}
          {answer.isSuccess && hits.length === 0 ? (
            <li role="presentation">
              <span className="quiet">没有找到“{asked}”。可以换姓名、拼音首字母或证件号码后四位再试。</span>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}
