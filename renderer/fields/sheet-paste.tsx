import { Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CellBlock } from '#domain/entry/cell-block.ts';
import { mapBlock } from '#domain/entry/map-block.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { Note } from '../ui/notes.tsx';
import { memberSheetFields } from './member-columns.ts';
import type { WrittenRow } from './member-row.ts';
import { fieldColumn, type SheetColumn } from './sheet-column.ts';

interface SheetPasteProps {
  readonly block: CellBlock;
  /** Keys of the columns that the sheet shows, in their order, and the one that was pasted on. */
  readonly shown: readonly string[];
  readonly from: string;
  readonly year: number;
  /** What will happen with the rows, in a sentence. */
  readonly aim?: (rows: readonly WrittenRow[]) => string;
  readonly onTake: (rows: readonly WrittenRow[]) => void;
  readonly onClose: () => void;
}

/** More would be a file to import. */
const MOST_ROWS = 200;
const NOWHERE = '';

/** A block from Excel or WPS before it goes into the sheet: which column goes where, and what would be wrong. */
export function SheetPaste({ block, shown, from, year, aim, onTake, onClose }: SheetPasteProps): ReactNode {
  const fields = memberSheetFields(year);
  const [mapped] = useState(() => mapBlock(block, fields, shown, Math.max(0, shown.indexOf(from))));
  const [keys, setKeys] = useState(mapped.keys);
  const columns = keys.map((key) => columnOf(key, year));
  const rows = mapped.rows.slice(0, MOST_ROWS);
  const wrong = rows.reduce(
    (sum, row) => sum + columns.filter((column, at) => reasonOf(column, row[at]) !== null).length,
    0,
  );
  const taken = rows.map((row): WrittenRow =>
    Object.fromEntries(
      columns.flatMap((column, at) => (column === null ? [] : [[column.key, column.read(row[at] ?? '')]])),
    ),
  );
  const choose = (at: number, key: string): void =>
    setKeys(keys.map((each, index) => (index === at ? key || null : each === key ? null : each)));
  return (
    <Modal
      open
      width={1080}
      title="粘贴到成员表"
      okText="粘贴"
      okButtonProps={{
        autoFocus: true,
        disabled: rows.length === 0 || columns.every((each) => each === null),
      }}
      onOk={() => onTake(taken)}
      onCancel={onClose}
    >
      <div className="stack">
        <p>
          {rows.length} 行。
          {mapped.hasHeader ? '第一行是表头，各列按表头对应' : '没有认出表头，各列按表里的顺序对应'}
          ，对应得不对可以改。{aim?.(taken) ?? ''}
        </p>
        {mapped.rows.length > MOST_ROWS ? (
          <Note tone="look">一次最多粘贴 {MOST_ROWS} 行，后面的没有取。更多的请用“导入导出”导入。</Note>
        ) : null}
        {wrong > 0 ? (
          <Note tone="look">有 {wrong} 处看不懂，已标红。可以先粘贴，再在表里改；不改好不会保存。</Note>
        ) : null}
        <div className="paste-preview">
          <table className="sheet sticky" aria-label="粘贴预览">
            <thead>
              <tr>
                {keys.map((key, at) => (
                  <th key={at}>
                    <div className="faint">{mapped.headers[at] || `第 ${at + 1} 列`}</div>
                    <Select
                      size="small"
                      aria-label={`第 ${at + 1} 列对应`}
                      showSearch={{ optionFilterProp: 'label' }}
                      popupMatchSelectWidth={false}
                      style={{ width: 128 }}
                      value={key ?? NOWHERE}
                      options={[
                        { value: NOWHERE, label: '（不取）' },
                        ...fields.map((field) => ({ value: field.key, label: field.label })),
                      ]}
                      onChange={(next) => choose(at, next)}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  {columns.map((column, at) => (
                    <PastedCell key={at} column={column} text={row[at] ?? ''} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Modal>
  );
}

function PastedCell({ column, text }: { column: SheetColumn | null; text: string }): ReactNode {
  if (column === null) return <td className="faint">{text}</td>;
  const reason = reasonOf(column, text);
  return (
    <td
      className={reason === null ? '' : 'bad-cell'}
      title={reason ?? undefined}
      aria-invalid={reason !== null}
    >
      {column.shown(column.read(text))}
    </td>
  );
}

const reasonOf = (column: SheetColumn | null, text: string | undefined): string | null =>
  column === null ? null : column.reasonOf(column.read(text ?? ''));

function columnOf(key: string | null, year: number): SheetColumn | null {
  const field = key === null ? undefined : findField(key);
  return field === undefined ? null : fieldColumn(field, year, { width: 0 });
}
