import { App, Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { sentenceOf } from '../../client.ts';
import { useRemembered } from '../../memory.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { go, replace } from '../../route.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { UndoButton } from '../../ui/undo-button.tsx';
import { SampleDifferences } from './sampling-differences.tsx';
import { SampledHouseholds } from './sampling-households.tsx';
import { SampleResults } from './sampling-results.tsx';
import { type Sample, samplePlace } from './sampling-words.ts';

type Part = 'households' | 'differences' | 'results';

/** One sample: its households, what differs, what comes of it. */
export function SamplePage({ id }: { id: number }): ReactNode {
  const [part, setPart] = useRemembered<Part>(`sampling.part.${id}`, 'households');
  const answer = useAnswer('sample.get', { id });
  if (answer.data === undefined) return answer.isError ? <ErrorNote error={answer.error} /> : <Busy />;
  const { sample, households } = answer.data;
  const open = households.reduce((sum, row) => sum + row.open, 0);
  return (
    <section className="page paper check" aria-label={`抽查 ${sample.title}`}>
      <div className="toolbar">
        <Button onClick={() => go(samplePlace())}>返回</Button>
        <h2 className="cut">{sample.title}</h2>
        <span className="quiet nowrap" title={`随机种子 ${sample.seed}，抽样日期 ${sample.madeOn}`}>
          {sample.year} 年度，{countOf(sample.villages)} 个村 {countOf(sample.households)} 户，已复核{' '}
          {countOf(sample.surveyed)} 户
        </span>
        <span className="spread" />
        <Segmented<Part>
          aria-label="看什么"
          value={part}
          options={[
            { value: 'households', label: '户' },
            { value: 'differences', label: open === 0 ? '不同' : `不同 ${countOf(open)}` },
            { value: 'results', label: '结果' },
          ]}
          onChange={setPart}
        />
        <RemoveSample sample={sample} />
      </div>
      {sample.households < sample.wantedHouseholds || sample.villages < sample.wantedVillages ? (
        <p className="quiet small sampling-line">
          要抽 {countOf(sample.wantedVillages)} 个村 {countOf(sample.wantedHouseholds)} 户，现有的户只够抽{' '}
          {countOf(sample.villages)} 个村 {countOf(sample.households)} 户。
        </p>
      ) : null}
      {part === 'households' ? <SampledHouseholds sampleId={id} households={households} /> : null}
      {part === 'differences' ? <SampleDifferences id={id} /> : null}
      {part === 'results' ? <SampleResults sample={sample} /> : null}
    </section>
  );
}

function RemoveSample({ sample: { id, title, surveyed } }: { sample: Sample }): ReactNode {
  const { message, modal } = App.useApp();
  const act = useAct('sample.remove');
  if (surveyed > 0) return null;
  const remove = async (): Promise<void> => {
    // Before the page asks for what is gone.
    replace(samplePlace());
    try {
      const { change } = await act.mutateAsync({ id });
      const content = (
        <>已删除{change === null ? null : <UndoButton change={change} label="撤销删除抽查" />}</>
      );
      void message.success({ duration: 8, content });
    } catch (thrown) {
      void message.error(sentenceOf(thrown), 8);
    }
  };
  return (
    <GuardedButton
      may="review"
      type="text"
      onClick={() =>
        void modal.confirm({ title: `删除“${title}”？`, okText: '删除', onOk: () => void remove() })
      }
    >
      删除
    </GuardedButton>
  );
}
