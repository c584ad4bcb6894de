import { type ReactNode, useState } from 'react';
import type { Request } from '#contract/channels.ts';
import type { RecordView } from '#contract/record.ts';
import type { Field, RecordKindName } from '#domain/fields/field.ts';
import { recordKinds } from '#domain/records/record-kinds.ts';
import { useArchive } from '../archive-context.ts';
import { useMay } from '../may.ts';
import { usePast } from '../past.ts';
import { useAnswer } from '../queries.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/notes.tsx';
import { EndRecord } from './end-record.tsx';
import { RecordAddRow, type RecordPerson } from './record-add-row.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { shown } from './shown.ts';

interface RecordListProps {
  readonly owner: Request<'record.list'>['owner'];
  readonly ownerId: number;
  readonly kind: RecordKindName;
  /** Those whom a household’s record may be about. */
  readonly people?: readonly RecordPerson[];
  /** Beside the heading: what belongs to the list as a whole. */
  readonly extra?: ReactNode;
}

/** What a column of a type needs, in pixels. */
const WIDTHS: Partial<Record<Field['type'], number>> = {
  date: 112,
  decimal: 120,
  code: 140,
  year: 76,
  int: 76,
};

const NOBODY: readonly RecordPerson[] = [];

/** The records of one kind: what holds first, what is over below, and a row to write the next. */
export function RecordList({
  owner,
  ownerId,
  kind: name,
  people = NOBODY,
  extra,
}: RecordListProps): ReactNode {
  const { year } = useArchive();
  const past = usePast();
  const mayWrite = useMay('write');
  const kind = recordKinds[name];
  const answer = useAnswer('record.list', { owner, id: ownerId, kinds: [name] }, { keep: true });
  const [editing, setEditing] = useState<RecordView | null>(null);
  const [ending, setEnding] = useState<RecordView | null>(null);
  const [all, setAll] = useState(false);
  const columns = kind.columns
    .map((column) => kind.fields.find((field) => field.name === column))
    .filter((field): field is Field => field !== undefined);
  const records = answer.data?.records ?? [];
  const over = kind.ends ? records.filter((record) => !record.inForce) : [];
  const listed = all ? records : records.filter((record) => !over.includes(record));
  return (
    <section className="block" aria-label={kind.title}>
      <div className="toolbar flat">
        <h3>{kind.title}</h3>
        {over.length === 0 ? null : (
          <button type="button" className="link small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? '收起' : '显示'}已结束的 {over.length} 条
          </button>
        )}
        <span className="spread" />
        {extra}
      </div>
      <ErrorNote error={answer.error} />
      <table className="sheet records even" aria-label={`${kind.title}表`}>
        <thead>
          <tr>
            {kind.aboutMember ? <th style={{ width: 110 }}>成员</th> : null}
            {columns.map((field) => (
              <th
                key={field.key}
                className={field.type === 'decimal' ? 'num' : ''}
                {...(kind.wide?.includes(field.name) ? {} : { style: { width: WIDTHS[field.type] ?? 116 } })}
              >
                {field.label}
                {field.unit === undefined ? '' : `（${field.unit}）`}
              </th>
            ))}
            <th style={{ width: kind.ends ? 72 : 44 }} />
          </tr>
        </thead>
        <tbody>
          {records.length === 0 && answer.data !== undefined ? (
            <tr>
              <td colSpan={columns.length + 2} className="faint">
                {past !== null
                  ? `${past.on} 没有${kind.title}。`
                  : !mayWrite
                    ? `没有${kind.title}。`
                    : `${kind.invitation}在下面一行填写，Tab 到下一格，回车记下${kind.owner === 'village' ? '；也可以从 Excel 复制几行粘贴到第一格。' : '。'}`}
              </td>
            </tr>
          ) : null}
          {listed.map((record) => (
            <RecordRow
              key={record.id}
              {...{ record, columns, year }}
              onOpen={() => setEditing(record)}
              onEnd={() => setEnding(record)}
            />
          ))}
          {past === null && mayWrite ? <RecordAddRow {...{ kind, ownerId, columns, people, year }} /> : null}
        </tbody>
      </table>
      {editing === null ? null : (
        <RecordDialog record={editing} people={people} year={year} onClose={() => setEditing(null)} />
      )}
      {ending === null ? null : <EndRecord record={ending} onClose={() => setEnding(null)} />}
    </section>
  );
}

interface RecordRowProps {
  readonly record: RecordView;
  readonly columns: readonly Field[];
  readonly year: number;
  readonly onOpen: () => void;
  readonly onEnd: () => void;
}

function RecordRow({ record, columns, year, onOpen, onEnd }: RecordRowProps): ReactNode {
  const kind = recordKinds[record.kind];
  const isOver = kind.ends === true && !record.inForce;
  return (
    <>
      <tr
        className={`go${isOver ? ' gone' : ''}`}
        tabIndex={0}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.target === event.currentTarget) onOpen();
        }}
      >
        {kind.aboutMember ? <td className="nowrap">{record.memberName ?? '全户'}</td> : null}
        {columns.map((field, index) => (
          <td
            key={field.key}
            className={`${index === 0 ? 'strong ' : ''}${field.type === 'decimal' ? 'num' : ''}${field.type === 'date' ? 'nowrap' : ''}`}
          >
            {shown(field, record.values[field.key], year)}
          </td>
        ))}
        <td className="num">
          {kind.ends && record.inForce ? (
            <Button
              may="write"
              type="link"
              size="small"
              onClick={(event) => {
                event.stopPropagation();
                onEnd();
              }}
            >
              结束
            </Button>
          ) : null}
        </td>
      </tr>
      {record.hints.length === 0 ? null : (
        <tr className="record-said">
          <td colSpan={columns.length + 2}>
            <span className="warn small">{record.hints.join('；')}</span>
          </td>
        </tr>
      )}
    </>
  );
}
