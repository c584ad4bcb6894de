import { App, Checkbox, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OwnRuleView } from '#contract/own-rule.ts';
import { useArchive } from '../../archive-context.ts';
import { call } from '../../client.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { readOutput } from '../../ui/read-output.ts';
import { toggled } from '../../ui/row-cursor.ts';
import { saveFile } from '../../ui/save-file.ts';

interface OwnRulesPackProps {
  readonly rules: readonly OwnRuleView[];
  readonly onClose: () => void;
}

/** Rules as a policy pack that other townships load. */
export function OwnRulesPack({ rules, onClose }: OwnRulesPackProps): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const sound = rules.filter(({ faults }) => faults.length === 0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(sound.map(({ id }) => id)));
  const [title, setTitle] = useState(`${year} 年核查规则`);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isReady = chosen.size > 0 && title.trim() !== '';
  const make = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const ids = sound.flatMap(({ id }) => (chosen.has(id) ? [id] : []));
      const { outputId, name, rules: count } = await call('ownRule.pack', { year, ids, title: title.trim() });
      saveFile(name, await readOutput(outputId));
      message.success(`${count} 条规则已做成“${name}”，已放到下载里`);
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title="做成政策包"
      width={520}
      okText="做成政策包"
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={isBusy}
      onOk={() => void make()}
      onCancel={onClose}
    >
      <div className="stack">
        <p className="quiet">
          本省其他乡镇在“设置”“政策包”里载入这个文件，就和本乡镇按同样的规则核查；依据 {year}{' '}
          年度使用的政策包。
        </p>
        <FormItem label="名称" must>
          {(id) => (
            <Input id={id} maxLength={60} value={title} onChange={(event) => setTitle(event.target.value)} />
          )}
        </FormItem>
        <ul className="own-rule-choice" aria-label="放进哪些规则">
          {sound.map(({ id, rule, title: name }) => (
            <li key={id}>
              <Checkbox checked={chosen.has(id)} onChange={() => setChosen(toggled(chosen, id))}>
                {rule} {name}
              </Checkbox>
            </li>
          ))}
        </ul>
        <ErrorNote error={error} />
      </div>
    </Modal>
  );
}
