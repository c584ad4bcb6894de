import type { ReadHandle } from '#db/handle.ts';
import type { ProcedureRow } from '#db/procedures.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import { withChosenSteps } from '#domain/procedures/chosen-steps.ts';
import type { Procedure } from '#domain/procedures/definition.ts';
import { packVersion } from '../packs/library.ts';

interface Defined {
  readonly pack: PolicyPack;
  readonly definition: Procedure;
}

/** The pack and the definition that each of these began with; every version is read once. */
export async function definitionsOf(
  db: ReadHandle,
  rows: readonly ProcedureRow[],
): Promise<(row: ProcedureRow) => Defined> {
  const packs = new Map<string, PolicyPack>();
  for (const { pack_id: id, pack_version: version } of rows) {
    if (!packs.has(`${id}@${version}`)) packs.set(`${id}@${version}`, await packVersion(db, { id, version }));
  }
  return (row) => {
    const pack = packs.get(`${row.pack_id}@${row.pack_version}`);
    const whole = pack?.procedures.find(({ key }) => key === row.key);
    if (pack === undefined || whole === undefined)
      throw new Error(`no procedure ${row.key} in ${row.pack_id}`);
    return { pack, definition: withChosenSteps(whole, (row.optional_steps ?? '').split(',')) };
  };
}
