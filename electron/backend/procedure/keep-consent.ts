import { consentsOfHousehold } from '#db/procedure-consent.ts';
import type { CandidateRow } from '#db/procedures.ts';
import { rowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import { asksOf } from './asks.ts';
import { householdLabel, type Running } from './running.ts';

type Signed = Pick<CandidateRow, 'consent_on' | 'consent_signer'>;

/**
 * The consent that was signed for a procedure becomes a record of the household, so that departments may be asked: a
 * new one where none is in force on the day, and the procedure's own where its day or signer is put right.
 */
export async function keepConsent(
  { trx, raw }: Pick<WriteScope, 'trx' | 'raw'>,
  { definition }: Running,
  before: CandidateRow,
  { consent_on: on, consent_signer: signer }: Signed,
): Promise<void> {
  if (!asksOf(definition).consent || on === null || signer === null) return;
  if (before.consent_on === on && before.consent_signer === signer) return;
  const known = await consentsOfHousehold(trx, before.household_id);
  const number = numberOf(before, on);
  const own =
    before.consent_on === null
      ? undefined
      : known.find((consent) => consent.number === numberOf(before, before.consent_on ?? ''));
  if (own !== undefined) {
    rowWriter(raw).update('consent', own.id, { number, signed_on: on, signer });
    return;
  }
  const isInForce = known.some(
    ({ signed_on: from, valid_to: to, withdrawn_on: withdrawn }) =>
      from !== null && from <= on && (to === null || to >= on) && (withdrawn === null || withdrawn > on),
  );
  if (isInForce) return;
  rowWriter(raw).insert('consent', { household_id: before.household_id, number, signed_on: on, signer });
}

/** 授权书编号: the household and the day, which no two papers share. */
const numberOf = ({ household_no: no }: CandidateRow, on: string): string =>
  `${householdLabel(no)}-${on.replaceAll('-', '')}`;
