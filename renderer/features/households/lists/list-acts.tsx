import { App, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { sentenceOf } from '../../../client.ts';
import { useAct, useAnswer } from '../../../queries.ts';
import { Button } from '../../../ui/button.tsx';
import { countOf } from '../../../ui/numbers.ts';
import type { Place } from '../filter.ts';

interface ListActsProps {
  readonly place: Place;
  readonly selection: ReadonlySet<number>;
  readonly onPlace: (place: Place) => void;
  readonly onDone: () => void;
}

/** Which working list this is, how far it is done, and what can be done with those chosen on it. */
export function ListActs({ place, selection, onPlace, onDone }: ListActsProps): ReactNode {
  const { message } = App.useApp();
  const saved = useAnswer('list.saved', {});
  const tick = useAct('list.working.tick');
  const take = useAct('list.working.take');
  const { workingList } = place;
  const list = saved.data?.lists.find(({ id }) => id === workingList);
  if (workingList === undefined || list === undefined) return null;
  const chosen = countOf(selection.size);
  const of = { id: workingList, target: { ids: [...selection] } };
  const told = (sentence: string) => ({
    onSuccess: () => {
      message.success(sentence);
      onDone();
    },
    onError: (thrown: unknown) => void message.error(sentenceOf(thrown)),
  });
  const tickAs = (done: boolean): void =>
    tick.mutate({ ...of, done }, told(`${chosen} 户已标为${done ? '已办' : '未办'}`));
  return (
    <div className="toolbar thin" role="toolbar" aria-label="工作清单">
      <span className="cut">
        工作清单“{list.name}”：已办 {countOf(list.done)} / {countOf(list.households)} 户
      </span>
      <span className="spread" />
      {selection.size === 0 ? null : (
        <>
          <Button may="review" size="small" onClick={() => tickAs(true)}>
            标为已办
          </Button>
          <Button may="review" size="small" onClick={() => tickAs(false)}>
            标为未办
          </Button>
          <Button
            may="review"
            size="small"
            onClick={() => take.mutate(of, told(`已移出 ${chosen} 户，户的资料不受影响`))}
          >
            移出清单
          </Button>
        </>
      )}
      <Checkbox
        checked={place.open === true}
        onChange={(event) => onPlace({ workingList, ...(event.target.checked ? { open: true } : {}) })}
      >
        只看未办
      </Checkbox>
    </div>
  );
}
