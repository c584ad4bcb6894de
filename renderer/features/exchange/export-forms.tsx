import { DownloadOutlined } from '@ant-design/icons';
import { App, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { call, isCancelled, sentenceOf } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { refreshAll, useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/numbers.ts';
import { saveOutputs } from './save-outputs.ts';

interface ExportFormsProps {
  readonly year: number;
}

/** What the collection forms hold, as workbooks that can be filled in and imported again. */
export function ExportForms({ year }: ExportFormsProps): ReactNode {
  const { message } = App.useApp();
  const villages = useAnswer('village.list', {}).data?.villages ?? [];
  const lists = useAnswer('list.saved', {}).data?.lists ?? [];
  const [choice, setChoice] = useState('all');
  const [per, setPer] = useState<'village' | 'household'>('village');
  const [busy, setBusy] = useState(false);
  const write = async (): Promise<void> => {
    setBusy(true);
    try {
      const whose = await targetOf(choice, year);
      const { files } = await runJob('导出：采集表数据', (job) =>
        call('export.forms', { year, per, ...whose, job }),
      );
      await saveOutputs(files);
      await refreshAll();
      const households = files.reduce((sum, file) => sum + file.households, 0);
      message.success(`已导出 ${countOf(households)} 户的采集表数据，${files.length} 个文件，已放到下载里`);
    } catch (thrown) {
      if (isCancelled(thrown)) message.info(sentenceOf(thrown));
      else message.error(sentenceOf(thrown), 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="panel" aria-label="采集表数据">
      <h2>{year} 年采集表数据</h2>
      <div className="line">
        <Select
          aria-label="导出哪些户"
          style={{ width: 220 }}
          showSearch={{ optionFilterProp: 'label' }}
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'all', label: '全镇各村' },
            ...villages.map(({ id, name }) => ({ value: `v${id}`, label: name })),
            ...lists.map(({ id, name }) => ({ value: `l${id}`, label: `工作清单：${name}` })),
          ]}
        />
        <Segmented<'village' | 'household'>
          value={per}
          onChange={(next) => setPer(next)}
          options={[
            { value: 'village', label: '每村一个文件' },
            { value: 'household', label: '每户一个文件' },
          ]}
        />
        <Button
          may="export"
          icon={<DownloadOutlined aria-hidden />}
          loading={busy}
          onClick={() => void write()}
        >
          导出采集表数据
        </Button>
        <span className="faint">
          户信息、家庭成员、监测、帮扶措施、结对、享受政策各一张表，改好可以再导入
        </span>
      </div>
    </section>
  );
}

type Whose = { readonly villageId?: number; readonly householdIds?: number[] };

async function targetOf(choice: string, year: number): Promise<Whose> {
  if (choice === 'all') return {};
  const id = Number(choice.slice(1));
  if (choice.startsWith('v')) return { villageId: id };
  const { ids } = await call('list.ids', { year, workingList: id });
  return { householdIds: ids };
}
