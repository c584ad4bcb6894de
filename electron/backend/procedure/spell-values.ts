import type { CandidateRow } from '#db/procedures.ts';
import { type Cells, rowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import type { FieldKey } from '#domain/fields/dictionary.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import type { FieldValues } from '#contract/common.ts';
import { sortValues } from '../field-input.ts';
import { Refusal } from '../session.ts';
import { eliminationCells } from '../spell/elimination.ts';
import { refuseOverStatements } from '../spell/spell-rows.ts';
import type { Running } from './running.ts';

/** Values of the spell that the steps themselves write. */
const BY_THE_STEPS: ReadonlySet<string> = new Set([
  'monitoring.consent_on',
  'monitoring.recognised_month',
  'monitoring.notice_from',
  'monitoring.notice_to',
  'monitoring.county_approved_on',
  'monitoring.is_eliminated',
] satisfies FieldKey[]);

interface Entry {
  readonly consentOn?: string | null | undefined;
  readonly values?: FieldValues | undefined;
}

/** Writes values of the spell: of one that is proposed all that was found, of one that ends how things are afterwards. */
export async function writeSpellValues(
  { trx, raw }: Pick<WriteScope, 'trx' | 'raw'>,
  { definition: { effect } }: Running,
  { spell_id: spellId }: CandidateRow,
  { consentOn, values = {} }: Entry,
): Promise<void> {
  const cells: Cells = effect === 'eliminate-spell' ? eliminationCells(values) : proposedCells(values);
  if (effect === 'open-monitoring-spell' && consentOn !== undefined) cells['consent_on'] = consentOn;
  if (Object.keys(cells).length === 0) return;
  if (spellId === null) {
    const issues = [{ path: '监测信息', message: '这个程序不涉及监测对象，不能在这里填写' }];
    throw new Refusal({ code: 'invalid-input', issues });
  }
  await refuseOverStatements(trx, spellId, cells);
  rowWriter(raw).update('monitoring_spell', spellId, cells);
}

function proposedCells(values: FieldValues): Cells {
  const taken = Object.keys(values).filter((key) => BY_THE_STEPS.has(key));
  if (taken.length > 0) {
    const issues = taken.map((key) => ({
      path: fieldByKey(key as FieldKey).label,
      message: '由程序的步骤自动填写，不能在这里修改',
    }));
    throw new Refusal({ code: 'invalid-input', issues });
  }
  const { stores } = sortValues(values, { entities: ['monitoring'], stores: ['monitoring_spell'] });
  return { ...stores.get('monitoring_spell') };
}
