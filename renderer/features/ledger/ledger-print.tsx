import { App, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { call, sentenceOf } from '../../client.ts';
import { handOver } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/numbers.ts';
import { readOutput } from '../../ui/read-output.ts';
import { saveFile } from '../../ui/save-file.ts';
import type { LedgerFilter } from './ledger-words.ts';

/** Sends a paper of the ledger to the documents: of a village, of each village, of households. */
export function printPaper(
  document: string,
  target: { villageId: number } | { township: true } | { households: readonly number[] },
): void {
  handOver('documents.sent', { document, ...target });
  go({ page: 'documents' });
}

/** The papers of the village that is filtered, else of each; and what is filtered as a workbook. */
export function LedgerPrint({ filter }: { filter: LedgerFilter }): ReactNode {
  const { message } = App.useApp();
  const villages = useAnswer('village.list', {}).data?.villages ?? [];
  const { villageId } = filter;
  const where = villages.find(({ id }) => id === villageId)?.name ?? '各村';
  const target = villageId === undefined ? ({ township: true } as const) : { villageId };
  const save = async (): Promise<void> => {
    const { outputId, name, rows } = await call('issue.export', filter);
    saveFile(name, await readOutput(outputId));
    void message.success(`已导出 ${countOf(rows)} 个问题，每个部门一张表`);
  };
  const papers = [
    { key: 'P31', label: `${where}问题台账（部门确认）` },
    { key: 'P31B', label: '全乡镇问题台账（部门确认）' },
    { key: 'P32', label: `${where}整改通知书` },
    { key: 'P33', label: `${where}整改销号表，有问题的户` },
  ];
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: papers,
          onClick: ({ key }) => printPaper(key, key === 'P31B' ? { township: true } : target),
        }}
      >
        <Button may="print">打印…</Button>
      </Dropdown>
      <Button
        may="export"
        onClick={() => void save().catch((thrown: unknown) => message.error(sentenceOf(thrown), 8))}
      >
        导出表格
      </Button>
    </>
  );
}
