import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { ReconcileRegister } from '#contract/reconcile.ts';

interface ReconcileFilesProps {
  readonly title: string;
  readonly hint: string;
  readonly files: readonly File[];
  readonly registers: readonly ReconcileRegister[];
  readonly onFiles: (files: readonly File[]) => void;
}

/** The tables of one register: dropped or chosen, and what they were taken for. */
export function ReconcileFiles({ title, hint, files, registers, onFiles }: ReconcileFilesProps): ReactNode {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <section className="panel" aria-label={title}>
      <label
        htmlFor={id}
        className={`drop small${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          onFiles([...files, ...event.dataTransfer.files]);
        }}
      >
        <InboxOutlined aria-hidden />
        <span>
          <span className="strong">{title}</span>
          <br />
          <span className="quiet">{hint}；拖到这里或单击选择</span>
        </span>
        <input
          id={id}
          type="file"
          multiple
          accept=".xlsx,.xls,.csv,.et"
          aria-label={title}
          className="hidden-input"
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])];
            event.target.value = '';
            if (chosen.length > 0) onFiles([...files, ...chosen]);
          }}
        />
      </label>
      <ul className="register-files">
        {registers.map((each) => (
          <li key={`${each.file} ${each.sheet ?? ''}`}>
            <span className="strong">{each.file}</span>{' '}
            {each.problem === null ? (
              <span className="quiet">
                {each.kindTitle}
                {each.year === null ? '' : `，${each.year} 年`}
              </span>
            ) : (
              <span className="wrong">{each.problem}</span>
            )}
          </li>
        ))}
        {files.length === 0 ? null : (
          <li>
            <Button type="link" size="small" onClick={() => onFiles([])}>
              重新选择
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}
