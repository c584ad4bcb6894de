import { App, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { call, isCancelled } from '../../../client.ts';
import { runJob } from '../../../jobs.ts';
import { refreshAll } from '../../../queries.ts';
import { Button } from '../../../ui/button.tsx';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf, sizeOf } from '../../../ui/numbers.ts';
import { readOutput } from '../../../ui/read-output.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { HouseholdOrVillage, nobody, whoseOf } from './household-or-village.tsx';

/** A household or a village as one file that stands alone; it leaves without encryption, and the clerk says why. */
export function MakePackage(): ReactNode {
  const { message, modal } = App.useApp();
  const [whom, setWhom] = useState(nobody);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const whose = whoseOf(whom);
  const make = async (): Promise<void> => {
    setAsked(true);
    if (whose === null || reason.trim() === '') return;
    setBusy(true);
    setError(null);
    try {
      const made = await runJob('打长期保存包', async (job) => {
        const packed = await call('keeping.package', { ...whose, reason: reason.trim(), job });
        saveFile(packed.name, await readOutput(packed.outputId));
        return packed;
      });
      await refreshAll();
      setReason('');
      setAsked(false);
      void message.success(
        `已打包 ${countOf(made.households)} 户 ${countOf(made.files)} 个文件（${sizeOf(made.bytes)}），已放到下载里`,
        6,
      );
      if (made.lacking.length > 0)
        modal.warning({
          title: `包里少 ${countOf(made.lacking.length)} 样`,
          content: made.lacking.join('\n'),
          width: 560,
          className: 'lines-kept',
        });
    } catch (thrown) {
      if (!isCancelled(thrown)) setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="panel" aria-label="打长期保存包">
      <h2>打长期保存包</h2>
      <p className="quiet">
        一户或一个村的数据、打印的文书、扫描件、操作记录装进一个压缩包，没有这个程序也打得开、看得懂、查得出有没有改过。
      </p>
      <Note tone="look">
        <strong>包里的内容不加密</strong>
        ，姓名、证件号码、照片都能直接看到。请存到单位保管的介质上，不要用微信、网盘传。
      </Note>
      <HouseholdOrVillage
        word="打包"
        value={whom}
        onChange={setWhom}
        reason={asked && whose === null ? '请选一户或一个村' : undefined}
      />
      <FormItem
        label="为什么要打包"
        must
        hint="记入操作记录和查看记录"
        reason={asked && reason.trim() === '' ? '请写明为什么要打包' : undefined}
      >
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            placeholder="如 年终移交县档案馆"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </FormItem>
      <ErrorNote error={error} />
      <div>
        <Button may="export" type="primary" loading={busy} onClick={() => void make()}>
          打包，存到本机
        </Button>
      </div>
    </section>
  );
}
