import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { call, isCancelled, sentenceOf } from '../../client.ts';
import { ToLedger } from '../../fields/to-ledger.tsx';
import { runJob } from '../../jobs.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { countOf, momentOf } from '../../ui/numbers.ts';
import { readOutput } from '../../ui/read-output.ts';
import { saveFile } from '../../ui/save-file.ts';
import { CheckTabs } from './check-tabs.tsx';
import type { HitFilter, NumberedHit } from './hit-rows.ts';
import { ledgerPlaceOf } from './ledger-place.ts';
import type { CheckRun } from './use-check-run.ts';

interface CheckHeadProps {
  readonly year: number;
  readonly all: CheckRun | undefined;
  readonly filter: HitFilter;
  readonly shown: readonly NumberedHit[];
  /** When it was checked, in milliseconds. */
  readonly at: number;
  readonly busy: boolean;
  readonly onRun: () => void;
}

/** What was found in all, and what is done with the list that is shown. */
export function CheckHead({ year, all, filter, shown, at, busy, onRun }: CheckHeadProps): ReactNode {
  const { error = 0, warning = 0, answered = 0 } = all?.counts ?? {};
  return (
    <div className="toolbar">
      <CheckTabs />
      {all === undefined ? null : (
        <>
          <span className="chip bad">错误 {countOf(error)}</span>
          <span className="chip look">提醒 {countOf(warning)}</span>
          <span className="chip">已说明 {countOf(answered)}</span>
          <span className="quiet cut">核查于 {momentOf(new Date(at).toISOString()).slice(5)}</span>
        </>
      )}
      <span className="spread" />
      {all === undefined || shown.length === 0 ? null : (
        <>
          <ToLedger
            what={{ findings: { year, hits: shown.map(({ hit }) => ledgerPlaceOf(hit)) } }}
            count={`列出的 ${countOf(shown.length)} 处`}
            onDone={() => undefined}
          />
          <Workbook year={year} filter={filter} />
        </>
      )}
      <Button type={all === undefined ? 'primary' : 'default'} loading={busy} onClick={onRun}>
        {all === undefined ? '开始核查' : '重新核查'}
      </Button>
    </div>
  );
}

/** The hits as the county sends them: a sheet a rule and one that sums up. */
function Workbook({ year, filter }: { year: number; filter: HitFilter }): ReactNode {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const { rule, villageId, level } = filter;
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const made = await runJob('导出疑点表', (job) =>
        call('check.workbook', {
          ...{ year, job },
          ...(rule === '' ? {} : { rules: [rule] }),
          ...(villageId === undefined ? {} : { villageId }),
          ...(level === undefined ? {} : { level }),
        }),
      );
      saveFile(made.name, await readOutput(made.outputId));
      void message.success(`疑点表 ${countOf(made.rows)} 行，已放到下载里`);
    } catch (thrown) {
      if (!isCancelled(thrown)) void message.error(sentenceOf(thrown), 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <GuardedButton
      may="export"
      loading={busy}
      title="每条规则一张表，另有汇总表；按左边选的规则和筛选的村、程度导出"
      onClick={() => void save()}
    >
      导出疑点表
    </GuardedButton>
  );
}
