import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { Output, Request } from '#contract/channels.ts';
import { sentenceOf } from '../client.ts';
import { useAct } from '../queries.ts';
import { go } from '../route.ts';
import { countOf } from '../ui/numbers.ts';

interface ToLedgerProps {
  readonly what: Request<'issue.openFrom'>;
  /** 已选 3 条 */
  readonly count: string;
  readonly onDone: () => void;
}

/** Puts what was found into the ledger of problems; what stands there already is not written twice. */
export function ToLedger({ what, count, onDone }: ToLedgerProps): ReactNode {
  const { message } = App.useApp();
  const act = useAct('issue.openFrom');
  const save = (): void =>
    act.mutate(what, {
      onSuccess: (made) => {
        void message.success({
          duration: 8,
          content: (
            <>
              {saidOf(made)}{' '}
              <button type="button" className="link" onClick={() => go({ page: 'issues' })}>
                打开问题台账
              </button>
            </>
          ),
        });
        onDone();
      },
      onError: (thrown) => void message.error(sentenceOf(thrown), 8),
    });
  return (
    <Button loading={act.isPending} onClick={save}>
      登记问题台账：{count}
    </Button>
  );
}

function saidOf({ issues, known, reopened, unfounded, gone }: Output<'issue.openFrom'>): string {
  const [first] = issues;
  const last = issues.at(-1);
  const numbers = first === undefined || last === undefined ? '' : `（${first.number} 至 ${last.number}）`;
  return [
    `登记 ${countOf(issues.length)} 个问题${issues.length > 1 ? numbers : (first?.number ?? '')}`,
    ...(known === 0 ? [] : [`${countOf(known)} 个已在台账`]),
    ...(reopened.length === 0 ? [] : [`${countOf(reopened.length)} 个销号后又出现，已重开`]),
    ...(unfounded === 0 ? [] : [`${countOf(unfounded)} 个曾按不属实销号，没有再登记`]),
    ...(gone === 0 ? [] : [`${countOf(gone)} 个已改正`]),
  ].join('，');
}
