import { SettingOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdQuestion } from '#contract/household.ts';
import type { HouseholdTarget } from '#contract/list.ts';
import { useArchive } from '../../archive-context.ts';
import { call, sentenceOf } from '../../client.ts';
import { handOver } from '../../memory.ts';
import { go } from '../../route.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { countOf } from '../../ui/numbers.ts';
import { readOutput } from '../../ui/read-output.ts';
import { saveFile } from '../../ui/save-file.ts';
import { BulkDialog } from './bulk/bulk-dialog.tsx';
import { ColumnDialog } from './columns/column-dialog.tsx';
import type { ShownColumn } from './columns/use-columns.ts';
import type { Place } from './filter.ts';
import { AddToList } from './lists/add-to-list.tsx';
import { ListActs } from './lists/list-acts.tsx';

interface ActionBarProps {
  readonly selection: ReadonlySet<number>;
  readonly total: number;
  readonly people: number;
  readonly question: HouseholdQuestion;
  readonly place: Place;
  readonly columns: readonly ShownColumn[];
  readonly onColumns: (columns: readonly ShownColumn[]) => void;
  readonly onSelection: (ids: ReadonlySet<number>) => void;
  readonly onAll: () => void;
  readonly onPlace: (place: Place) => void;
}

const LARGEST_PROCEDURE = 500;

/** What the list counts and what can be done: with the chosen households, or where none is chosen with all of them. */
export function ActionBar(props: ActionBarProps): ReactNode {
  const { selection, total, question, columns, place } = props;
  const { year } = useArchive();
  const [dialog, setDialog] = useState<'bulk' | 'columns' | null>(null);
  const { sort: _, descending: __, ...filter } = question;
  const isChosen = selection.size > 0;
  const target: HouseholdTarget = isChosen ? { ids: [...selection] } : { filter };
  const households = isChosen ? selection.size : total;
  return (
    <>
      {place.workingList === undefined ? null : (
        <ListActs
          {...{ place, selection }}
          onPlace={props.onPlace}
          onDone={() => props.onSelection(new Set())}
        />
      )}
      <div
        className={`toolbar thin${isChosen ? ' picked-bar' : ''}`}
        role="toolbar"
        aria-label={isChosen ? '对已选的户' : '对列表里的户'}
      >
        <Counts {...props} />
        <span className="spread" />
        <GuardedButton may="write" disabled={households === 0} onClick={() => setDialog('bulk')}>
          批量修改
        </GuardedButton>
        {households === 0 ? null : <AddToList target={target} households={households} />}
        {isChosen ? <ForChosen selection={selection} villageId={place.villageId} /> : null}
        <ExportButton {...{ question, columns, selection, households }} />
        <Tooltip title="选择显示哪些列">
          <GuardedButton
            may="prefer"
            type="text"
            icon={<SettingOutlined aria-hidden />}
            aria-label="列"
            onClick={() => setDialog('columns')}
          />
        </Tooltip>
      </div>
      {dialog === 'bulk' ? (
        <BulkDialog {...{ target, households, year }} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'columns' ? (
        <ColumnDialog {...{ columns, year }} onColumns={props.onColumns} onClose={() => setDialog(null)} />
      ) : null}
    </>
  );
}

function Counts({ selection, total, people, onAll, onSelection }: ActionBarProps): ReactNode {
  if (selection.size === 0)
    return (
      <span className="quiet nowrap">
        {countOf(total)} 户 {countOf(people)} 人
      </span>
    );
  return (
    <>
      <span className="strong nowrap">已选 {countOf(selection.size)} 户</span>
      {selection.size < total ? (
        <Button type="link" size="small" onClick={onAll}>
          选中全部 {countOf(total)} 户
        </Button>
      ) : null}
      <Button type="link" size="small" onClick={() => onSelection(new Set())}>
        取消选择
      </Button>
    </>
  );
}

interface ForChosenProps {
  readonly selection: ReadonlySet<number>;
  readonly villageId: number | null | undefined;
}

function ForChosen({ selection, villageId }: ForChosenProps): ReactNode {
  const { message } = App.useApp();
  const print = (): void => {
    handOver('documents.households', [...selection]);
    go({ page: 'documents' });
  };
  const join = (): void => {
    if (selection.size > LARGEST_PROCEDURE) {
      message.warning(`一次程序最多 ${LARGEST_PROCEDURE} 户，现在选了 ${selection.size} 户，请分批发起。`);
      return;
    }
    handOver('procedures.households', { ids: [...selection], villageId: villageId ?? null });
    go({ page: 'procedures' });
  };
  return (
    <>
      <GuardedButton may="print" onClick={print}>
        打印帮扶计划
      </GuardedButton>
      <GuardedButton may="write" onClick={join}>
        加入程序
      </GuardedButton>
    </>
  );
}

interface ExportButtonProps {
  readonly question: HouseholdQuestion;
  readonly columns: readonly ShownColumn[];
  readonly selection: ReadonlySet<number>;
  readonly households: number;
}

function ExportButton({ question, columns, selection, households }: ExportButtonProps): ReactNode {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const write = async (): Promise<void> => {
    setBusy(true);
    try {
      const file = await call('list.export', {
        question,
        ...(selection.size === 0 ? {} : { ids: [...selection] }),
        columns: columns.map(({ key }) => key),
      });
      saveFile(file.name, await readOutput(file.outputId));
      message.success(`已导出 ${countOf(file.rows)} 户。表里有个人信息，请妥善保管。`);
    } catch (thrown) {
      message.error(sentenceOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <GuardedButton may="export" loading={busy} disabled={households === 0} onClick={() => void write()}>
      导出这张表
    </GuardedButton>
  );
}
