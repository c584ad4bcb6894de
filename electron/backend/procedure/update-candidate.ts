import { updateCandidate } from '#db/procedure-writes.ts';
import { rowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import type { FieldKey } from '#domain/fields/dictionary.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import type { Input } from '#contract/channels.ts';
import { sortValues } from '../field-input.ts';
import { Refusal } from '../session.ts';
import { refuseOverStatements } from '../spell/spell-rows.ts';
import { candidateIn } from './candidate-in.ts';
import { recordOfStep, requireOpen, reviewStepOf, type Running } from './running.ts';

type Entry = Input<'procedure.updateHousehold'>;

/** Values of the spell that the steps themselves write. */
const BY_THE_STEPS: ReadonlySet<string> = new Set([
  'monitoring.consent_on',
  'monitoring.recognised_month',
  'monitoring.notice_from',
  'monitoring.notice_to',
  'monitoring.county_approved_on',
  'monitoring.is_eliminated',
] satisfies FieldKey[]);

/** Writes what was found out about a household: consent, visit, votes, and the values of its proposed spell. */
export async function updateHousehold(
  { trx, raw }: Pick<WriteScope, 'trx' | 'raw'>,
  running: Running,
  entry: Entry,
): Promise<void> {
  requireOpen(running);
  const candidate = candidateIn(running, entry.householdId);
  const cells = {
    ...(entry.consentOn !== undefined && { consent_on: entry.consentOn }),
    ...(entry.consentSigner !== undefined && { consent_signer: emptyToNull(entry.consentSigner) }),
    ...(entry.visitedOn !== undefined && { visited_on: entry.visitedOn }),
    ...(entry.investigators !== undefined && {
      investigators: emptyToNull(entry.investigators.map(oneName).join('、')),
    }),
    ...(entry.votesFor !== undefined && { votes_for: entry.votesFor }),
    ...(entry.votesAgainst !== undefined && { votes_against: entry.votesAgainst }),
    ...(entry.votesAbstain !== undefined && { votes_abstain: entry.votesAbstain }),
  };
  if (Object.keys(cells).length > 0) requireBeforeReview(running);
  await updateCandidate(trx, candidate.id, cells);
  const spell = spellCells(entry.values ?? {});
  if (entry.consentOn !== undefined) spell['consent_on'] = entry.consentOn;
  if (Object.keys(spell).length === 0 || candidate.spell_id === null) return;
  await refuseOverStatements(trx, candidate.spell_id, spell);
  rowWriter(raw).update('monitoring_spell', candidate.spell_id, spell);
}

function spellCells(values: NonNullable<Entry['values']>) {
  const taken = Object.keys(values).filter((key) => BY_THE_STEPS.has(key));
  if (taken.length > 0) {
    const issues = taken.map((key) => ({
      path: fieldByKey(key as FieldKey).label,
      message: '由程序的步骤自动填写，不能在这里修改',
    }));
    throw new Refusal({ code: 'invalid-input', issues });
  }
  const { stores } = sortValues(values, { entities: ['monitoring'], stores: ['monitoring_spell'] });
  return stores.get('monitoring_spell') ?? {};
}

/** What the meeting decided on stays as it was when it decided. */
function requireBeforeReview(running: Running): void {
  const review = reviewStepOf(running);
  if (recordOfStep(running, review) === undefined) return;
  const message = `“${review?.title}”已经登记，授权、入户和票数不能再改；要改请先撤销那次登记。`;
  throw new Refusal({ code: 'rule', rule: 'after-review', message });
}

const emptyToNull = (text: string | null): string | null => (text?.trim() ? text.trim() : null);

/** Names are kept joined by 、, which therefore cannot stand in one. */
const oneName = (name: string): string => name.replaceAll('、', ' ').trim();
