import { Button, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { TemplateState } from '#contract/template.ts';
import { Note } from '../../ui/notes.tsx';
import type { TemplateChange } from './template-tab.tsx';

interface TemplateHeadProps {
  readonly state: TemplateState;
  readonly onChange: (what: TemplateChange) => void;
  readonly onClose: () => void;
}

/** Which sheet, which rows are the headers, what becomes of examples; and what a clerk should know of the file. */
export function TemplateHead({ state, onChange, onClose }: TemplateHeadProps): ReactNode {
  const { header, sheets, sheet, samples, notices, limit } = state;
  return (
    <section className="panel" aria-label="模板">
      <div className="line">
        <span className="strong">{state.name}</span>
        {sheets.length < 2 ? null : (
          <Select
            aria-label="工作表"
            style={{ width: 180 }}
            value={sheet}
            onChange={(next) => onChange({ sheet: next })}
            options={sheets.map(({ index, name, hidden }) => ({
              value: index,
              label: hidden ? `${name}（隐藏）` : name,
            }))}
          />
        )}
        <span className="quiet">表头第</span>
        <InputNumber
          aria-label="表头在第几行"
          style={{ width: 64 }}
          min={1}
          max={60}
          value={header?.row ?? null}
          onChange={(row) => {
            if (row !== null) onChange({ headerRow: row, headerRows: header?.rows ?? 1 });
          }}
        />
        <span className="quiet">行起，共</span>
        <Select
          aria-label="表头有几行"
          style={{ width: 64 }}
          value={header?.rows ?? 1}
          onChange={(rows) => onChange({ headerRow: header?.row ?? 1, headerRows: rows })}
          options={[1, 2, 3].map((value) => ({ value, label: String(value) }))}
        />
        <span className="quiet">
          行{state.firstRow === null ? '' : `；从第 ${state.firstRow} 行填起`}
          {limit === null ? '' : `；${limit.why}`}
        </span>
        <span style={{ flex: 1 }} />
        <Button onClick={onClose}>换一份模板</Button>
      </div>
      {samples.length === 0 ? null : (
        <div className="line">
          <span className="quiet">
            表头下面有 {samples.length} 行内容（第 {samples[0]?.row} 行：{samples[0]?.words}）：
          </span>
          <Radio.Group
            aria-label="示例行"
            value={state.overwrite}
            onChange={(event) => onChange({ overwrite: event.target.value === true })}
            options={[
              { value: true, label: '是示例，盖掉' },
              { value: false, label: '留着，从它下面填起' },
            ]}
          />
        </div>
      )}
      {notices.map((notice) => (
        <Note key={notice}>{notice}</Note>
      ))}
    </section>
  );
}
