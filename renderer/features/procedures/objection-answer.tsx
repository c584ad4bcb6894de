import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Objection } from '#contract/objection.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { DaysLeft } from '../../ui/days-left.tsx';

/** What whoever objected was told, and when. */
export function AnswerForm({ objection }: { objection: Objection }): ReactNode {
  const { archive } = useArchive();
  const act = useAct('objection.answer');
  const [on, setOn] = useState<string | null>(archive.today);
  const [answer, setAnswer] = useState('');
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (on !== null && answer.trim() !== '') act.mutate({ id: objection.id, on, answer: answer.trim() });
  };
  return (
    <section className="stack" aria-label="答复">
      <h3>
        下一步：答复{' '}
        <span className="small">
          <span className="quiet">最晚 {objection.answerBy}</span> <DaysLeft days={objection.daysLeft} />
        </span>
      </h3>
      <div className="form">
        <FormItem label="答复日期" must reason={asked && on === null ? '请填写日期' : undefined}>
          {(id) => (
            <DayInput
              id={id}
              label="答复日期"
              value={on}
              min={objection.decidedOn ?? undefined}
              max={archive.today}
              onChange={setOn}
            />
          )}
        </FormItem>
        <FormItem
          wide
          label="答复内容"
          must
          hint={objection.objector === null ? '匿名的写明用什么方式公开答复' : undefined}
          reason={asked && answer.trim() === '' ? '请填写答复内容' : undefined}
        >
          {(id) => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={500}
              placeholder="如 当面说明：车已于上年卖出，有过户证明"
              value={answer}
              onChange={(event) => setAnswer(event.target.value)}
            />
          )}
        </FormItem>
      </div>
      <ErrorNote error={act.error} />
      <div className="line">
        <Button may="write" type="primary" loading={act.isPending} onClick={save}>
          登记答复
        </Button>
      </div>
    </section>
  );
}
