import { App, Button, Input, Radio } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { sentenceOf } from '../../client.ts';
import type { SheetHandle } from '../../fields/sheet-props.ts';
import { useRemembered } from '../../memory.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { go, replace } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { UndoButton } from '../../ui/undo-button.tsx';
import {
  draftFrom,
  draftOf,
  dropDraft,
  faultIn,
  keepDraft,
  type SampleDraft,
  valuesOf,
} from './sampling-draft.ts';
import { SampleGrids } from './sampling-grids.tsx';
import { APPROVALS, isDrawn, type Sampled, samplePlace } from './sampling-words.ts';

type Sheet = Output<'sample.sheet'>;

interface SampleSheetProps {
  readonly sampleId: number;
  readonly id: number;
}

/** 复核录入 of one household: what was found there, without a look at the archive. */
export function SampleSheet({ sampleId, id }: SampleSheetProps): ReactNode {
  const sheet = useAnswer('sample.sheet', { id });
  const sample = useAnswer('sample.get', { id: sampleId });
  const error = sheet.error ?? sample.error;
  if (sheet.data === undefined || sample.data === undefined)
    return error === null ? <Busy /> : <ErrorNote error={error} />;
  return <SheetForm sampleId={sampleId} id={id} sheet={sheet.data} households={sample.data.households} />;
}

interface SheetFormProps extends SampleSheetProps {
  readonly sheet: Sheet;
  readonly households: readonly Sampled[];
}

/** The next household that is not entered, in the order of the list: behind this one, else from its beginning. */
function nextOf(households: readonly Sampled[], id: number): Sampled | undefined {
  const order = households
    .filter(isDrawn)
    .toSorted((a, b) => a.villageId - b.villageId || a.position - b.position);
  const at = order.findIndex((row) => row.id === id);
  return [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0))].find(
    ({ surveyedOn }) => surveyedOn === null,
  );
}

function SheetForm({ sampleId, id, sheet, households }: SheetFormProps): ReactNode {
  const { archive } = useArchive();
  const { message } = App.useApp();
  const [last, setLast] = useRemembered('sampling.last', { on: archive.today, surveyor: '' });
  const [draft, setDraft] = useState(() => draftOf(id) ?? draftFrom(sheet, last));
  // What was typed a moment ago, before it is drawn.
  const newest = useRef(draft);
  const householdSheet = useRef<SheetHandle>(null);
  const memberSheet = useRef<SheetHandle>(null);
  const busy = useRef(false);
  const formId = useId();
  const act = useAct('sample.enter');
  const own = households.find((row) => row.id === id);
  const left = households.filter((row) => isDrawn(row) && row.surveyedOn === null).length;
  useStatus(`待调查 ${countOf(left)} 户`);
  const change = (part: Partial<SampleDraft>): void => {
    newest.current = { ...newest.current, ...part };
    keepDraft(id, newest.current);
    setDraft(newest.current);
  };
  const save = async (): Promise<void> => {
    const now = newest.current;
    const { surveyedOn, surveyor, approves, note } = now;
    if (busy.current) return;
    if (surveyedOn === null || surveyor.trim() === '') return void message.warning('请先填调查日期和调查人');
    const fault = faultIn(sheet, now);
    if (fault !== undefined) {
      void message.warning('有填得不对的格，改好再保存');
      const row = sheet.people.findIndex(({ memberId }) => memberId === fault.memberId);
      return (fault.memberId === null ? householdSheet : memberSheet).current?.focus(
        Math.max(row, 0),
        fault.field,
      );
    }
    busy.current = true;
    try {
      const done = await act.mutateAsync({
        ...{ id, surveyedOn, surveyor: surveyor.trim(), approves, values: valuesOf(sheet, now) },
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      });
      dropDraft(id);
      setLast({ on: surveyedOn, surveyor: surveyor.trim() });
      const next = nextOf(households, id);
      void message.success({
        duration: 6,
        content: (
          <>
            {sheet.householdNo ?? '未编号'} 已保存，和档案不同 {countOf(done.differing)} 处
            {done.change === null ? null : <UndoButton change={done.change} label="撤销复核录入" />}
          </>
        ),
      });
      if (next === undefined) go(samplePlace(sampleId));
      else replace(samplePlace(sampleId, next.id));
    } catch (thrown) {
      void message.error(sentenceOf(thrown), 8);
    } finally {
      busy.current = false;
    }
  };
  useCtrlEnter(() => void save());
  return (
    <section className="page" aria-label="复核录入">
      <div className="toolbar">
        <Button onClick={() => go(samplePlace(sampleId))}>返回</Button>
        <strong className="nowrap">复核录入：{sheet.householdNo ?? '未编号'}</strong>
        <span className="quiet nowrap">
          {own?.head} {sheet.village}
          {own?.group} {sheet.year} 年度
        </span>
        <span className="spread" />
        <span className="quiet nowrap">还有 {countOf(left)} 户待调查</span>
        <GuardedButton may="review" type="primary" loading={act.isPending} onClick={() => void save()}>
          保存，到下一户 <kbd>Ctrl Enter</kbd>
        </GuardedButton>
      </div>
      <div className="entry">
        <div className="sampling-survey">
          <label htmlFor={`${formId}-on`}>调查日期</label>
          <span className="sampling-box">
            <DayInput
              id={`${formId}-on`}
              label="调查日期"
              value={draft.surveyedOn}
              max={archive.today}
              onChange={(surveyedOn) => change({ surveyedOn })}
            />
          </span>
          <label htmlFor={`${formId}-by`}>调查人</label>
          <span className="sampling-box">
            <Input
              id={`${formId}-by`}
              maxLength={40}
              value={draft.surveyor}
              onChange={(event) => change({ surveyor: event.target.value })}
            />
          </span>
          <Radio.Group
            aria-label="群众认可"
            optionType="button"
            value={draft.approves ?? 'none'}
            options={[
              { value: 'none', label: '没有问' },
              ...Object.entries(APPROVALS).map(([value, label]) => ({ value, label })),
            ]}
            onChange={({ target }) =>
              change({ approves: target.value === 'none' ? null : (target.value as SampleDraft['approves']) })
            }
          />
          <Input
            aria-label="备注"
            placeholder="备注：名单之外的人、理由、意见"
            maxLength={200}
            value={draft.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        </div>
        <SampleGrids
          {...{ sheet, draft, householdSheet, memberSheet }}
          current={() => newest.current}
          onDraft={change}
          onSubmit={() => void save()}
        />
        <p className="quiet small">
          照调查表填，这里不显示档案里的值。空着的格就是“没有”：档案里有值，也算不同。
        </p>
      </div>
    </section>
  );
}

/** Ctrl+Enter in the boxes above the sheets; the sheets take their own. */
function useCtrlEnter(onSubmit: () => void): void {
  const newest = useRef(onSubmit);
  useEffect(() => {
    newest.current = onSubmit;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && event.ctrlKey && !event.defaultPrevented) newest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
