import type { ReactNode } from 'react';
import type { HouseholdLink } from '#contract/regroup.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';

/** 云溪村 0012 户: the way to it. */
function Link({ link }: { link: HouseholdLink }): ReactNode {
  const name = `${link.village ?? ''} ${link.householdNo ?? link.headName ?? ''} 户`.trim();
  return (
    <button
      type="button"
      className="link"
      title={link.headName ?? ''}
      onClick={() => go({ page: 'household', id: link.id })}
    >
      {name}
    </button>
  );
}

const day = ({ on }: HouseholdLink): string => (on === null ? '' : `（${on}）`);

/** Where the household came from and what became of it, on its head; nothing where nothing did. */
export function HouseholdLinks({ id }: { id: number }): ReactNode {
  const ties = useAnswer('household.ties', { id }).data;
  if (ties === undefined) return null;
  const { splitFrom, splitInto, mergedInto, mergedFrom, closedOn, closedReason } = ties;
  const parts: ReactNode[] = [
    ...(closedOn !== null && mergedInto === null
      ? [<span key="closed" className="chip bad">{`${closedReason ?? '销户'} ${closedOn}`}</span>]
      : []),
    ...(mergedInto === null
      ? []
      : [
          <span key="into" className="chip bad">
            {closedReason === '重复登记' ? '重复登记，已并入' : '已并入'} <Link link={mergedInto} />
            {day(mergedInto)}
          </span>,
        ]),
    ...(splitFrom === null
      ? []
      : [
          <span key="from" className="quiet">
            由 <Link link={splitFrom} />
            分出{day(splitFrom)}
          </span>,
        ]),
    ...splitInto.map((link) => (
      <span key={link.id} className="quiet">
        分出 <Link link={link} />
        {day(link)}
      </span>
    )),
    ...mergedFrom.map((link) => (
      <span key={link.id} className="quiet">
        <Link link={link} />
        并入{day(link)}
      </span>
    )),
  ];
  return parts.length === 0 ? null : <>{parts}</>;
}
