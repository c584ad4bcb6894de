import { Checkbox, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Objection } from '#contract/objection.ts';
import { useArchive } from '../../archive-context.ts';
import { useRemembered } from '../../memory.ts';
import { useAct } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

/** Upheld or not, by whom and when; of one that is upheld the household falls out with it. */
export function DecideForm({ objection }: { objection: Objection }): ReactNode {
  const act = useAct('objection.decide');
  const { archive } = useArchive();
  const [outcome, setOutcome] = useState<'upheld' | 'dismissed' | null>(null);
  const [drop, setDrop] = useState(true);
  const [on, setOn] = useState<string | null>(archive.today);
  const [by, setBy] = useRemembered('objections.by', '');
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (outcome === null || on === null || by.trim() === '') return;
    act.mutate({ id: objection.id, outcome, on, by: by.trim(), drop: outcome === 'upheld' && drop });
  };
  return (
    <section className="stack" aria-label="处理">
      <h3>下一步：处理</h3>
      <div className="form">
        <FormItem wide label="结果" must reason={asked && outcome === null ? '请选择' : undefined}>
          {(id) => (
            <Radio.Group
              id={id}
              aria-label="结果"
              value={outcome}
              options={[
                { value: 'upheld', label: '异议成立' },
                { value: 'dismissed', label: '异议不成立' },
              ]}
              onChange={({ target }) => setOutcome(target.value as 'upheld' | 'dismissed')}
            />
          )}
        </FormItem>
        {outcome !== 'upheld' ? null : (
          <div className="form-item wide">
            {objection.dropsHousehold ? (
              <Checkbox checked={drop} onChange={({ target }) => setDrop(target.checked)}>
                同时把该户移出本次程序
              </Checkbox>
            ) : null}
            {objection.restartsNotice ? (
              <span className="warn">按政策包，异议成立要重新公示，公示期重新计算。</span>
            ) : null}
          </div>
        )}
        <DecidedBy
          on={on}
          by={by}
          after={objection.verifiedOn}
          isAsked={asked}
          {...{ onDay: setOn, onName: setBy }}
        />
      </div>
      <ErrorNote error={act.error} />
      <div className="line">
        <Button may="write" type="primary" loading={act.isPending} onClick={save}>
          登记处理
        </Button>
        <span className="spread" />
        <Withdraw objection={objection} />
      </div>
    </section>
  );
}

interface DecidedByProps {
  readonly on: string | null;
  readonly by: string;
  /** The day before which it cannot be. */
  readonly after: string | null;
  readonly isAsked: boolean;
  readonly onDay: (day: string | null) => void;
  readonly onName: (name: string) => void;
}

function DecidedBy({ on, by, after, isAsked, onDay, onName }: DecidedByProps): ReactNode {
  const { archive } = useArchive();
  return (
    <>
      <FormItem label="处理日期" must reason={isAsked && on === null ? '请填写日期' : undefined}>
        {(id) => (
          <DayInput
            id={id}
            label="处理日期"
            value={on}
            min={after ?? undefined}
            max={archive.today}
            onChange={onDay}
          />
        )}
      </FormItem>
      <FormItem label="处理人" must reason={isAsked && by.trim() === '' ? '请填写处理人' : undefined}>
        {(id) => <Input id={id} maxLength={20} value={by} onChange={(event) => onName(event.target.value)} />}
      </FormItem>
    </>
  );
}

/** Whoever objected takes it back; that needs nobody to look into it. */
export function Withdraw({ objection }: { objection: Objection }): ReactNode {
  const { archive } = useArchive();
  const act = useAct('objection.decide');
  const [isAsking, setAsking] = useState(false);
  const [on, setOn] = useState<string | null>(archive.today);
  const [by, setBy] = useRemembered('objections.by', '');
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (on !== null && by.trim() !== '')
      act.mutate({ id: objection.id, outcome: 'withdrawn', on, by: by.trim() });
  };
  return (
    <>
      <Button may="write" type="text" onClick={() => setAsking(true)}>
        提出人撤回
      </Button>
      {isAsking ? (
        <Modal
          open
          title="提出人撤回异议"
          okText="登记撤回"
          width={440}
          onOk={save}
          onCancel={() => setAsking(false)}
          confirmLoading={act.isPending}
        >
          <div className="stack">
            <p className="quiet">撤回的异议留在程序里，不用核实，也不用答复。</p>
            <div className="form">
              <DecidedBy
                on={on}
                by={by}
                after={objection.verifiedOn ?? objection.receivedOn}
                isAsked={asked}
                {...{ onDay: setOn, onName: setBy }}
              />
            </div>
            <ErrorNote error={act.error} />
          </div>
        </Modal>
      ) : null}
    </>
  );
}
