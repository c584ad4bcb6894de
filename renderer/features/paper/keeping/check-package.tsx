import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { call, isCancelled } from '../../../client.ts';
import { runJob } from '../../../jobs.ts';
import { FileButton } from '../../../ui/file-button.tsx';
import { ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf, momentOf, sizeOf } from '../../../ui/numbers.ts';
import { sendFile } from '../../../ui/send-file.ts';

type Checked = Output<'keeping.check'>;

/** Whether a package is whole and unchanged; nothing of it comes into the archive. */
export function CheckPackage(): ReactNode {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const check = async (file: File): Promise<void> => {
    setBusy(true);
    setError(null);
    setChecked(null);
    try {
      setChecked(
        await runJob(`检查 ${file.name}`, async (job) =>
          call('keeping.check', { fileId: await sendFile(file, job), job }),
        ),
      );
    } catch (thrown) {
      if (!isCancelled(thrown)) setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="panel" aria-label="检查一个包">
      <div className="line">
        <h2>检查一个包</h2>
        <span className="quiet">逐个文件核对校验值，只看，不写进档案库。</span>
        <span className="spread" />
        <FileButton
          may="verify"
          label="选包检查"
          accept=".zip"
          busy={busy}
          onFile={(file) => void check(file)}
        />
      </div>
      <ErrorNote error={error} />
      {checked === null ? null : <Result checked={checked} />}
    </section>
  );
}

function Result({ checked }: { checked: Checked }): ReactNode {
  const { ok, problems, title, packedAt, households, papers, files, bytes } = checked;
  return (
    <>
      <Note tone={ok ? 'good' : 'bad'}>
        {ok ? '包是完整的，没有改动过。' : `有 ${countOf(problems.length)} 处不对。`}
        {title === ''
          ? ''
          : `${title}，${momentOf(packedAt)} 打包：${countOf(households)} 户 ${countOf(papers)} 件，${countOf(files)} 个文件 ${sizeOf(bytes)}。`}
      </Note>
      <Reasons reasons={problems} />
    </>
  );
}

const Reasons = ({ reasons }: { reasons: readonly string[] }): ReactNode =>
  reasons.length === 0 ? null : (
    <ul className="reasons">
      {reasons.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
