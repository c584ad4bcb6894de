import { App } from 'antd';
import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../../archive-context.ts';
import { useRemembered } from '../../../memory.ts';
import { useAnswer } from '../../../queries.ts';
import { useStatus } from '../../../status-line.ts';
import { Button } from '../../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import { goToVillage } from './complete-place.ts';
import { FetchList } from './fetch-list.tsx';
import { OwnFile } from './own-file.tsx';
import { SpanChoice, type SpanProps } from './span-choice.tsx';
import { villageColumns, type VillageRow } from './township-columns.tsx';

type Township = Output<'paper.township'>;

interface TownshipProps extends SpanProps {
  readonly onInspect: () => void;
}

/** Every village with how whole its households' files are; beside it what is most often missing. */
export function Township({ onInspect, ...span }: TownshipProps): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const answer = useAnswer('paper.township', span.isYearOnly ? { year } : {}, { keep: true });
  const [cursor, setCursor] = useRemembered('paper.township', 0);
  const villages = (answer.data?.villages ?? []).filter(
    ({ id, households }) => id !== null || households > 0,
  );
  const households = villages.reduce((sum, each) => sum + each.households, 0);
  const whole = villages.reduce((sum, each) => sum + each.whole, 0);
  useStatus(`${countOf(villages.length)} 个村，${countOf(households)} 户，材料齐全 ${countOf(whole)} 户`);
  const most = Math.max(1, ...villages.map(({ missing, unsigned }) => missing + unsigned));
  return (
    <>
      <div className="toolbar">
        <h2>全乡镇</h2>
        <SpanChoice {...span} />
        <span className="quiet">
          材料齐全 {countOf(whole)}/{countOf(households)} 户
        </span>
        <span className="spread" />
        <Button may="read" title="粘贴抽查的户，看每户缺什么" onClick={onInspect}>
          检查组名单…
        </Button>
        <FetchList isYearOnly={span.isYearOnly} onSaid={(said) => void message.success(said)} />
      </div>
      <ErrorNote error={answer.error} />
      {answer.data === undefined ? (
        answer.isError ? null : (
          <Busy />
        )
      ) : (
        <div className="columns">
          <div className="middle">
            <VirtualTable<VillageRow>
              label="各村材料"
              columns={villageColumns(most)}
              count={villages.length}
              rowAt={(index) => villages[index]}
              idOf={({ id }) => id ?? 0}
              cursor={Math.min(cursor, villages.length - 1)}
              onCursor={setCursor}
              onOpen={({ id }) => goToVillage(id)}
              autoFocus
              empty={
                <Empty title="档案里还没有户">
                  先在“导入导出”导入，或在“录入”里录入一户，这里就列出该有的材料。
                </Empty>
              }
            />
          </div>
          <Beside township={answer.data} isYearOnly={span.isYearOnly} />
        </div>
      )}
    </>
  );
}

/** As many stand in sight. */
const MOST_ITEMS = 14;

function Beside({ township, isYearOnly }: { township: Township; isYearOnly: boolean }): ReactNode {
  const worst = township.items
    .filter(({ missing, unsigned }) => missing + unsigned > 0)
    .toSorted((a, b) => b.missing + b.unsigned - a.missing - a.unsigned)
    .slice(0, MOST_ITEMS);
  const most = Math.max(1, ...worst.map(({ missing, unsigned }) => missing + unsigned));
  return (
    <aside className="side right on-file-side">
      <section aria-label="最常缺的材料">
        <h2>最常缺的材料</h2>
        {worst.length === 0 ? <p className="quiet">没有缺的，也没有未签的。</p> : null}
        <ul className="worst-items">
          {worst.map(({ key, title, group, missing, unsigned }) => (
            <li key={key} title={group}>
              <span className="cut">{title}</span>
              <span className="num">
                {missing === 0 ? null : <span className="wrong">缺 {countOf(missing)}</span>}{' '}
                {unsigned === 0 ? null : <span className="warn">未签 {countOf(unsigned)}</span>}
              </span>
              <span className="share" aria-hidden>
                <i className="bad" style={{ width: `${(missing / most) * 100}%` }} />
                <i className="warn" style={{ width: `${(unsigned / most) * 100}%` }} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <OwnFile title="乡镇卷" counts={township.own} isYearOnly={isYearOnly} />
    </aside>
  );
}
