import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { LIST_COLUMNS } from '#contract/household.ts';
import { columnFields } from '#domain/lists/list-fields.ts';
import { FieldChoice } from '../../../fields/conditions/field-choice.tsx';
import { householdSections } from '../../../fields/conditions/sections.ts';
import { columnTitle } from './household-columns.tsx';
import { type ShownColumn, usualColumns } from './use-columns.ts';

/** The columns that every list has, as entries to choose from. */
const usual = LIST_COLUMNS.map((key) => ({ key, label: columnTitle(key) }));

interface ColumnDialogProps {
  readonly columns: readonly ShownColumn[];
  readonly year: number;
  readonly onColumns: (columns: readonly ShownColumn[]) => void;
  readonly onClose: () => void;
}

/** Which columns the list shows, and in which order. */
export function ColumnDialog({ columns, year, onColumns, onClose }: ColumnDialogProps): ReactNode {
  const [chosen, setChosen] = useState(columns);
  const has = (key: string): boolean => chosen.some((column) => column.key === key);
  const missing = usual.filter(({ key }) => !has(key));
  const sections = useMemo(() => {
    const taken = new Set(chosen.map(({ key }) => key));
    return householdSections(
      columnFields().filter((field) => !taken.has(field.key)),
      year,
    );
  }, [chosen, year]);
  const move = (at: number, by: -1 | 1): void => {
    const next = [...chosen];
    const [column] = next.splice(at, 1);
    if (column !== undefined) next.splice(at + by, 0, column);
    setChosen(next);
  };
  const save = (): void => {
    onColumns(chosen);
    onClose();
  };
  return (
    <Modal
      open
      title="列表显示哪些列"
      width={520}
      onCancel={onClose}
      footer={
        <div className="line">
          <Button onClick={() => setChosen(usualColumns)}>恢复常用列</Button>
          <span className="spread" />
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={chosen.length === 0} onClick={save}>
            确定
          </Button>
        </div>
      }
    >
      <div className="stack">
        <div className="line">
          <FieldChoice
            label="加一列"
            placeholder="加一列：名称或拼音首字母"
            width={260}
            sections={sections}
            value=""
            onValue={(key) => setChosen([...chosen, { key }])}
            autoFocus
          />
          {missing.map(({ key, label }) => (
            <Button key={key} size="small" onClick={() => setChosen([...chosen, { key }])}>
              {label}
            </Button>
          ))}
        </div>
        <ol className="column-list" aria-label="显示的列">
          {chosen.map(({ key }, at) => (
            <li key={key}>
              <span className="faint num">{at + 1}</span>
              <span className="cut">{columnTitle(key)}</span>
              <span className="spread" />
              <Button
                {...{ type: 'text', size: 'small', disabled: at === 0 }}
                icon={<ArrowUpOutlined aria-hidden />}
                aria-label={`${columnTitle(key)} 往前`}
                onClick={() => move(at, -1)}
              />
              <Button
                {...{ type: 'text', size: 'small', disabled: at === chosen.length - 1 }}
                icon={<ArrowDownOutlined aria-hidden />}
                aria-label={`${columnTitle(key)} 往后`}
                onClick={() => move(at, 1)}
              />
              <Button
                {...{ type: 'text', size: 'small' }}
                icon={<CloseOutlined aria-hidden />}
                aria-label={`不显示 ${columnTitle(key)}`}
                onClick={() => setChosen(chosen.filter((column) => column.key !== key))}
              />
            </li>
          ))}
        </ol>
        <p className="faint small">列宽可在表头的边上拖动。这里的设置只影响本档案库的显示，不改数据。</p>
      </div>
    </Modal>
  );
}
