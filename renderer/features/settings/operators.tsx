import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { ROLE_LABELS } from '#domain/operators/role.ts';
import { sentenceOf } from '../../client.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { momentOf } from '../../ui/numbers.ts';
import { type OperatorTask, OperatorDialog } from './operator-dialog.tsx';
import { PermissionTable } from './permission-table.tsx';
import { RecoveryCode } from './recovery-code.tsx';

export type OperatorView = Output<'operator.list'>['operators'][number];

/** Who may open the archive, each with a passphrase and a role of his own. */
export function Operators(): ReactNode {
  const answer = useAnswer('operator.list', {});
  const [task, setTask] = useState<OperatorTask | null>(null);
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  const { operators, hasRecovery, recoveryMadeAt } = answer.data;
  const here = operators.filter(({ removedAt }) => removedAt === null);
  const gone = operators.filter(({ removedAt }) => removedAt !== null);
  return (
    <div className="settings-form wide scroll">
      <section className="panel" aria-label="操作员">
        <div className="line">
          <h2>操作员</h2>
          <span className="quiet">每人用自己的口令打开档案库，操作记录里写他的姓名。口令不要合用。</span>
          <span className="spread" />
          <Button type="primary" onClick={() => setTask({ kind: 'add' })}>
            添加操作员
          </Button>
        </div>
        <table className="sheet" aria-label="操作员表">
          <thead>
            <tr>
              <th>姓名</th>
              <th style={{ width: 90 }}>角色</th>
              <th style={{ width: 140 }}>添加</th>
              <th style={{ width: 190 }}>口令</th>
              <th style={{ width: 200 }} />
            </tr>
          </thead>
          <tbody>
            {here.map((operator) => (
              <OperatorRow key={operator.id} operator={operator} onTask={setTask} />
            ))}
            {gone.map(({ id, name, role, removedAt }) => (
              <tr key={id} className="gone">
                <td>{name}</td>
                <td>{ROLE_LABELS[role]}</td>
                <td colSpan={3}>{removedAt === null ? '' : `${momentOf(removedAt)} 移除`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <RecoveryCode has={hasRecovery} madeAt={recoveryMadeAt} />
      <PermissionTable />
      {task === null ? null : <OperatorDialog task={task} onClose={() => setTask(null)} />}
    </div>
  );
}

interface OperatorRowProps {
  readonly operator: OperatorView;
  readonly onTask: (task: OperatorTask) => void;
}

function OperatorRow({ operator, onTask }: OperatorRowProps): ReactNode {
  const { name, role, addedAt, isMe, hasPassphrase } = operator;
  return (
    <tr>
      <td className="strong">
        {name}
        {isMe ? <span className="faint">（您）</span> : null}
      </td>
      <td>{ROLE_LABELS[role]}</td>
      <td className="nowrap quiet">{momentOf(addedAt)}</td>
      <td>
        {hasPassphrase ? (
          <span className="quiet">已设</span>
        ) : (
          <span className="warn">没有，请给他换口令</span>
        )}
      </td>
      <td className="num">
        <Button
          type="link"
          size="small"
          aria-label={`改${name}的角色`}
          onClick={() => onTask({ kind: 'role', operator })}
        >
          改角色
        </Button>
        {isMe ? null : (
          <>
            <Button
              type="link"
              size="small"
              aria-label={`给${name}换口令`}
              onClick={() => onTask({ kind: 'reset', operator })}
            >
              换口令
            </Button>
            <RemoveOperator operator={operator} />
          </>
        )}
      </td>
    </tr>
  );
}

function RemoveOperator({ operator: { id, name } }: { operator: OperatorView }): ReactNode {
  const { message, modal } = App.useApp();
  const remove = useAct('operator.remove');
  const ask = (): void =>
    void modal.confirm({
      title: `移除操作员“${name}”？`,
      content: '他的口令马上作废。他做过的操作、看过谁都留在记录里。要再让他用，重新添加。',
      okText: '移除',
      okButtonProps: { danger: true },
      onOk: () =>
        remove.mutateAsync({ id }).then(
          () => void message.success(`已移除${name}`),
          (thrown: unknown) => void message.error(sentenceOf(thrown), 8),
        ),
    });
  return (
    <Button type="link" size="small" danger aria-label={`移除${name}`} onClick={ask}>
      移除
    </Button>
  );
}
