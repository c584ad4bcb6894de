import { InboxOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { useArchive } from '../../archive-context.ts';

interface ChooseFilesProps {
  readonly year: number | null;
  readonly onYear: (year: number | null) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Drop or choose spreadsheets of the national system. */
export function ChooseFiles({ year, onYear, onFiles }: ChooseFilesProps): ReactNode {
  const { archive } = useArchive();
  const [over, setOver] = useState(false);
  const id = useId();
  const thisYear = Number(archive.today.slice(0, 4));
  const years = Array.from({ length: thisYear - 2013 }, (_, back) => thisYear - back);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  };
  return (
    <section className="panel" aria-label="选择文件">
      <label
        htmlFor={id}
        className={`drop${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <InboxOutlined aria-hidden />
        <span>
          <span className="strong">把表格拖到这里，或单击选择文件</span>
          <br />
          <span className="quiet">
            国家系统导出的表、部门比对结果、村里自己的名单、各村填好交回的上报表；xlsx、xls、et、csv，可以一次选多个
          </span>
        </span>
        <input
          id={id}
          type="file"
          multiple
          accept=".xlsx,.xls,.et,.csv"
          aria-label="选择文件"
          className="hidden-input"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            if (files.length > 0) onFiles(files);
          }}
        />
      </label>
      <p className="line">
        <span className="quiet">数据年度</span>
        <Select
          aria-label="数据年度"
          style={{ width: 220 }}
          value={year ?? 0}
          onChange={(next) => onYear(next === 0 ? null : next)}
          options={[
            { value: 0, label: '按文件名和表里的年度认' },
            ...years.map((value) => ({ value, label: `${value} 年度` })),
          ]}
        />
        <span className="faint">先出核对结果，确认后才写入；导入后可整批撤销。</span>
      </p>
    </section>
  );
}
