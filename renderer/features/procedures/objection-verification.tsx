import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Objection } from '#contract/objection.ts';
import { useArchive } from '../../archive-context.ts';
import { useRemembered } from '../../memory.ts';
import { useAct } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { LongText } from './long-text.tsx';
import { Withdraw } from './objection-decision.tsx';

/** Who looked into it, when, and what they found. */
export function VerifyForm({ objection }: { objection: Objection }): ReactNode {
  const { archive } = useArchive();
  const act = useAct('objection.verify');
  const [on, setOn] = useState<string | null>(archive.today);
  const [verifiers, setVerifiers] = useRemembered<readonly string[]>('objections.verifiers', []);
  const [finding, setFinding] = useState('');
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (on === null || verifiers.length === 0 || finding.trim() === '') return;
    act.mutate({ id: objection.id, on, verifiers: [...verifiers], finding: finding.trim() });
  };
  return (
    <section className="stack" aria-label="核实">
      <h3>下一步：两人核实</h3>
      <div className="form">
        <FormItem label="核实日期" must reason={asked && on === null ? '请填写日期' : undefined}>
          {(id) => (
            <DayInput
              id={id}
              label="核实日期"
              value={on}
              min={objection.receivedOn}
              max={archive.today}
              onChange={setOn}
            />
          )}
        </FormItem>
        <FormItem
          label="核实人"
          must
          hint="两人以上，提出异议的人不能核实"
          reason={asked && verifiers.length === 0 ? '请填写核实人' : undefined}
        >
          {(id) => (
            <Select
              id={id}
              aria-label="核实人"
              mode="tags"
              open={false}
              suffix={null}
              tokenSeparators={['、', '，', ',', ' ']}
              placeholder="输入姓名后回车"
              value={[...verifiers]}
              onChange={(names: string[]) => setVerifiers(names)}
            />
          )}
        </FormItem>
        <LongText
          {...{ label: '核实情况', blank: '请填写核实情况', asked, rows: 4, most: 500 }}
          value={finding}
          onChange={setFinding}
        />
      </div>
      <ErrorNote error={act.error} />
      <div className="line">
        <Button may="write" type="primary" loading={act.isPending} onClick={save}>
          登记核实
        </Button>
        <span className="spread" />
        <Withdraw objection={objection} />
      </div>
    </section>
  );
}
