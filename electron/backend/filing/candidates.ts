import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';
import { candidatesOf, type Paper } from './papers.ts';

type Asked = Pick<Input<'filing.candidates'>, 'householdId' | 'villageId' | 'township'>;

/** Exactly one of a household, a village, the township. Throws a Refusal otherwise. */
function whoseOf({ householdId, villageId, township }: Asked) {
  const given = [
    householdId === undefined ? null : { householdId },
    villageId === undefined ? null : { villageId },
    township === undefined ? null : { township },
  ].filter((each) => each !== null);
  const [one] = given;
  if (one !== undefined && given.length === 1) return one;
  const message = '请说明是哪一户、哪个村还是乡镇的文件，三者选一';
  throw new Refusal({ code: 'invalid-input', issues: [{ path: '归档范围', message }] });
}

export async function listCandidates(
  session: Session,
  { year, again, offset, limit, ...asked }: Input<'filing.candidates'>,
): Promise<Result<Output<'filing.candidates'>>> {
  const all = await candidatesOf(reader(openArchiveOf(session)), { of: whoseOf(asked), year, again });
  return ok({ total: all.length, papers: all.slice(offset, offset + limit).map(shown) });
}

const shown = ({ document: _, isOfProcedure: __, villageCode: ___, ...paper }: Paper) => paper;
