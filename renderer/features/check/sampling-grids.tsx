import { type ReactNode, type RefObject, useEffect, useMemo } from 'react';
import type { Output } from '#contract/channels.ts';
import { SheetGrid } from '../../fields/sheet-grid.tsx';
import type { SheetHandle } from '../../fields/sheet-props.ts';
import type { CellWrite } from '../../fields/sheet-writes.ts';
import { PERSON, personColumn, sampleColumns } from './sampling-columns.ts';
import { markOf, type SampleDraft, textIn, withText } from './sampling-draft.ts';

interface SampleGridsProps {
  readonly sheet: Output<'sample.sheet'>;
  readonly draft: SampleDraft;
  readonly householdSheet: RefObject<SheetHandle | null>;
  readonly memberSheet: RefObject<SheetHandle | null>;
  /** The draft with what was typed since the last drawing. */
  readonly current: () => SampleDraft;
  readonly onDraft: (draft: SampleDraft) => void;
  readonly onSubmit: () => void;
}

/** The household's row and its people; Enter goes from the one to the others. */
export function SampleGrids(props: SampleGridsProps): ReactNode {
  const { sheet, draft, householdSheet, memberSheet } = props;
  const { year, people } = sheet;
  const household = useMemo(() => sampleColumns(sheet.household, year), [sheet.household, year]);
  const member = useMemo(() => [personColumn, ...sampleColumns(sheet.member, year)], [sheet.member, year]);
  const [firstOfMember] = sheet.member;
  useEffect(() => {
    if (sheet.household.length > 0) householdSheet.current?.focus(0);
    else memberSheet.current?.focus(0, firstOfMember);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, as the sheet comes
  }, []);
  const memberAt = (row: number): number => people[row]?.memberId ?? 0;
  const write = (writes: readonly CellWrite[], whose: (row: number) => number | null): void =>
    props.onDraft(
      writes.reduce(
        (now, { row, key, text }) => withText(now, { memberId: whose(row), key, text }),
        props.current(),
      ),
    );
  return (
    <>
      {household.length === 0 ? null : (
        <>
          <h3>户</h3>
          <SheetGrid
            label="户"
            handle={householdSheet}
            columns={household}
            rowCount={1}
            frozen={0}
            textAt={(_, key) => textIn(draft, null, key)}
            markAt={(_, key) => markOf(key, textIn(draft, null, key), year)}
            rowName={() => ''}
            rowHead={() => '户'}
            onWrite={(writes) => write(writes, () => null)}
            onSubmit={props.onSubmit}
            onLeave={(to) => {
              if (to === 'down') memberSheet.current?.focus(0, firstOfMember);
            }}
            hint="Tab 到右边一格，Enter 到成员表"
          />
        </>
      )}
      {sheet.member.length === 0 ? null : (
        <>
          <h3>
            成员 <span className="faint">{people.length} 人</span>
          </h3>
          <SheetGrid
            label="成员"
            handle={memberSheet}
            columns={member}
            rowCount={people.length}
            frozen={1}
            textAt={(row, key) =>
              key === PERSON ? (people[row]?.name ?? '') : textIn(draft, memberAt(row), key)
            }
            markAt={(row, key) =>
              key === PERSON ? undefined : markOf(key, textIn(draft, memberAt(row), key), year)
            }
            passes={(_, key) => key === PERSON}
            rowName={(row) => people[row]?.name ?? ''}
            rowHead={(row) => row + 1}
            onWrite={(writes) => write(writes, memberAt)}
            onSubmit={props.onSubmit}
            onLeave={(to) => {
              if (to === 'up') householdSheet.current?.focus();
            }}
            hint="Tab 到右边一格，Enter 到下面一人；Ctrl+Enter 保存，到下一户"
          />
        </>
      )}
    </>
  );
}
