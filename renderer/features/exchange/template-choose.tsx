import { InboxOutlined } from '@ant-design/icons';
import { type ReactNode, useId, useState } from 'react';
import { Busy } from '../../ui/notes.tsx';

/** Drop or choose the blank table of the national or the provincial system. */
export function ChooseTemplate({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }): ReactNode {
  const [over, setOver] = useState(false);
  const id = useId();
  if (busy) return <Busy text="正在看模板…" />;
  return (
    <section className="panel" aria-label="选择模板">
      <label
        htmlFor={id}
        className={`drop${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [file] = event.dataTransfer.files;
          if (file !== undefined) onFile(file);
        }}
      >
        <InboxOutlined aria-hidden />
        <span>
          <span className="strong">把系统下载的空表拖到这里，或单击选择</span>
          <br />
          <span className="quiet">
            .xlsx
            空表。照它的表头填好，样式、下拉、隐藏的代码表和保护都照原样留着；列的认法记住，下次同样的表头不用再认。
          </span>
        </span>
        <input
          id={id}
          type="file"
          accept=".xlsx,.xlsm,.xls,.csv"
          aria-label="选择模板"
          className="hidden-input"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file !== undefined) onFile(file);
          }}
        />
      </label>
    </section>
  );
}
