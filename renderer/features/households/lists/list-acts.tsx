import { App, Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { HouseholdTarget } from '#contract/list.ts';
import { sentenceOf } from '../../../client.ts';
import { useAct } from '../../../queries.ts';
import { countOf } from '../../../ui/numbers.ts';
import type { Place } from '../filter.ts';

interface ListActsProps {
  readonly place: Place;
  readonly target: HouseholdTarget;
  readonly households: number;
  readonly isChosen: boolean;
  readonly onPlace: (place: Place) => void;
  readonly onDone: () => void;
}

/** What a working list can do: leave out what is done; tick and take off what is chosen. */
export function ListActs({ place, target, households, isChosen, onPlace, onDone }: ListActsProps): ReactNode {
  const { message } = App.useApp();
  const tick = useAct('list.working.tick');
  const take = useAct('list.working.take');
  const { workingList } = place;
  if (workingList === undefined) return null;
  const onError = (thrown: unknown): void => void message.error(sentenceOf(thrown));
  const tickAs = (done: boolean): void =>
    tick.mutate(
      { id: workingList, target, done },
      {
        onSuccess: () => {
          message.success(`${countOf(households)} 户已标为${done ? '已办' : '未办'}`);
          onDone();
        },
        onError,
      },
    );
  return (
    <>
      <Checkbox
        checked={place.open === true}
        onChange={(event) => onPlace({ workingList, ...(event.target.checked ? { open: true } : {}) })}
      >
        只看未办
      </Checkbox>
      {isChosen ? (
        <>
          <Button onClick={() => tickAs(true)}>标为已办</Button>
          <Button onClick={() => tickAs(false)}>标为未办</Button>
          <Button
            onClick={() =>
              take.mutate(
                { id: workingList, target },
                {
                  onSuccess: () => {
                    message.success(`已移出 ${countOf(households)} 户，户的资料不受影响`);
                    onDone();
                  },
                  onError,
                },
              )
            }
          >
            移出清单
          </Button>
        </>
      ) : null}
    </>
  );
}
