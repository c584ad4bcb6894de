import { Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { ROLE_LABELS, ROLE_MEANINGS, ROLES, type Role } from '#domain/operators/role.ts';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { passphraseFaults } from '../../ui/passphrase-faults.ts';
import type { OperatorView } from './operators.tsx';

export type OperatorTask =
  { readonly kind: 'add' } | { readonly kind: 'role' | 'reset'; readonly operator: OperatorView };

const WORDS = { add: '添加', role: '改角色', reset: '换口令' } as const;

const titleOf = (task: OperatorTask): string => {
  if (task.kind === 'add') return '添加操作员';
  return task.kind === 'role' ? `改${task.operator.name}的角色` : `给${task.operator.name}换口令`;
};

/** Adding an operator, giving one another role or another passphrase. */
export function OperatorDialog({ task, onClose }: { task: OperatorTask; onClose: () => void }): ReactNode {
  const [draft, setDraft] = useState({
    name: '',
    role: task.kind === 'add' ? 'clerk' : task.operator.role,
    passphrase: '',
    again: '',
  });
  const [asked, setAsked] = useState(false);
  const add = useAct('operator.add');
  const changeRole = useAct('operator.changeRole');
  const reset = useAct('operator.resetPassphrase');
  const faults = faultsOf(task, draft);
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const save = (): void => {
    setAsked(true);
    if (Object.keys(faults).length > 0) return;
    const { name, role, passphrase } = draft;
    const over = { onSuccess: onClose };
    if (task.kind === 'add') add.mutate({ name: name.trim(), role, passphrase }, over);
    else if (task.kind === 'role') changeRole.mutate({ id: task.operator.id, role }, over);
    else reset.mutate({ id: task.operator.id, passphrase }, over);
  };
  const reason = (key: keyof typeof draft): string | undefined => (asked ? faults[key] : undefined);
  return (
    <Modal
      open
      title={titleOf(task)}
      okText={WORDS[task.kind]}
      width={520}
      onOk={save}
      onCancel={onClose}
      confirmLoading={add.isPending || changeRole.isPending || reset.isPending}
    >
      <div className="stack">
        {task.kind === 'add' ? (
          <FormItem label="姓名" must reason={reason('name')}>
            {(id) => (
              <Input
                id={id}
                autoFocus
                maxLength={40}
                value={draft.name}
                onChange={(event) => set({ name: event.target.value })}
              />
            )}
          </FormItem>
        ) : null}
        {task.kind === 'reset' ? null : <RoleChoice role={draft.role} onRole={(role) => set({ role })} />}
        {task.kind === 'role' ? null : (
          <>
            <div className="form">
              {(['passphrase', 'again'] as const).map((key) => (
                <FormItem
                  key={key}
                  label={key === 'again' ? '再输一遍口令' : '给他的口令（至少 8 位）'}
                  reason={reason(key)}
                >
                  {(id) => (
                    <Input.Password
                      id={id}
                      autoComplete="off"
                      value={draft[key]}
                      onChange={(event) => set({ [key]: event.target.value })}
                    />
                  )}
                </FormItem>
              ))}
            </div>
            <p className="quiet">当面告诉他。他第一次登录时要改成自己的。</p>
          </>
        )}
        <ErrorNote error={add.error ?? changeRole.error ?? reset.error} />
      </div>
    </Modal>
  );
}

interface Draft {
  readonly name: string;
  readonly role: Role;
  readonly passphrase: string;
  readonly again: string;
}

const faultsOf = (task: OperatorTask, draft: Draft): Partial<Record<keyof Draft, string>> => ({
  ...(task.kind === 'add' && draft.name.trim() === '' ? { name: '请填写姓名' } : {}),
  ...(task.kind === 'role' ? {} : passphraseFaults(draft)),
});

function RoleChoice({ role, onRole }: { role: Role; onRole: (role: Role) => void }): ReactNode {
  return (
    <Radio.Group
      aria-label="角色"
      value={role}
      onChange={({ target }) => onRole(target.value as Role)}
      vertical
      options={ROLES.map((each) => ({
        value: each,
        label: (
          <>
            {ROLE_LABELS[each]} <span className="quiet">{ROLE_MEANINGS[each]}</span>
          </>
        ),
      }))}
    />
  );
}
