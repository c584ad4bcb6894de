import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { CodeOption } from './code-match.ts';

interface SheetOptionsProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly CodeOption[];
  readonly chosen: number;
  readonly onChoose: (option: CodeOption) => void;
}

const HEIGHT = 236;

/** The small list under a cell: seen, never in the way; the keyboard stays with the cell. */
export function SheetOptions({ id, label, options, chosen, onChoose }: SheetOptionsProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const cell = list.current?.closest('td')?.getBoundingClientRect();
    if (list.current === null || cell === undefined) return;
    const height = Math.min(HEIGHT, list.current.scrollHeight + 2);
    const isBelow = cell.bottom + height < window.innerHeight;
    list.current.style.top = `${isBelow ? cell.bottom : cell.top - height}px`;
    list.current.style.left = `${Math.max(4, Math.min(cell.left, window.innerWidth - list.current.offsetWidth - 4))}px`;
    list.current.style.minWidth = `${cell.width}px`;
    list.current.style.visibility = 'visible';
  });
  useLayoutEffect(() => {
    list.current?.children[Math.max(0, chosen)]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <ul
      ref={list}
      id={id}
      className="cell-options"
      role="listbox"
      aria-label={label}
      style={{ visibility: 'hidden' }}
    >
      {options.map((option, index) => (
        <li
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          onMouseDown={(event) => {
            event.preventDefault();
            event.stopPropagation();
            onChoose(option);
          }}
        >
          <span className="faint">{option.shown ?? option.value}</span>
          {option.label}
        </li>
      ))}
    </ul>
  );
}
