import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { CustomFieldDialog } from './custom-field-dialog.tsx';
import { formWords, typeWords } from './custom-field-draft.ts';

type Own = Output<'customField.list'>['fields'][number];

function Row({ field, onEdit }: { field: Own; onEdit: () => void }): ReactNode {
  const retire = useAct('customField.retire');
  const retired = field.retiredOn !== null;
  return (
    <tr className={retired ? 'gone' : ''}>
      <td className="strong">{field.label}</td>
      <td>{formWords[field.form]}</td>
      <td>
        {typeWords[field.type]}
        {field.unit === '' ? '' : `（${field.unit}）`}
      </td>
      <td>{field.yearly ? '每年填' : '填一次'}</td>
      <td className="quiet">{field.options.map((option) => option.label).join('、')}</td>
      <td className="num">{countOf(field.values)}</td>
      <td>{retired ? `${field.retiredOn ?? ''} 停用` : '在用'}</td>
      <td className="nowrap">
        <Button may="set-up" size="small" type="link" onClick={onEdit} aria-label={`修改字段${field.label}`}>
          修改
        </Button>
        <Button
          may="set-up"
          size="small"
          type="link"
          loading={retire.isPending}
          onClick={() => retire.mutate({ id: field.id, retired: !retired })}
          aria-label={`${retired ? '恢复' : '停用'}字段${field.label}`}
        >
          {retired ? '恢复' : '停用'}
        </Button>
        <ErrorNote error={retire.error} />
      </td>
    </tr>
  );
}

/** The township's own fields: what each is, on which form, how many values it has. */
export function CustomFields(): ReactNode {
  const answer = useAnswer('customField.list', {});
  const [editing, setEditing] = useState<Own | 'new' | null>(null);
  if (answer.isPending) return <Busy />;
  const fields = answer.data?.fields ?? [];
  return (
    <div className="scroll">
      <div className="toolbar flat">
        <span className="quiet">
          采集表上没有、本乡镇要记的内容。保存后立即出现在所选表单上，可以查找、筛选、导入（列名与字段名称相同）和导出。
        </span>
        <span className="spread" />
        <Button may="set-up" onClick={() => setEditing('new')}>
          新增字段
        </Button>
      </div>
      <ErrorNote error={answer.error} />
      {fields.length === 0 ? (
        <Empty title="还没有自定义字段">点“新增字段”，写上名称、选好类型和放在哪张表单上。</Empty>
      ) : (
        <table className="sheet" aria-label="自定义字段">
          <thead>
            <tr>
              <th>名称</th>
              <th>所在表单</th>
              <th>类型</th>
              <th>填写</th>
              <th>选项</th>
              <th className="num">已填</th>
              <th>状态</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <Row key={field.id} field={field} onEdit={() => setEditing(field)} />
            ))}
          </tbody>
        </table>
      )}
      {editing === null ? null : (
        <CustomFieldDialog field={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  );
}
