import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { type Finding, findingSchema } from '#contract/common.ts';
import { ContractError, sentenceOf } from '../../client.ts';
import { placeOfFinding } from '../../fields/finding-place.ts';
import { go } from '../../route.ts';
import { Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';

const loose = z
  .object({ ...findingSchema.shape, message: z.string() })
  .partial()
  .required({ message: true });
type Refused = z.output<typeof loose>;

/** The findings that a refusal carries, as far as they can be read. */
export function refusedOf(error: unknown): readonly Refused[] {
  if (!(error instanceof ContractError) || error.error.code !== 'rule') return [];
  return (error.error.refused ?? []).flatMap((each) => {
    const read = loose.safeParse(each);
    return read.success ? [read.data] : [];
  });
}

const isFinding = (refused: Refused): refused is Refused & Finding => refused.householdId !== undefined;

const columns = [
  {
    key: 'householdNo',
    title: '户编号',
    width: 130,
    render: (each: Refused) => each.householdNo ?? '未编号',
  },
  { key: 'rule', title: '规则', width: 80, render: (each: Refused) => each.rule ?? '' },
  {
    key: 'message',
    title: '要改什么',
    width: 400,
    grow: true,
    render: (each: Refused) => <span title={each.message}>{each.message}</span>,
  },
];

export function ExportRefused({ title, error }: { title: string; error: unknown }): ReactNode {
  const [cursor, setCursor] = useState(0);
  const refused = refusedOf(error);
  const open = (each: Refused): void => {
    if (!isFinding(each)) return;
    go(
      placeOfFinding({
        ...each,
        memberId: each.memberId ?? null,
        field: each.field ?? null,
      }),
    );
  };
  return (
    <section
      className="panel export-refused"
      aria-label="不能导出的原因"
      ref={(section) => section?.scrollIntoView({ block: 'nearest' })}
    >
      <Note tone="bad">
        “{title}”没有导出：{sentenceOf(error)}
      </Note>
      <p className="quiet">下面 {countOf(refused.length)} 处先改好再导出；双击或按 Enter 打开那一户。</p>
      <div className="issues">
        <VirtualTable
          label="妨碍导出的疑点"
          columns={columns}
          count={refused.length}
          rowAt={(index) => refused[index]}
          idOf={(each) => refused.indexOf(each) + 1}
          cursor={cursor}
          onCursor={setCursor}
          onOpen={open}
        />
      </div>
    </section>
  );
}
