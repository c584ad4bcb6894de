import { CloseCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Finding } from '#contract/common.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { placeOfFinding } from '../../fields/finding-place.ts';
import { go } from '../../route.ts';
import type { Column } from '../../ui/virtual-table.tsx';

export const findingColumns: readonly Column<Finding>[] = [
  {
    key: 'level',
    title: '程度',
    width: 74,
    render: (hit) =>
      hit.level === 'error' ? (
        <span className="wrong">
          <CloseCircleOutlined aria-hidden /> 错误
        </span>
      ) : (
        <span className="warn">
          <ExclamationCircleOutlined aria-hidden /> 提醒
        </span>
      ),
  },
  { key: 'rule', title: '规则', width: 64, render: (hit) => hit.rule },
  { key: 'householdNo', title: '户编号', width: 146, render: (hit) => hit.householdNo ?? '未编号' },
  {
    key: 'message',
    title: '疑点',
    width: 320,
    grow: true,
    render: (hit) => <span title={hit.message}>{hit.message}</span>,
  },
  {
    key: 'field',
    title: '要改的项',
    width: 140,
    render: (hit) => (hit.field === null ? '' : (findField(hit.field)?.label ?? '')),
  },
  {
    key: 'open',
    title: '',
    width: 64,
    render: (hit) => (
      <Button type="link" size="small" tabIndex={-1} onClick={() => go(placeOfFinding(hit))}>
        打开
      </Button>
    ),
  },
];
