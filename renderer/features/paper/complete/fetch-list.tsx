import { App } from 'antd';
import type { ReactNode } from 'react';
import { useArchive } from '../../../archive-context.ts';
import { call, sentenceOf } from '../../../client.ts';
import { Button } from '../../../ui/button.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { readOutput } from '../../../ui/read-output.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { sendToPrint } from '../../../fields/send-to-print.ts';

interface FetchListProps {
  readonly villageId?: number | undefined;
  readonly isYearOnly: boolean;
  readonly onSaid: (sentence: string) => void;
}

/** What is to be fetched, printed for a village or for each, and as a workbook. */
export function FetchList({ villageId, isYearOnly, onSaid }: FetchListProps): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const save = async (): Promise<void> => {
    const made = await call('paper.fetchList', {
      ...(villageId === undefined ? {} : { villageId }),
      ...(isYearOnly ? { year } : {}),
    });
    saveFile(made.name, await readOutput(made.outputId));
    onSaid(`催收清单 ${countOf(made.households)} 户 ${countOf(made.rows)} 份材料，已放到下载里`);
  };
  return (
    <>
      <Button
        may="export"
        onClick={() => void save().catch((thrown: unknown) => message.error(sentenceOf(thrown), 8))}
      >
        催收清单存表格
      </Button>
      <Button
        may="print"
        type="primary"
        onClick={() => sendToPrint('P46', villageId === undefined ? { township: true } : { villageId })}
      >
        {villageId === undefined ? '打印各村催收清单' : '打印催收清单'}
      </Button>
    </>
  );
}
