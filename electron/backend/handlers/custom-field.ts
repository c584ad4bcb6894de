import { countCustomValues, loadCustomFields, nextCustomName, optionsInUse } from '#db/custom-fields.ts';
import { rowWriter, type Cells } from '#db/row-access.ts';
import { findCollectionField } from '#domain/fields/dictionary.ts';
import type { CustomFieldInput } from '#domain/fields/custom-field.ts';
import { notFound, ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { act, inTurn, openArchiveOf, Refusal, today, type Session } from '../session.ts';

const wrong = (path: string, message: string): never => {
  throw new Refusal({ code: 'invalid-input', issues: [{ path, message }] });
};

const cellsOf = (field: CustomFieldInput): Cells => ({
  label: field.label,
  entity: field.form,
  type: field.type,
  options: field.options.length === 0 ? null : JSON.stringify(field.options),
  scale: field.type === 'decimal' ? field.scale : null,
  unit: field.unit === '' ? null : field.unit,
  yearly: field.yearly ? 1 : 0,
  level: field.level,
});

/** Two fields of one form under one name could not be told apart in a sheet. */
function refuseTaken(session: Session, field: CustomFieldInput, own: number | null): void {
  const taken = loadCustomFields(openArchiveOf(session).raw).some(
    (f) => f.id !== own && f.form === field.form && f.label === field.label,
  );
  if (taken || findCollectionField(field.form, field.label) !== undefined)
    wrong('名称', `已经有叫“${field.label}”的字段，请换一个名称`);
}

export const customFieldHandlers = {
  'customField.list': (session) => {
    const { raw } = openArchiveOf(session);
    const counts = countCustomValues(raw);
    return ok({ fields: loadCustomFields(raw).map((f) => ({ ...f, values: counts.get(f.id) ?? 0 })) });
  },
  'customField.add': inTurn(async (session, field) => {
    refuseTaken(session, field, null);
    const name = nextCustomName(openArchiveOf(session).raw);
    const done = await act(
      session,
      { command: 'customField.add', title: `新增自定义字段“${field.label}”` },
      ({ raw }) => Promise.resolve(rowWriter(raw).insert('custom_field', { key: name, ...cellsOf(field) })),
    );
    return ok({ id: done.value, name, change: done.change });
  }),
  'customField.update': inTurn(async (session, { id, field }) => {
    const { raw } = openArchiveOf(session);
    const before = loadCustomFields(raw).find((f) => f.id === id);
    if (before === undefined) return notFound('这个自定义字段');
    refuseTaken(session, field, id);
    const values = countCustomValues(raw).get(id) ?? 0;
    if (
      values > 0 &&
      (before.type !== field.type || before.form !== field.form || before.yearly !== field.yearly)
    )
      wrong('类型', `已经填了 ${values} 个值，不能再改所在表单、类型和是否每年填。可以停用它，另建一个`);
    const kept = new Set(field.options.map((o) => o.code));
    const lost = optionsInUse(raw, id).find((code) => !kept.has(code));
    if (lost !== undefined)
      wrong(
        '选项',
        `选项“${before.options.find((o) => o.code === lost)?.label ?? lost}”已有人使用，不能删掉`,
      );
    const done = await act(
      session,
      { command: 'customField.update', title: `修改自定义字段“${before.label}”` },
      (scope) => {
        rowWriter(scope.raw).update('custom_field', id, cellsOf(field));
        return Promise.resolve();
      },
    );
    return ok({ change: done.change });
  }),
  'customField.retire': inTurn(async (session, { id, retired }) => {
    const before = loadCustomFields(openArchiveOf(session).raw).find((f) => f.id === id);
    if (before === undefined) return notFound('这个自定义字段');
    const title = `${retired ? '停用' : '恢复'}自定义字段“${before.label}”`;
    const done = await act(session, { command: 'customField.retire', title }, ({ raw }) => {
      rowWriter(raw).update('custom_field', id, { retired_on: retired ? today(session) : null });
      return Promise.resolve();
    });
    return ok({ change: done.change });
  }),
} satisfies Partial<Handlers>;
