import { Modal } from 'antd';
import type { ReactNode } from 'react';
import type { Field } from '#domain/fields/field.ts';
import type { RecordKindName } from '#domain/fields/field.ts';
import { useAct } from '../queries.ts';
import { ErrorNote, Note } from '../ui/notes.tsx';
import { readBlock } from './record-block.ts';
import { shown } from './shown.ts';

interface RecordPasteProps {
  readonly kind: RecordKindName;
  readonly ownerId: number;
  readonly columns: readonly Field[];
  readonly year: number;
  readonly cells: readonly (readonly string[])[];
  readonly onClose: () => void;
}

/** What a pasted block would add, cell by cell, before it does. */
export function RecordPaste({ kind, ownerId, columns, year, cells, onClose }: RecordPasteProps): ReactNode {
  const add = useAct('record.addMany');
  const rows = readBlock(cells, columns, year);
  const wrong = rows.filter((row) => Object.keys(row.reasons).length > 0).length;
  const save = (): void =>
    add.mutate({ kind, ownerId, rows: rows.map((row) => row.values) }, { onSuccess: onClose });
  return (
    <Modal
      open
      title={`粘贴 ${rows.length} 行`}
      okText={`新增 ${rows.length} 条`}
      okButtonProps={{ disabled: wrong > 0 || rows.length === 0 }}
      width={820}
      onOk={save}
      onCancel={onClose}
      confirmLoading={add.isPending}
    >
      <div className="stack">
        {wrong === 0 ? null : (
          <Note tone="bad">有 {wrong} 行填写有误（红字），请在表格里改好再粘贴，现在一条也没有新增。</Note>
        )}
        <div className="paste-rows">
          <table className="sheet sticky" aria-label="粘贴的内容">
            <thead>
              <tr>
                <th />
                {columns.map((field) => (
                  <th key={field.key}>{field.label}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  <td className="faint">{index + 1}</td>
                  {columns.map((field) => (
                    <td key={field.key}>
                      {row.reasons[field.key] === undefined ? (
                        shown(field, row.values[field.key], year)
                      ) : (
                        <span className="wrong">{row.reasons[field.key]}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <ErrorNote error={add.error} />
      </div>
    </Modal>
  );
}
