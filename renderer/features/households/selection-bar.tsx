import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Request } from '#contract/channels.ts';
import { call, sentenceOf } from '../../client.ts';
import { handOver } from '../../memory.ts';
import { go } from '../../route.ts';
import { countOf } from '../../ui/numbers.ts';

interface SelectionBarProps {
  readonly selection: ReadonlySet<number>;
  readonly total: number;
  readonly question: Omit<Request<'household.list'>, 'offset' | 'limit'>;
  readonly onSelection: (ids: Set<number>) => void;
  readonly villageId: number | null | undefined;
}

const PAGE = 1000;
const LARGEST_PROCEDURE = 500;

/** What can be done with the chosen households. */
export function SelectionBar(props: SelectionBarProps): ReactNode {
  const { selection, total, question, onSelection } = props;
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);

  const chooseAll = async (): Promise<void> => {
    setBusy(true);
    try {
      const ids = new Set<number>();
      for (let offset = 0; offset < total; offset += PAGE) {
        const page = await call('household.list', { ...question, offset, limit: PAGE });
        for (const row of page.rows) ids.add(row.id);
      }
      onSelection(ids);
    } catch (thrown) {
      message.error(sentenceOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  const print = (): void => {
    handOver('documents.households', [...selection]);
    go({ page: 'documents' });
  };
  const join = (): void => {
    if (selection.size > LARGEST_PROCEDURE) {
      message.warning(`一次程序最多 ${LARGEST_PROCEDURE} 户，现在选了 ${selection.size} 户，请分批发起。`);
      return;
    }
    handOver('procedures.households', { ids: [...selection], villageId: props.villageId ?? null });
    go({ page: 'procedures' });
  };
  return (
    <div className="toolbar picked-bar" role="toolbar" aria-label="对已选的户">
      <span className="strong">已选 {countOf(selection.size)} 户</span>
      {selection.size < total ? (
        <Button type="link" size="small" loading={busy} onClick={() => void chooseAll()}>
          选中全部 {countOf(total)} 户
        </Button>
      ) : null}
      <Button type="link" size="small" onClick={() => onSelection(new Set())}>
        取消选择
      </Button>
      <span className="spread" />
      <Button onClick={print}>打印帮扶计划</Button>
      <Button onClick={join}>加入程序</Button>
    </div>
  );
}
