import { Input } from 'antd';
import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react';
import { useAnswer } from '../../../queries.ts';
import { ErrorNote } from '../../../ui/notes.tsx';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { pagesInWords, sheetPlace, type Wanted } from './inbox-words.ts';

const MOST = 20;

interface SheetSearchProps {
  readonly box: Ref<{ focus: () => void }>;
  readonly chosen: Wanted | null;
  readonly onChoose: (sheet: Wanted | null) => void;
  /** Enter with a sheet under the cursor. */
  readonly onEnter: (sheet: Wanted) => void;
}

/** Finds a printed sheet; before anything is typed, those that are still out. ↑↓ chooses, Enter takes. */
export function SheetSearch({ box, chosen, onChoose, onEnter }: SheetSearchProps): ReactNode {
  const [text, setText] = useState('');
  const asked = useDebounced(text.trim());
  const found = useAnswer(
    'scan.findDocument',
    { text: asked, limit: MOST },
    { enabled: asked !== '', keep: true },
  );
  const wanted = useAnswer('scan.wanted', { limit: MOST }, { enabled: asked === '', keep: true });
  const sheets = (asked === '' ? wanted : found).data?.documents ?? [];
  const id = useId();
  const at = sheets.findIndex(({ documentId }) => documentId === chosen?.documentId);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next =
        sheets[Math.max(0, Math.min(sheets.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))];
      if (next !== undefined) onChoose(next);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      const taken = sheets[at] ?? sheets[0];
      if (taken !== undefined) onEnter(taken);
    } else return;
    event.preventDefault();
  };
  return (
    <div className="sheet-search">
      <Input
        ref={box as Ref<never>}
        allowClear
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
        aria-label="找打印过的文书"
        placeholder="文书编号、标题、户编号、村"
        maxLength={60}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChoose(null);
        }}
        onKeyDown={onKeyDown}
      />
      <ErrorNote error={found.error ?? wanted.error} />
      {asked === '' && sheets.length > 0 ? <p className="faint small">还没有收回的：</p> : null}
      <ul id={id} role="listbox" aria-label="打印过的文书">
        {sheets.map((sheet, index) => (
          <li
            key={sheet.documentId}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => onChoose(sheet)}
            onKeyDown={undefined}
          >
            <span className="line">
              <span className="cut strong" title={sheet.title}>
                {sheet.title}
              </span>
              <span className="spread" />
              <span className="faint small nowrap">{sheet.code}</span>
            </span>
            <span className="cut quiet small">{sheetPlace(sheet)}</span>
            <span className="cut small">
              <span className="faint">{sheet.printedAt.slice(0, 10)} 打印</span>{' '}
              {sheet.missing.length === 0 ? (
                <span className="done">已收齐</span>
              ) : (
                <span className="warn">缺第 {pagesInWords(sheet.missing)} 页</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {sheets.length === 0 && !found.isFetching && !wanted.isFetching ? (
        <p className="quiet small">
          {asked === ''
            ? '打印过的要签字的文书都收回了。'
            : `没有找到“${asked}”。可以换个说法，或作为其他材料归位。`}
        </p>
      ) : null}
    </div>
  );
}
