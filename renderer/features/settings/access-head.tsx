import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct, useAnswer } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../ui/notes.tsx';

/** What an inspector writes down today, and whether what he wrote down then still fits. */
export function AccessHead(): ReactNode {
  const head = useAnswer('access.head', {});
  const prove = useAct('access.proveHead');
  const [words, setWords] = useState('');
  return (
    <section className="panel access-head" aria-label="核对记录">
      <p className="quiet">
        操作记录和查看记录只增不减，每条都锁着前一条，删改了就对不上。请抄下今天这行字带走，下次来填在下面核对。
      </p>
      <div className="line">
        <span>今天抄下</span>
        <output className="strong access-words" aria-label="今天抄下的字">
          {head.data?.words ?? ''}
        </output>
      </div>
      <form
        className="line access-prove"
        aria-label="核对上次抄下的字"
        onSubmit={(event) => {
          event.preventDefault();
          prove.mutate({ words });
        }}
      >
        <FormItem label="上次抄下的字">
          {(id) => (
            <Input
              id={id}
              value={words}
              maxLength={200}
              placeholder="操作 1234·abcd-efgh-jkmn 查看 567·pqrs-tuvw-xyza"
              style={{ width: 420 }}
              onChange={(event) => {
                setWords(event.target.value);
                prove.reset();
              }}
            />
          )}
        </FormItem>
        <Button htmlType="submit" loading={prove.isPending} disabled={words.trim() === ''}>
          核对
        </Button>
      </form>
      <ErrorNote error={prove.error ?? head.error} />
      {prove.data === undefined ? null : prove.data.ok ? (
        <Note tone="good">对得上：从那时到现在，两本记录没有删改过。</Note>
      ) : (
        <Note tone="bad">{prove.data.problem}</Note>
      )}
    </section>
  );
}
