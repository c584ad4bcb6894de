import { type ReactNode, useState } from 'react';
import type { FieldValues } from '#contract/common.ts';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import { villageFigures } from '#domain/records/village-figures.ts';
import { useArchive } from '../../archive-context.ts';
import { Pictures } from '../../fields/pictures.tsx';
import { FieldGrid } from '../../fields/field-grid.tsx';
import type { FieldGroup } from '../../fields/field-group.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { CorrectionReason, reasonIn } from '../../ui/correction-reason.tsx';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';

const is = (test: (name: string) => boolean): readonly Field[] =>
  villageFigures.filter(({ name }) => test(name));

const named = (...names: readonly string[]): readonly Field[] => is((name) => names.includes(name));

const first = [
  ...named('is_poor_village', 'is_delisted', 'household_count', 'population'),
  ...named('collective_income', 'per_capita_net_income'),
];
const households = is((name) => name.endsWith('_household_count'));
const people = is((name) => name.endsWith('_population'));
const team = is((name) => name.startsWith('team_'));
const others = villageFigures.filter(
  (field) => ![first, households, people, team].some((group) => group.includes(field)),
);

const groups: readonly FieldGroup[] = [
  { title: '总况', fields: first },
  { title: '户', fields: households },
  { title: '人口', fields: people },
  { title: '设施', fields: others },
  { title: '当年驻村工作队', fields: team },
];

/** What was known last year and is still blank this year. */
const stillBlank = (values: FieldValues, lastYear: FieldValues): FieldValues =>
  Object.fromEntries(
    Object.entries(lastYear).filter(([key, value]) => value !== null && (values[key] ?? null) === null),
  );

/** The figures of a village in the year shown, edited in place. */
export function VillageYear({ villageId }: { villageId: number }): ReactNode {
  const { year } = useArchive();
  const answer = useAnswer('villageRegister.get', { villageId, year }, { keep: true });
  const update = useAct('villageRegister.update');
  const [reason, setReason] = useState('');
  if (answer.data === undefined) return answer.isError ? <ErrorNote error={answer.error} /> : <Busy />;
  const { values, lastYear, counted, hints } = answer.data;
  const blank = stillBlank(values, lastYear);
  const save = (more: FieldValues): Promise<unknown> =>
    update.mutateAsync({ villageId, year, values: more, ...reasonIn(reason) });
  return (
    <>
      <div className="toolbar flat">
        <span className="quiet">
          {year} 年。档案里现有 {countOf(counted.households)} 户 {countOf(counted.members)} 人，供核对。
        </span>
        <span className="spread" />
        {Object.keys(blank).length === 0 ? null : (
          <Button
            may="write"
            size="small"
            loading={update.isPending}
            onClick={() => void save(blank).catch(() => undefined)}
          >
            空着的照抄 {year - 1} 年（{Object.keys(blank).length} 项）
          </Button>
        )}
      </div>
      <div className="stack village-notes">
        {Object.keys(hints).length === 0 ? null : (
          <Note tone="look">{Object.values(hints).join('；')}，请核对。</Note>
        )}
        <CorrectionReason error={update.error} reason={reason} onReason={setReason} />
        <ErrorNote error={update.error} />
      </div>
      <FieldGrid
        groups={groups}
        values={values}
        year={year}
        columns={3}
        onSave={(key: string, value: FieldValue) => save({ [key]: value })}
      />
      <div className="block-pictures">
        <Pictures
          owner={{ villageId }}
          title="这个村的照片和扫描件"
          hint="村容村貌、公示栏、村级项目和会议材料"
        />
      </div>
    </>
  );
}
