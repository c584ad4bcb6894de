import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useArchive } from '../../archive-context.ts';
import { sentenceOf } from '../../client.ts';
import { handOver } from '../../memory.ts';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';

type Step = ProcedurePage['steps'][number];
type Paper = Step['papers'][number];

const states = { missing: '缺', printed: '已打印', signed: '已收签字件' } satisfies Record<
  Paper['state'],
  string
>;

function State({ paper }: { paper: Paper }): ReactNode {
  const enough = paper.state === 'signed' || (paper.need === 'printed' && paper.state === 'printed');
  const tone = enough ? ' on' : paper.state === 'missing' ? ' bad' : ' look';
  return <span className={`chip${tone}`}>{states[paper.state]}</span>;
}

/** The papers of a step: what is needed, what is there, print, tick when it has come in. */
export function Papers({ page, step }: { page: ProcedurePage; step: Step }): ReactNode {
  const { archive } = useArchive();
  const { message } = App.useApp();
  const receive = useAct('procedure.receivePaper');
  const [ticked, setTicked] = useState<Readonly<Record<string, Paper['state']>>>({});
  if (step.papers.length === 0) return <p className="block-empty faint">这一步不需要材料</p>;
  const inside = page.candidates.filter((each) => !each.dropped);

  const print = (paper: Paper): void => {
    handOver('documents.sent', {
      document: paper.document,
      procedureId: page.id,
      households: inside.map((each) => each.householdId),
    });
    go({ page: 'documents' });
  };
  const set = (paper: Paper, state: Paper['state']): void => {
    setTicked({ [paper.document]: state });
    receive.mutate(
      { id: page.id, step: step.key, document: paper.document, state, on: archive.today },
      {
        onError: (thrown) => void message.error(sentenceOf(thrown), 8),
        onSettled: () => setTicked({}),
      },
    );
  };
  return (
    <table className="sheet papers" aria-label="材料">
      <thead>
        <tr>
          <th>材料</th>
          <th>要求</th>
          <th>状态</th>
          <th />
          <th />
        </tr>
      </thead>
      <tbody>
        {step.papers.map((kept) => {
          const paper = { ...kept, state: ticked[kept.document] ?? kept.state };
          const word = paper.need === 'signed' ? '已收签字件' : '已打印';
          return (
            <tr key={paper.document}>
              <td>
                {paper.title}{' '}
                {paper.perHousehold ? <span className="faint">每户一份，共 {inside.length} 份</span> : null}
              </td>
              <td className="quiet">{paper.need === 'signed' ? '要签字' : '要打印'}</td>
              <td>
                <State paper={paper} />
              </td>
              <td>
                <Checkbox
                  aria-label={`${paper.title}${word}`}
                  disabled={receive.isPending || page.status === 'stopped'}
                  checked={paper.state === paper.need || paper.state === 'signed'}
                  onChange={(event) => set(paper, event.target.checked ? paper.need : 'missing')}
                >
                  {word}
                </Checkbox>
              </td>
              <td className="num">
                {paper.printable ? (
                  <Button
                    size="small"
                    icon={<PrinterOutlined aria-hidden />}
                    aria-label={`打印 ${paper.title}`}
                    onClick={() => print(paper)}
                  >
                    打印
                  </Button>
                ) : (
                  <span className="faint">本程序不打印，收到后勾选</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
