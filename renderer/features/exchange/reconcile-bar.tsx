import { PlusOutlined } from '@ant-design/icons';
import { App, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { sentenceOf } from '../../client.ts';
import { useAct } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/numbers.ts';

type Reconciliation = Output<'reconcile.list'>['reconciliations'][number];

interface ReconcileBarProps {
  readonly reconciliations: readonly Reconciliation[];
  readonly shown: Reconciliation | undefined;
  readonly onChoose: (id: number) => void;
  readonly onNew: () => void;
}

/** Which comparison is worked through, and a second look at it. */
export function ReconcileBar({ reconciliations, shown, onChoose, onNew }: ReconcileBarProps): ReactNode {
  const { message } = App.useApp();
  const recheck = useAct('reconcile.recheck');
  const look = (id: number): void =>
    recheck.mutate(
      { id },
      {
        onSuccess: ({ gone }) =>
          void message.success(gone === 0 ? '没有新消除的差异' : `${countOf(gone)} 处差异已经消除`),
        onError: (thrown) => void message.error(sentenceOf(thrown), 8),
      },
    );
  return (
    <div className="toolbar flat" role="toolbar" aria-label="三账比对">
      {shown === undefined ? null : (
        <>
          <Select
            aria-label="哪一次比对"
            style={{ width: 250 }}
            value={shown.id}
            onChange={onChoose}
            options={reconciliations.map((each) => ({
              value: each.id,
              label: `${each.title}（${each.madeOn ?? ''}）`,
            }))}
          />
          <span
            className="quiet cut"
            title={[shown.nationalFile, shown.paperFile].filter((name) => name !== null).join('；')}
          >
            {[
              shown.nationalFile === null ? null : `国家系统：${shown.nationalFile}`,
              shown.paperFile === null ? null : `纸质台账：${shown.paperFile}`,
            ]
              .filter((part) => part !== null)
              .join('　')}
          </span>
          <span className="nowrap">
            差异 {countOf(shown.lines)} 处，待处理 {countOf(shown.open)} 处
          </span>
        </>
      )}
      <span className="spread" />
      {shown === undefined ? null : (
        <Button
          may="import"
          disabled={shown.open === 0}
          loading={recheck.isPending}
          onClick={() => look(shown.id)}
        >
          复核
        </Button>
      )}
      <Button may="import" type="primary" icon={<PlusOutlined aria-hidden />} onClick={onNew}>
        新的比对
      </Button>
    </div>
  );
}
