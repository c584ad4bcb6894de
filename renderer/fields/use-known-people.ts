import type { KnownPerson } from '#contract/draft.ts';
import type { Remark } from '#domain/entry/remark.ts';
import { idKey } from '#domain/identity/id-number.ts';
import { useAnswer } from '../queries.ts';
import { useDebounced } from '../ui/use-debounced.ts';

const ID = 'member.id_number';

/** Doubts about people of a sheet who are in the archive already, said as soon as the number is typed. */
export function useKnownPeople(
  rows: readonly Readonly<Record<string, string>>[],
  except: readonly number[] = [],
): readonly Remark[] {
  const numbers = rows.map((row) => row[ID] ?? '');
  const asked = useDebounced(
    JSON.stringify([...new Set(numbers.filter((number) => idKey(number) !== null))]),
    120,
  );
  const idNumbers = JSON.parse(asked) as string[];
  const answer = useAnswer('member.known', { idNumbers }, { enabled: idNumbers.length > 0, keep: true });
  const known = new Map(
    (answer.data?.known ?? [])
      .filter((person) => !except.includes(person.memberId))
      .map((person) => [person.idNumber, person]),
  );
  return numbers.flatMap((number, row): Remark[] => {
    const person = known.get(number);
    return person === undefined ? [] : [{ row, key: ID, level: 'doubt', reason: reasonOf(person) }];
  });
}

const reasonOf = ({ name, householdNo, headName, village }: KnownPerson): string =>
  `档案库里已有这个号码：${name ?? '未填姓名'}，在${village ?? ''}${headName ?? ''}户（${householdNo ?? '未编号'}）`;
