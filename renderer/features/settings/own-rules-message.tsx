import { Button, type GetRef, Input } from 'antd';
import { type ReactNode, useRef } from 'react';

const CHIPS = [
  ['{姓名}', '成员的姓名'],
  ['{字段}', '第一个条件的项'],
  ['{v}', '这一项的值'],
] as const;

interface OwnRulesMessageProps {
  readonly id: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onValue: (value: string) => void;
}

/** The sentence that a hit is told with; what differs from hit to hit is put in by its chip, where the cursor is. */
export function OwnRulesMessage({ id, value, wrong, onValue }: OwnRulesMessageProps): ReactNode {
  const box = useRef<GetRef<typeof Input>>(null);
  const put = (words: string): void => {
    const input = box.current?.input ?? null;
    const [from, to] = [input?.selectionStart ?? value.length, input?.selectionEnd ?? value.length];
    onValue(value.slice(0, from) + words + value.slice(to));
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(from + words.length, from + words.length);
    });
  };
  return (
    <>
      <Input
        id={id}
        ref={box}
        maxLength={120}
        value={value}
        placeholder="如 {姓名}的{字段}是 {v}，请核实"
        {...(wrong ? { status: 'error' as const } : {})}
        onChange={(event) => onValue(event.target.value)}
      />
      <span className="line">
        <span className="faint small">插入</span>
        {CHIPS.map(([words, title]) => (
          <Button key={words} size="small" onClick={() => put(words)}>
            {words} <span className="faint small">{title}</span>
          </Button>
        ))}
      </span>
    </>
  );
}
