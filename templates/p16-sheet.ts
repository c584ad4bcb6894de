import type { Content } from 'pdfmake/interfaces.js';
import { chineseDate } from './layout/days.ts';
import { type Fact, factGrid } from './layout/grid.ts';
import { box, choices } from './layout/marks.ts';
import { mm } from './layout/page.ts';
import { opinionBoxes } from './layout/signing.ts';
import type { Typesetter } from './layout/typeset.ts';

/** A notice with its days, both ends counted, yyyy-mm-dd. */
export interface ObjectedNotice {
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

/** An objection as it was taken down and followed up; days yyyy-mm-dd. */
export interface RecordedObjection {
  /** Which one of its procedure, in the order of receipt. */
  readonly number: number;
  readonly notice: ObjectedNotice | null;
  readonly receivedOn: string;
  readonly channel: 'visit' | 'phone' | 'letter' | 'online' | 'other';
  /** Null: anonymous. */
  readonly objector: string | null;
  readonly phone: string | null;
  /** The head's name and the group; null: the whole list. */
  readonly about: { readonly head: string; readonly group: string } | null;
  readonly content: string;
  readonly verified: { readonly on: string; readonly by: readonly string[]; readonly finding: string } | null;
  readonly outcome: 'upheld' | 'dismissed' | 'withdrawn' | null;
  /** Of one that is upheld: its household left the procedure. */
  readonly isDropped: boolean;
  readonly answered: { readonly on: string; readonly answer: string } | null;
}

const WAYS = ['口头', '书面', '电话', '来访', '网络', '上级转办'];
const WAY_OF = { visit: '来访', phone: '电话', letter: '书面', online: '网络', other: null } as const;

const FINDINGS = ['属实', '部分属实', '不属实'];
const FINDING_OF = { upheld: '属实', dismissed: '不属实', withdrawn: null } as const;

/** The rows of one sheet; `objection` null leaves all but the notice for the pen. */
export function objectionSheet(
  typesetter: Typesetter,
  {
    village,
    notice,
    objection,
  }: {
    readonly village: string;
    readonly notice: ObjectedNotice | null;
    readonly objection: RecordedObjection | null;
  },
): Content[] {
  // One over the other's rule: the sheet looks like one table, whose rows are of several heights.
  const under = (content: Content): Content => ({ stack: [content], margin: [0, -0.5, 0, 0] });
  const grid = (rows: readonly (readonly Fact[])[], row: number): Content =>
    under(factGrid(typesetter, rows, { widths: [70, '*', 62, '*'], row }));
  const wide = (label: string, value: string | null, row: number): Content =>
    grid([[{ label, value, span: 3 }]], row);
  return [
    grid(receiptOf(objection, { village, notice }), mm(9)),
    wide('内容摘要', objection?.content ?? null, mm(objection === null ? 36 : 24)),
    grid([verifierOf(objection, 0), verifierOf(objection, 1)], mm(12)),
    wide('核实经过', findingOf(objection), mm(objection === null ? 44 : 30)),
    grid(resultOf(objection), mm(9)),
    wide('反映人意见', null, mm(16)),
    under(
      opinionBoxes(
        typesetter,
        [{ label: '乡镇意见', text: null, signers: ['经办人：', '分管领导：', '主要负责人：'] }],
        { labelWidth: 70 },
      ),
    ),
  ];
}

function receiptOf(
  objection: RecordedObjection | null,
  { village, notice }: { readonly village: string; readonly notice: ObjectedNotice | null },
): Fact[][] {
  const about = objection?.about ?? null;
  const period = notice === null ? '' : `（${chineseDate(notice.from)}至${chineseDate(notice.to)}）`;
  const whole = objection === null ? null : '整份名单';
  return [
    [
      { label: '编号', value: objection === null ? null : String(objection.number) },
      {
        label: '受理时间',
        value: objection === null ? '______年____月____日____时' : chineseDate(objection.receivedOn),
      },
    ],
    [{ label: '方式', value: choices(WAYS, wayOf(objection)), span: 3 }],
    [
      { label: '反映人', value: signedBy(objection) },
      { label: '联系方式', value: objection?.phone ?? null },
    ],
    [
      { label: '被反映户', value: about?.head ?? whole },
      { label: '村、组', value: `${village}${about?.group ?? ''}` },
    ],
    [{ label: '涉及的公示', value: notice === null ? null : `${notice.title}${period}`, span: 3 }],
  ];
}

function wayOf(objection: RecordedObjection | null): string[] {
  const way = objection === null ? null : WAY_OF[objection.channel];
  return way === null ? [] : [way];
}

function signedBy(objection: RecordedObjection | null): string {
  if (objection === null) return '□署名：                          □不署名';
  return objection.objector === null
    ? `${box(true)}不署名（匿名）`
    : `${box(true)}署名：${objection.objector}`;
}

/** Whoever looked into it signs beside their own name. */
function verifierOf(objection: RecordedObjection | null, at: 0 | 1): Fact[] {
  const name = objection?.verified?.by[at];
  return [
    { label: `核实人（${at + 1}）`, value: name === undefined ? '签字：' : `${name}  签字：` },
    { label: '单位、职务', value: null },
  ];
}

function findingOf(objection: RecordedObjection | null): string | null {
  const verified = objection?.verified ?? null;
  if (verified === null) return null;
  const others = verified.by.slice(2);
  const beside = others.length === 0 ? '' : `（同去核实：${others.join('、')}）`;
  return `${chineseDate(verified.on)}核实${beside}：${verified.finding}`;
}

function resultOf(objection: RecordedObjection | null): Fact[][] {
  const outcome = objection?.outcome ?? null;
  const finding = outcome === null ? null : FINDING_OF[outcome];
  const done = [
    ...(objection?.isDropped === true ? ['取消'] : []),
    ...(outcome === 'dismissed' ? ['维持'] : []),
  ];
  const withdrawn = outcome === 'withdrawn' ? '  反映人已撤回' : '';
  const answered = objection?.answered ?? null;
  return [
    [{ label: '结论', value: choices(FINDINGS, finding === null ? [] : [finding]) + withdrawn, span: 3 }],
    [{ label: '处理', value: choices(['取消', '维持', '重新评议'], done), span: 3 }],
    [
      {
        label: '答复时间',
        value: answered === null ? '______年____月____日' : chineseDate(answered.on),
      },
      { label: '答复方式', value: choices(['当面', '电话', '书面']) },
    ],
    ...(answered === null ? [] : [[{ label: '答复内容', value: answered.answer, span: 3 }]]),
  ];
}
