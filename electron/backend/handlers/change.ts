import { changesOfHousehold, changeTitle, listChanges, nameOfRow, type LoggedCell } from '#db/changes.ts';
import { nextUndoAndRedo, undoChange, type UndoOutcome } from '#db/undo.ts';
import type { CodeListName } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { storedFields } from '#domain/fields/dictionary.ts';
import { formatFieldValue } from '#domain/fields/field-value.ts';
import type { Field, FieldStore } from '#domain/fields/field.ts';
import { fail, notFound, ok, type Result } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { inTurn, openArchiveOf, type Session } from '../session.ts';

const TABLES: Record<string, string> = {
  household: '户',
  household_year: '户年度信息',
  income_statement: '收入',
  member: '成员',
  member_year: '成员年度信息',
  monitoring_spell: '监测',
  pairing: '结对',
  measure: '帮扶措施',
  procedure_household: '程序',
};

const COLUMNS: Record<string, string> = {
  village_id: '村',
  village_group_id: '组',
  closed_on: '销户日期',
  closed_reason: '销户原因',
  left_on: '减少日期',
  left_reason: '减少原因',
  left_proof: '减少证明',
  joined_on: '增加日期',
  joined_reason: '增加原因',
  joined_proof: '增加证明',
  state: '状态',
  items: '措施',
  content: '具体措施',
  responsible: '责任人',
  responsible_phone: '责任人电话',
  starts_on: '开始',
  ends_on: '结束',
  amount: '资金（元）',
  expected_gain: '预计增收（元）',
  actual_gain: '实际增收（元）',
  outcome: '落实情况',
  unit: '责任单位',
  consent_on: '授权日期',
  consent_signer: '签字人',
  visited_on: '入户日期',
  investigators: '入户人',
  votes_for: '同意票',
  votes_against: '反对票',
  votes_abstain: '弃权票',
  dropped: '退出程序',
  drop_reason: '退出原因',
  reported_category: '监测对象类别（导出表）',
};

/** Columns that follow from others and tell a clerk nothing. */
const SILENT = new Set(['id_key', 'as_of_year', 'new_head_id', 'spell_id', 'procedure_id', 'kind']);

/** Words that stand in the archive and are read on the screen. */
const WORDS: Record<string, Record<string, string>> = {
  'monitoring_spell.state': { proposed: '拟纳入', open: '监测中', eliminated: '风险已消除', void: '未纳入' },
  'procedure_household.dropped': { '0': '否', '1': '是' },
};

/** Code lists of columns that no collection form has. */
const LISTS: Record<string, CodeListName> = {
  'member.joined_reason': 'increase_reason',
  'member.left_reason': 'decrease_reason',
  'household_year.reported_category': 'monitoring_category',
};

/** Columns that point at a row with a name. */
const POINTERS: Record<string, string> = { village_id: 'village', village_group_id: 'village_group' };

const fieldOf = (table: string, column: string): Field | undefined =>
  storedFields(table as FieldStore).find((f) => f.name === column);

function shown(session: Session, { table, column }: LoggedCell, value: LoggedCell['before']): string | null {
  if (value === null || column === null) return null;
  const field = fieldOf(table, column);
  const word = WORDS[`${table}.${column}`]?.[String(value)];
  if (word !== undefined) return word;
  if (field !== undefined) return formatFieldValue(field, value);
  const list = LISTS[`${table}.${column}`];
  if (list !== undefined) return labelOf(list, String(value));
  const pointedAt = POINTERS[column];
  const name = pointedAt && nameOfRow(openArchiveOf(session).rawReading, pointedAt, Number(value));
  return name ?? String(value);
}

function cellView(session: Session, cell: LoggedCell) {
  const raw = openArchiveOf(session).rawReading;
  const name = nameOfRow(raw, cell.table, cell.rowId);
  const subject = [TABLES[cell.table] ?? cell.table, name].filter((t) => t !== null).join(' ');
  if (cell.column === null)
    return {
      table: cell.table,
      subject,
      label: cell.kind === 'made' ? '新增' : '删除',
      before: null,
      after: null,
    };
  return {
    table: cell.table,
    subject,
    label: fieldOf(cell.table, cell.column)?.label ?? COLUMNS[cell.column] ?? cell.column,
    before: shown(session, cell, cell.before),
    after: shown(session, cell, cell.after),
  };
}

async function undo(
  session: Session,
  id: number,
  word: '撤销' | '重做',
  title: string,
): Promise<Result<{ title: string; rows: number; change: number }>> {
  const meta = {
    command: word === '撤销' ? 'change.undo' : 'change.redo',
    title: `${word}：${title}`,
    operator: session.operator,
    at: session.now().toISOString(),
  };
  const outcome: UndoOutcome = await undoChange(openArchiveOf(session), id, meta);
  switch (outcome.kind) {
    case 'undone':
      return ok({ title, rows: outcome.rows, change: outcome.change });
    case 'missing':
      return notFound('这次操作');
    case 'already':
      return fail({ code: 'conflict', message: '这次操作已经撤销过了。' });
    case 'beginning':
      return fail({ code: 'conflict', message: '新建档案库不能撤销。' });
    case 'blocked':
      return fail({
        code: 'conflict',
        message: `不能${word}“${title}”：之后的操作用到了它（${outcome.by.join('、')}）。请先撤销那些操作。`,
        blockedBy: [...outcome.by],
      });
  }
}

export const changeHandlers = {
  'change.list': (session, { offset, limit }) =>
    ok(listChanges(openArchiveOf(session).rawReading, offset, limit)),
  'change.ofHousehold': (session, { householdId, limit }) => {
    const changes = changesOfHousehold(openArchiveOf(session).rawReading, householdId, limit);
    return ok({
      changes: changes.map((c) => ({
        ...c,
        cells: c.cells
          .filter((x) => x.column === null || !SILENT.has(x.column))
          .map((x) => cellView(session, x)),
      })),
    });
  },
  'change.next': (session) => ok(nextUndoAndRedo(openArchiveOf(session).rawReading)),
  'change.undo': inTurn(async (session, { id }) => {
    const next = nextUndoAndRedo(openArchiveOf(session).rawReading).undo;
    const wanted = id ?? next?.id;
    if (wanted === undefined) return fail({ code: 'conflict', message: '没有可以撤销的操作。' });
    const title = changeTitle(openArchiveOf(session).rawReading, wanted);
    if (title === null) return notFound('这次操作');
    const done = await undo(session, wanted, '撤销', title);
    return done.ok ? ok({ undone: wanted, ...done.value }) : done;
  }),
  'change.redo': inTurn(async (session) => {
    const { redo } = nextUndoAndRedo(openArchiveOf(session).rawReading);
    if (redo === null) return fail({ code: 'conflict', message: '没有可以重做的操作。' });
    const done = await undo(session, redo.id, '重做', redo.title);
    return done.ok ? ok({ redone: redo.id, ...done.value }) : done;
  }),
} satisfies Partial<Handlers>;
