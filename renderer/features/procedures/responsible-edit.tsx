import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useMay } from '../../may.ts';
import { useAct } from '../../queries.ts';

/** Who sees to the procedure: a click turns the name into a box, Enter keeps it, Esc leaves it. */
export function ResponsibleEdit({ page }: { page: ProcedurePage }): ReactNode {
  const act = useAct('procedure.setResponsible');
  const mayWrite = useMay('write');
  const [text, setText] = useState<string | null>(null);
  if (text === null) {
    const word = page.responsible === null ? '指定责任人' : `责任人 ${page.responsible}`;
    return page.status === 'open' && mayWrite ? (
      <button type="button" className="link nowrap" onClick={() => setText(page.responsible ?? '')}>
        {word}
      </button>
    ) : (
      <span className="quiet nowrap">{page.responsible === null ? '' : word}</span>
    );
  }
  const save = (): void => {
    const name = text.trim() === '' ? null : text.trim();
    if (name === page.responsible) return setText(null);
    act.mutate({ id: page.id, responsible: name }, { onSuccess: () => setText(null) });
  };
  return (
    <Input
      size="small"
      aria-label="责任人"
      placeholder="姓名，按 Enter"
      style={{ width: 120 }}
      maxLength={20}
      autoFocus
      value={text}
      {...(act.isError && { status: 'error' as const })}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={save}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText(null);
      }}
    />
  );
}
