import { PlusOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { AgendaLine } from '#contract/calendar.ts';
import { URGENCIES, type Urgency } from '#domain/calendar/agenda.ts';
import { useArchive } from '../../archive-context.ts';
import { handOver, useRemembered } from '../../memory.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { agendaColumns, type NumberedLine } from './agenda-columns.tsx';
import { dayInWords, placeOf } from './agenda-words.ts';
import { BackupLines } from './backup-lines.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { MonthGrid } from './month-grid.tsx';
import { RadarLines } from './radar-lines.tsx';
import { YearPlan } from './year-plan.tsx';

type Shown = Urgency | 'pressing' | 'all';

/** What is late, due today or this week, or can be done without a day. */
const PRESSING: ReadonlySet<Urgency> = new Set(['late', 'today', 'week', 'open']);

const isShown = ({ urgency }: AgendaLine, shown: Shown): boolean =>
  shown === 'all' || (shown === 'pressing' ? PRESSING.has(urgency) : urgency === shown);

/** 工作台: what is to be done, by day, village and person, beside the calendar of the year. */
export function HomePage(): ReactNode {
  const { archive } = useArchive();
  const answer = useAnswer('calendar.agenda', {}, { keep: true });
  const tick = useAct('calendar.tick');
  const [shown, setShown] = useRemembered<Shown>('home.shown', 'pressing');
  const [village, setVillage] = useRemembered<string | null>('home.village', null);
  const [person, setPerson] = useRemembered<string | null>('home.person', null);
  const [day, setDay] = useState<string | null>(null);
  const [month, setMonth] = useState<string | null>(null);
  const [cursor, setCursor] = useState(0);
  const [editing, setEditing] = useState<AgendaLine | 'new' | null>(null);
  const all = useMemo(() => answer.data?.items ?? [], [answer.data]);
  const mine = all.filter(
    (line) =>
      (village === null || line.village === village) && (person === null || line.responsible === person),
  );
  const rows = mine
    .filter((line) => (day === null ? isShown(line, shown) : line.dueOn === day))
    .map((line, at0): NumberedLine => ({ ...line, at0 }));
  const late = mine.filter(({ urgency }) => urgency === 'late').length;
  useStatus(`${rows.length} 项${late === 0 ? '' : `，已超期 ${late} 项`}`);
  const today = answer.data?.today ?? '';
  const count = (each: Shown): number => mine.filter((line) => isShown(line, each)).length;
  const open = (line: AgendaLine): void => {
    const place = placeOf(line);
    if (place !== null) go(place);
    else if (line.kind === 'own') setEditing(line);
  };
  const mark = (line: AgendaLine): void => {
    if (line.dueOn === null) return;
    const { id, title, dueOn, doneOn } = line;
    tick.mutate({ id, title, dueOn, doneOn: doneOn === null ? today : null });
  };
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  return (
    <section className="page paper home" aria-label="工作台">
      <div className="toolbar">
        <h2>今天 {dayInWords(today)}</h2>
        <Choice
          label="村"
          all="全部村"
          value={village}
          of={all.map((each) => each.village)}
          on={setVillage}
        />
        <Choice
          label="责任人"
          all="全部责任人"
          value={person}
          of={all.map((each) => each.responsible)}
          on={setPerson}
        />
        <span className="spread" />
        <GuardedButton
          may="print"
          icon={<PrinterOutlined aria-hidden />}
          onClick={() => {
            handOver('documents.sent', { document: 'T02' });
            go({ page: 'documents' });
          }}
        >
          打印日程表
        </GuardedButton>
        <GuardedButton
          may="review"
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setEditing('new')}
        >
          新增日程
        </GuardedButton>
      </div>
      <ErrorNote error={tick.error} />
      <div className="home-body">
        <div className="home-list">
          <div className="toolbar flat">
            {day === null ? (
              <Segmented
                size="small"
                aria-label="看哪些"
                value={shown}
                options={[
                  { value: 'pressing', label: `要办的 ${count('pressing')}` },
                  ...(Object.keys(URGENCIES) as Urgency[]).map((each) => ({
                    value: each,
                    label: `${URGENCIES[each]} ${count(each)}`,
                  })),
                  { value: 'all', label: `全部 ${count('all')}` },
                ]}
                onChange={(next) => setShown(next as Shown)}
              />
            ) : (
              <>
                <span>{dayInWords(day)} 到期的事项</span>
                <Button size="small" type="link" onClick={() => setDay(null)}>
                  看全部
                </Button>
              </>
            )}
          </div>
          <VirtualTable
            label="待办"
            columns={agendaColumns(mark)}
            count={rows.length}
            rowAt={(index) => rows[index]}
            idOf={({ at0 }) => at0 + 1}
            cursor={Math.min(cursor, Math.max(rows.length - 1, 0))}
            onCursor={setCursor}
            onOpen={open}
            autoFocus
            empty={
              archive.households === 0 ? (
                <FirstSteps />
              ) : (
                <Empty title={day === null ? '没有要办的事' : '这一天没有到期的事项'}>
                  发起程序、登记线索和问题以后，每一步的最后一天会自动排在这里；也可以新增自己的日程。
                </Empty>
              )
            }
          />
        </div>
        <aside className="home-side">
          <BackupLines />
          <RadarLines />
          <MonthGrid
            month={month ?? today.slice(0, 7)}
            today={today}
            items={mine}
            chosen={day}
            onMonth={setMonth}
            onDay={setDay}
          />
          <YearPlan year={answer.data.year} today={today} items={all} onTick={mark} />
        </aside>
      </div>
      {editing === null ? null : (
        <EntryDialog
          line={editing === 'new' ? null : editing}
          day={day ?? today}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

/** An archive without households: what a clerk does first. */
const FirstSteps = (): ReactNode => (
  <Empty title="档案库里还没有户">
    <p>先从国家系统导出的表格导入，一次就能建好全乡的户和成员；也可以逐户录入。</p>
    <div className="line">
      <GuardedButton may="import" type="primary" onClick={() => go({ page: 'exchange' })}>
        去导入
      </GuardedButton>
      <GuardedButton may="write" onClick={() => go({ page: 'entry' })}>
        录入一户
      </GuardedButton>
    </div>
  </Empty>
);

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | null;
  readonly of: readonly (string | null)[];
  readonly on: (value: string | null) => void;
}

/** One of those that the lines name, or all. */
function Choice({ label, all, value, of, on }: ChoiceProps): ReactNode {
  const names = [...new Set(of)].filter((name) => name !== null).sort((a, b) => a.localeCompare(b, 'zh'));
  return (
    <Select
      aria-label={label}
      style={{ width: 130 }}
      value={value ?? ''}
      options={[{ value: '', label: all }, ...names.map((name) => ({ value: name, label: name }))]}
      onChange={(next) => on(next === '' ? null : next)}
    />
  );
}
