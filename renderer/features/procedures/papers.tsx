import { PrinterOutlined } from '@ant-design/icons';
import { App, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useArchive } from '../../archive-context.ts';
import { sentenceOf } from '../../client.ts';
import { handOver } from '../../memory.ts';
import { useMay } from '../../may.ts';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { PaperSheets } from './paper-sheets.tsx';
import { type DuePaper, duePapers, hasAll, keyOf, type Paper } from './due-papers.ts';
import { isForNobody, type Step } from './step-draft.ts';

const states = { missing: '缺', printed: '已打印', signed: '已收签字件' } satisfies Record<
  Paper['state'],
  string
>;

const wordOf = ({ need }: Paper): string => (need === 'signed' ? '已收签字件' : '已打印');

interface PapersProps {
  readonly page: ProcedurePage;
  readonly step: Step;
}

/** The papers of a step, and those of earlier ones that still lack: what is needed, print, tick what came in. */
export function Papers({ page, step }: PapersProps): ReactNode {
  if (isForNobody(step, page))
    return <p className="block-empty faint">没有有疑点的户，这一步不开会，也不要材料</p>;
  return <PaperTable key={`${step.key} ${page.nextStep ?? ''}`} page={page} step={step} />;
}

function PaperTable({ page, step }: PapersProps): ReactNode {
  const { archive } = useArchive();
  const { message } = App.useApp();
  const receive = useAct('procedure.receivePaper');
  const mayWrite = useMay('write');
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({});
  const [listed, setListed] = useState<string | null>(null);
  const [kept] = useState(() => new Set(duePapers(page, step).map(keyOf)));
  const due = duePapers(page, step, kept);
  if (due.length === 0) return <p className="block-empty faint">这一步不需要材料</p>;
  const opened = due.find((each) => keyOf(each) === listed);

  const print = (paper: Paper): void => {
    handOver('documents.sent', {
      document: paper.document,
      procedureId: page.id,
      households: page.candidates.filter((each) => !each.dropped).map((each) => each.householdId),
    });
    go({ page: 'documents' });
  };
  const set = (each: DuePaper, isThere: boolean): void => {
    const { step: of, paper } = each;
    setTicked({ [keyOf(each)]: isThere });
    receive.mutate(
      {
        ...{ id: page.id, step: of.key, document: paper.document, on: archive.today },
        state: isThere ? paper.need : 'missing',
      },
      {
        onError: (thrown) => void message.error(sentenceOf(thrown), 8),
        onSettled: () => setTicked({}),
      },
    );
  };
  return (
    <>
      <table className="sheet papers" aria-label="材料">
        <thead>
          <tr>
            <th colSpan={2}>材料</th>
            <th className="num">份数</th>
            <th aria-label="打印" />
          </tr>
        </thead>
        <tbody>
          {due.map((each) => {
            const { paper } = each;
            const there = ticked[keyOf(each)] ?? hasAll(paper);
            return (
              <tr key={keyOf(each)}>
                <td className="tick">
                  <Checkbox
                    aria-label={`${paper.title}${wordOf(paper)}`}
                    disabled={receive.isPending || page.status === 'stopped' || !mayWrite}
                    checked={there}
                    indeterminate={!there && paper.perHousehold && paper.inHand > 0}
                    onChange={(event) => set(each, event.target.checked)}
                  />
                </td>
                <td>
                  {paper.title}
                  {each.step.key === step.key ? null : (
                    <span className="quiet small">（{each.step.title}）</span>
                  )}
                  <span className={`small paper-state ${there ? 'done' : 'warn'}`}>
                    {there ? wordOf(paper) : paper.need === 'signed' ? '要签字收回' : '要打印'}
                    {!there && !paper.perHousehold && paper.state !== 'missing'
                      ? `，${states[paper.state]}`
                      : ''}
                    {!there && paper.instead !== null ? `，或者收《${paper.instead}》` : ''}
                  </span>
                </td>
                <td className="num">
                  {paper.perHousehold ? (
                    <button
                      type="button"
                      className="link"
                      aria-label={`${paper.title}逐户登记`}
                      onClick={() => setListed(keyOf(each))}
                    >
                      {paper.inHand}/{paper.wanted} 户
                    </button>
                  ) : (
                    <span className="quiet">1 份</span>
                  )}
                </td>
                <td className="num">
                  {paper.printable ? (
                    <Button
                      may="print"
                      size="small"
                      icon={<PrinterOutlined aria-hidden />}
                      aria-label={`打印 ${paper.title}`}
                      onClick={() => print(paper)}
                    />
                  ) : (
                    <span className="faint small nowrap">另行取得</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {opened === undefined ? null : (
        <PaperSheets page={page} step={opened.step} paper={opened.paper} onClose={() => setListed(null)} />
      )}
    </>
  );
}
