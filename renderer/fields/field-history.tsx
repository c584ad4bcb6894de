import { HistoryOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Request } from '#contract/channels.ts';
import type { Field } from '#domain/fields/field.ts';
import { useAnswer } from '../queries.ts';
import { Busy, ErrorNote } from '../ui/notes.tsx';
import { momentOf } from '../ui/numbers.ts';

/** Whose fields a grid shows: a household, one of its people, or one row that says which. */
export interface FieldOwner {
  readonly householdId?: number;
  readonly memberId?: number;
  readonly rowId?: number;
}

/** The key of the field whose history is open; Alt+H opens that of the field which has the keyboard. */
export function useToldField(
  enabled: boolean,
): readonly [told: string | null, setTold: (key: string | null) => void] {
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.key.toLowerCase() !== 'h' || !(event.target instanceof Element)) return;
      const key = event.target.closest<HTMLElement>('[data-field]')?.dataset['field'];
      if (key === undefined) return;
      event.preventDefault();
      setTold((before) => (before === key ? null : key));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [enabled]);
  return [told, setTold];
}

interface FieldHistoryProps {
  readonly field: Field;
  readonly owner: FieldOwner;
  readonly year: number;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** The clock beside a label: who gave the field which value, when and why. */
export function FieldHistory({ field, owner, year, open, onOpen }: FieldHistoryProps): ReactNode {
  return (
    <Popover
      open={open}
      onOpenChange={onOpen}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      title={`“${field.label}”的历史`}
      content={<Entries asked={requestOf(field, owner, year)} />}
    >
      <button
        type="button"
        className="clock"
        tabIndex={-1}
        aria-label={`${field.label}的历史`}
        title="看这一项的历史（Alt+H）"
      >
        <HistoryOutlined aria-hidden />
      </button>
    </Popover>
  );
}

const requestOf = (field: Field, owner: FieldOwner, year: number): Request<'change.ofField'> =>
  owner.rowId === undefined
    ? { key: field.key, year, ...owner }
    : { table: field.store, rowId: owner.rowId, column: field.name };

function Entries({ asked }: { asked: Request<'change.ofField'> }): ReactNode {
  const answer = useAnswer('change.ofField', asked);
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  const { entries } = answer.data;
  if (entries.length === 0) return <p className="quiet">还没有填过，没有历史。</p>;
  return (
    <table className="cells-history">
      <tbody>
        {entries.map((each) => (
          <tr key={each.id} className={each.undone ? 'undone' : ''}>
            <td className="quiet nowrap">{momentOf(each.at)}</td>
            <td className="nowrap">{each.operator}</td>
            <td>
              <span className="before">{each.before ?? '空'}</span> <span className="faint">→</span>{' '}
              <span className="strong">{each.after ?? '空'}</span>
            </td>
            <td className="quiet">
              {each.title}
              {each.reason === null ? '' : `；理由：${each.reason}`}
              {each.undone ? <span className="chip">已撤销</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
