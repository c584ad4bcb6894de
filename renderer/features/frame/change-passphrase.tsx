import { Button, Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { refreshAll, useCall } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { passphraseFaults } from '../../ui/passphrase-faults.ts';

interface ChangePassphraseProps {
  /** Why it has to be changed before all else; null where one wishes to. */
  readonly must: string | null;
  readonly onClose: () => void;
}

const empty = { old: '', passphrase: '', again: '' };

/** One's own passphrase. Who came by the recovery code is not asked for the one that was lost. */
export function ChangePassphrase({ must, onClose }: ChangePassphraseProps): ReactNode {
  const { signedInBy } = useArchive().archive;
  const [draft, setDraft] = useState(empty);
  const [asked, setAsked] = useState(false);
  const change = useCall('operator.changePassphrase');
  const form = useId();
  const knowsOld = signedInBy !== 'recovery';
  const faults: Partial<Record<keyof typeof empty, string>> = {
    ...(knowsOld && draft.old === '' ? { old: '请输入现在的口令' } : {}),
    ...passphraseFaults(draft),
  };
  const save = (): void => {
    setAsked(true);
    if (Object.keys(faults).length > 0) return;
    const { old, passphrase } = draft;
    change.mutate(
      { ...(knowsOld ? { old } : {}), passphrase },
      {
        onSuccess: async () => {
          onClose();
          await refreshAll();
        },
      },
    );
  };
  const box = (key: keyof typeof empty, label: string): ReactNode => (
    <FormItem label={label} reason={asked ? faults[key] : undefined}>
      {(id) => (
        <Input.Password
          id={id}
          value={draft[key]}
          autoComplete="off"
          autoFocus={key === (knowsOld ? 'old' : 'passphrase')}
          onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
        />
      )}
    </FormItem>
  );
  return (
    <Modal
      open
      width={440}
      title={must === null ? '改口令' : '请先改口令'}
      closable={must === null}
      keyboard={must === null}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          {must === null ? <Button onClick={onClose}>不改</Button> : null}
          <Button type="primary" form={form} htmlType="submit" loading={change.isPending}>
            改口令
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="stack"
        aria-label="改口令"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {must === null ? null : <p>{must}</p>}
        {knowsOld ? box('old', '现在的口令') : null}
        {box('passphrase', '新口令（至少 8 位）')}
        {box('again', '再输一遍新口令')}
        <ErrorNote error={change.error} />
      </form>
    </Modal>
  );
}

/** What must be done before all else, in words. */
export const mustChange = (signedInBy: string): string =>
  signedInBy === 'recovery'
    ? '您是用恢复码进来的。请给自己设一个新口令，以后用它打开。恢复码用过以后，请在“设置→操作员”重新制作一张。'
    : '您的口令是管理员给的。请改成只有您自己知道的。';
