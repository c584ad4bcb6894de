import { App, InputNumber, Switch } from 'antd';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { WritableBy } from '../../ui/offered.tsx';

const LONGEST = 120;

/** When the window locks itself, and whether this computer keeps a key. */
export function Safety(): ReactNode {
  return (
    <div className="settings-form">
      <AutoLock />
      <Remembered />
    </div>
  );
}

function AutoLock(): ReactNode {
  const { archive } = useArchive();
  const { message } = App.useApp();
  const act = useAct('safety.update');
  const [minutes, setMinutes] = useState<number | null>(archive.lockMinutes);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (minutes === null) return;
    act.mutate({ lockMinutes: minutes }, { onSuccess: () => message.success('已保存') });
  };
  return (
    <form className="panel" aria-label="自动锁定" onSubmit={submit}>
      <h2>自动锁定</h2>
      <WritableBy may="set-up">
        <FormItem
          label="几分钟没有动鼠标和键盘就锁定"
          hint={`1 到 ${LONGEST} 分钟。随时可以按 Ctrl+L 锁定。`}
        >
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={LONGEST}
              precision={0}
              suffix="分钟"
              style={{ width: 140 }}
              value={minutes}
              onChange={setMinutes}
            />
          )}
        </FormItem>
      </WritableBy>
      <p className="quiet">锁定以后，屏幕上什么也看不到。输入口令回到原来的地方，正在填写的内容还在。</p>
      <ErrorNote error={act.error} />
      <div className="line">
        <Button
          may="set-up"
          type="primary"
          htmlType="submit"
          loading={act.isPending}
          disabled={minutes === null}
        >
          保存
        </Button>
      </div>
    </form>
  );
}

/** Only where the system keeps keys safely. */
function Remembered(): ReactNode {
  const { archive } = useArchive();
  const here = useAnswer('archive.list', {}).data?.archives.find(({ name }) => name === archive.name);
  const act = useAct('archive.remember');
  if (here === undefined || (!here.canRemember && !here.isRemembered)) return null;
  return (
    <section className="panel" aria-label="记住在这台电脑">
      <h2>记住在这台电脑</h2>
      <label className="line">
        <Switch
          size="small"
          aria-label="记住在这台电脑"
          checked={here.isRemembered}
          loading={act.isPending}
          onChange={(on) => act.mutate({ on })}
        />
        打开这个档案库时不用输口令
      </label>
      <p className="quiet">
        钥匙由系统的密码保管功能收着，只有您登录这台电脑的账户能用。几个人合用一个账户的电脑，请不要打开。锁定以后仍要输口令。
      </p>
      <ErrorNote error={act.error} />
    </section>
  );
}
