import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../../archive-context.ts';
import { useMay } from '../../../may.ts';
import { useAct, useAnswer } from '../../../queries.ts';
import { FormItem } from '../../../ui/form-item.tsx';
import { Busy, ErrorNote, Note } from '../../../ui/notes.tsx';

type Settings = Output<'filing.settings'>;

/** What a 档号 is made of, how one of this year looks, and what is lacking before one can be given. */
export function NumbersDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { year } = useArchive();
  const answer = useAnswer('filing.settings', { year });
  if (answer.data === undefined)
    return (
      <Modal open title="档号的组成" width={560} footer={null} onCancel={onClose}>
        {answer.isError ? <ErrorNote error={answer.error} /> : <Busy />}
      </Modal>
    );
  return <NumbersForm settings={answer.data} onClose={onClose} />;
}

function NumbersForm({ settings, onClose }: { settings: Settings; onClose: () => void }): ReactNode {
  const { message } = App.useApp();
  const maySet = useMay('set-up');
  const act = useAct('filing.setFonds');
  const [fonds, setFonds] = useState(settings.fonds);
  const [asked, setAsked] = useState(false);
  const isFit = /^[0-9A-Za-z]{1,10}$/u.test(fonds.trim());
  const save = (): void => {
    setAsked(true);
    if (!isFit) return;
    if (fonds.trim() === settings.fonds) return onClose();
    act.mutate(
      { fonds: fonds.trim() },
      {
        onSuccess: () => {
          void message.success('全宗号已填好');
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title="档号的组成"
      width={560}
      okText={maySet ? '保存' : '关闭'}
      onOk={maySet ? save : onClose}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <p>
          今年第一件的档号：<strong>{settings.example}</strong>
        </p>
        <FormItem
          label="全宗号"
          must
          hint="县档案馆给乡镇的编号，每个档号都从它开始；已经给出的档号不变"
          reason={asked && !isFit ? '请填数字或字母，最多 10 位' : undefined}
        >
          {(id) => (
            <Input
              id={id}
              autoFocus
              disabled={!maySet}
              maxLength={10}
              placeholder="如 0123"
              style={{ width: 160 }}
              value={fonds}
              onChange={({ target }) => setFonds(target.value)}
              onPressEnter={save}
            />
          )}
        </FormItem>
        <Parts settings={settings} />
        {settings.lacks.length === 0 ? null : (
          <Note tone="look">
            {settings.lacks.map((each) => (
              <p key={each}>{each}</p>
            ))}
          </Note>
        )}
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}

function Parts({ settings }: { settings: Settings }): ReactNode {
  const { fileClass, office, villages } = settings;
  return (
    <div className="gap-list">
      <table className="sheet sticky" aria-label="档号里的代码">
        <thead>
          <tr>
            <th>档号里的一段</th>
            <th>代码</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>档案门类</td>
            <td>{fileClass}</td>
          </tr>
          <tr>
            <td>机构（问题）：乡镇本级</td>
            <td>{office}</td>
          </tr>
          {villages.map(({ villageId, name, office: code }) => (
            <tr key={villageId}>
              <td>机构（问题）：{name}</td>
              <td>{code === '' ? <span className="warn">没有行政区划代码</span> : code}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
