import type { ReactNode } from 'react';
import type { Finding } from '#contract/common.ts';
import type { HouseholdPage } from '#contract/household.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { masked, shownOf } from '../../fields/shown.ts';
import { useAnswer } from '../../queries.ts';
import { useDebounced } from '../../ui/use-debounced.ts';

interface HitPlaceProps {
  readonly hit: Finding;
  readonly year: number;
}

/** Whose it is and what stands there now; numbers masked. */
export function HitPlace({ hit, year }: HitPlaceProps): ReactNode {
  const id = useDebounced(hit.householdId, 120);
  const page = useAnswer('household.get', { id: id ?? 0, year }, { enabled: id !== null, keep: true }).data;
  if (hit.householdId === null) return null;
  const isHere = page?.id === hit.householdId;
  const lines: [string, string][] = [
    ['户', [hit.householdNo ?? '未编号', isHere ? (page.headName ?? '') : ''].join(' ').trim()],
    ...(isHere ? placeOf(hit, page) : []),
  ];
  return (
    <dl className="pairs">
      {lines.map(([word, text]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{text === '' ? '—' : text}</dd>
        </div>
      ))}
    </dl>
  );
}

function placeOf(hit: Finding, page: HouseholdPage): [string, string][] {
  const { year, values } = page;
  const member = page.members.find(({ id }) => id === hit.memberId);
  const of = (key: string): string => shownOf(key, member?.values[key] ?? values[key], year);
  const name = hit.field === null ? undefined : findField(hit.field)?.label;
  const isKept =
    hit.field !== null && (hit.field in values || (member !== undefined && hit.field in member.values));
  return [
    ['村组', [page.village ?? '未定村', of('household.group_name')].join(' ').trim()],
    ...(member === undefined
      ? []
      : ([
          [
            '人',
            [
              of('member.name'),
              of('member.relation'),
              member.age === null ? '' : `${member.age} 岁`,
              member.present ? '' : '已减少',
            ]
              .filter((part) => part !== '')
              .join(' '),
          ],
        ] as [string, string][])),
    ...(name === undefined || hit.field === null || !isKept
      ? []
      : ([[name, masked(hit.field, of(hit.field))]] as [string, string][])),
  ];
}
