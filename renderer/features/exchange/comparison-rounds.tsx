import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { sentenceOf } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { refreshAll, useAct } from '../../queries.ts';
import { call } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { countOf } from '../../ui/numbers.ts';
import { sendFile } from '../../ui/send-file.ts';
import { saveOutputs } from './save-outputs.ts';

type Round = Output<'comparison.rounds'>['rounds'][number];

interface ComparisonRoundsProps {
  readonly rounds: readonly Round[];
  readonly chosen: number | null;
  readonly onChoose: (roundId: number | null) => void;
  readonly onNew: () => void;
}

/** Which list is looked at, what is known of it, and the acts on lists as a whole. */
export function ComparisonRounds({ rounds, chosen, onChoose, onNew }: ComparisonRoundsProps): ReactNode {
  const { message, modal } = App.useApp();
  const write = useAct('comparison.write');
  const round = rounds.find(({ id }) => id === chosen);
  const read = async (file: File): Promise<void> => {
    try {
      const done = await runJob('读入核实单', async (job) =>
        call('comparison.readAnswers', { fileId: await sendFile(file, job) }),
      );
      await refreshAll();
      const told = `读入核实结论 ${countOf(done.answered)} 条，没填的 ${countOf(done.blank)} 条`;
      if (done.problems.length === 0) message.success(told);
      else
        modal.warning({
          title: `${told}；${countOf(done.problems.length)} 行没有读入`,
          content: (
            <ul className="in-the-way">
              {done.problems.map(({ row, message: why }) => (
                <li key={row}>
                  第 {row} 行：{why}
                </li>
              ))}
            </ul>
          ),
        });
    } catch (thrown) {
      message.error(sentenceOf(thrown), 8);
    }
  };
  return (
    <div className="toolbar flat" role="toolbar" aria-label="比对批次">
      <Select
        aria-label="比对批次"
        style={{ width: 250 }}
        value={chosen ?? 0}
        onChange={(id) => onChoose(id === 0 ? null : id)}
        options={[
          { value: 0, label: '全部批次' },
          ...rounds.map((each) => ({
            value: each.id,
            label: `${each.title}（${each.sentOn ?? ''}）`,
          })),
        ]}
      />
      {round === undefined ? null : (
        <>
          <span className="quiet cut" title={round.departments.join('、')}>
            {countOf(round.households)} 户 {countOf(round.people)} 人，{round.departments.length} 个部门
            {round.dueOn === null ? '' : `，${round.dueOn} 前反馈`}；结果 {countOf(round.hits)} 条，待核实{' '}
            {countOf(round.open)} 条
          </span>
          <Button
            may="export"
            type="link"
            size="small"
            icon={<DownloadOutlined aria-hidden />}
            loading={write.isPending}
            onClick={() =>
              write.mutate(
                { id: round.id },
                {
                  onSuccess: ({ files }) => void saveOutputs(files),
                  onError: (thrown) => void message.error(sentenceOf(thrown), 8),
                },
              )
            }
          >
            再次写出名单
          </Button>
        </>
      )}
      <span className="spread" />
      <FileButton
        may="review"
        label="读入核实单"
        accept=".xlsx,.xls,.csv"
        onFile={(file) => void read(file)}
      />
      <Button may="export" type="primary" icon={<PlusOutlined aria-hidden />} onClick={onNew}>
        新建比对名单
      </Button>
    </div>
  );
}
