import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { call, isCancelled } from '../../../client.ts';
import { sendToPrint } from '../../../fields/send-to-print.ts';
import { runJob } from '../../../jobs.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { HouseholdOrVillage, nobody, type Whom, whoseOf } from './household-or-village.tsx';

type Report = Output<'keeping.fourChecks'>;

/** 真实、完整、可用、安全 of a household's or a village's electronic files, each with its reasons. */
export function FourChecks(): ReactNode {
  const [whom, setWhom] = useState(nobody);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [report, setReport] = useState<{ whom: Whom; report: Report } | null>(null);
  const whose = whoseOf(whom);
  const check = async (): Promise<void> => {
    setAsked(true);
    if (whose === null) return;
    setBusy(true);
    setError(null);
    setReport(null);
    try {
      const made = await runJob('四性检测', (job) => call('keeping.fourChecks', { ...whose, job }));
      setReport({ whom, report: made });
    } catch (thrown) {
      if (!isCancelled(thrown)) setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="panel" aria-label="四性检测">
      <h2>四性检测</h2>
      <p className="quiet">
        归档、移交前查电子档案真不真、全不全、打不打得开、安不安全，每一项写明看了什么、哪里不对。
      </p>
      <HouseholdOrVillage
        word="检测"
        value={whom}
        onChange={setWhom}
        reason={asked && whose === null ? '请选一户或一个村' : undefined}
      />
      <div className="line">
        <Button may="verify" loading={busy} onClick={() => void check()}>
          开始检测
        </Button>
        {report?.whom.isVillage ? (
          <Button may="print" onClick={() => print(report.whom)}>
            打印检测报告
          </Button>
        ) : null}
      </div>
      <ErrorNote error={error} />
      {report === null ? null : <Checks report={report.report} />}
    </section>
  );
}

function print({ villageId }: Whom): void {
  if (villageId !== null) sendToPrint('P47', { villageId });
}

function Checks({ report }: { report: Report }): ReactNode {
  if (report.papers + report.files === 0)
    return <Note>{report.subject}：还没有打印过文书，也没有扫描件，没有可查的电子档案。</Note>;
  return (
    <>
      <p>
        {report.subject}：{countOf(report.papers)} 件，{countOf(report.files)} 个文件
      </p>
      <ul className="four-checks" aria-label="检测结果">
        {report.checks.map(({ key, ok, looked, reasons }) => (
          <li key={key} className={ok ? 'good' : 'bad'}>
            <span className={ok ? 'done strong' : 'wrong strong'}>
              {ok ? <CheckCircleOutlined aria-hidden /> : <CloseCircleOutlined aria-hidden />} {key}性
              {ok ? '合格' : `有 ${countOf(reasons.length)} 处问题`}
            </span>
            <span className="quiet small">{looked.join('；')}</span>
            {reasons.length === 0 ? null : (
              <ul className="reasons">
                {reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
