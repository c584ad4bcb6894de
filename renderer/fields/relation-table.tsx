import type { ReactNode } from 'react';
import type { MemberView } from '#contract/household.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { FieldInput } from './field-input.tsx';
import { nameOf } from './kin-of.ts';
import { shownOf } from './shown.ts';

const RELATION = fieldByKey('member.relation');

/** What the clerk chose instead of what was proposed, by member id. */
export type Chosen = Readonly<Record<string, string>>;

/** The relation of each: as chosen, else as proposed, else empty. */
export const relationOf = (
  { id }: MemberView,
  proposed: ReadonlyMap<number, string | null>,
  chosen: Chosen,
): string => chosen[String(id)] ?? proposed.get(id) ?? '';

/** All relations as an act takes them; null while one is missing. */
export function settled(
  members: readonly MemberView[],
  proposed: ReadonlyMap<number, string | null>,
  chosen: Chosen,
): Record<string, string> | null {
  const pairs = members.map((member) => [String(member.id), relationOf(member, proposed, chosen)] as const);
  return pairs.every(([, relation]) => relation !== '') ? Object.fromEntries(pairs) : null;
}

interface RelationTableProps {
  readonly label: string;
  readonly members: readonly MemberView[];
  readonly year: number;
  readonly proposed: ReadonlyMap<number, string | null>;
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
  readonly asked: boolean;
}

/** Everybody’s relation before and after, proposed where it is sure; what is not is left empty to be chosen. */
export function RelationTable(props: RelationTableProps): ReactNode {
  const { members, year, proposed, chosen, onChosen } = props;
  if (members.length === 0) return null;
  return (
    <table className="sheet relations" aria-label={props.label}>
      <thead>
        <tr>
          <th>姓名</th>
          <th>性别</th>
          <th className="num">年龄</th>
          <th>原来的关系</th>
          <th>{props.label}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => {
          const relation = relationOf(member, proposed, chosen);
          return (
            <tr key={member.id}>
              <td className="nowrap strong">{nameOf(member)}</td>
              <td>{shownOf('member.sex', member.values['member.sex'], year)}</td>
              <td className="num">{member.age ?? ''}</td>
              <td className="quiet">{shownOf('member.relation', member.values['member.relation'], year)}</td>
              <td>
                <FieldInput
                  field={RELATION}
                  year={year}
                  label={`${nameOf(member)}${props.label}`}
                  written={relation}
                  wrong={props.asked && relation === ''}
                  onWritten={(code) => onChosen({ ...chosen, [String(member.id)]: code })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
