import { listRegisters } from '#db/population-register.ts';
import { lineInWords } from '#domain/income/line-of-year.ts';
import { moneyText } from '#domain/income/money.ts';
import { SUSPICION_RULES } from '#domain/suspicions/catalogue.ts';
import { SUSPICION_KINDS, type SuspicionKind } from '#domain/suspicions/suspicion.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import type { SuspicionLine } from '#contract/suspicion.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { gatherSuspicions } from './gather.ts';

type Asked = Input<'suspicion.list'>;

/** Suspicions of a year, filtered, with how many there are of each kind. */
export async function listSuspicions(
  session: Session,
  asked: Asked,
): Promise<Result<Output<'suspicion.list'>>> {
  const { lines, context } = await gatherSuspicions(session, asked.year);
  const inPlace = lines.filter((line) => isInPlace(line, asked));
  const ofKind = inPlace.filter(
    ({ kind, grounds }) =>
      (asked.kind === undefined || kind === asked.kind) &&
      (asked.rule === undefined || grounds.some(({ rule }) => rule === asked.rule)),
  );
  const shown = asked.state === undefined ? ofKind : ofKind.filter(({ state }) => state === asked.state);
  const { line, year } = context;
  const registers = listRegisters(openArchiveOf(session).rawReading);
  return ok({
    total: shown.length,
    rows: shown.slice(asked.offset, asked.offset + asked.limit),
    kinds: kindsOf(inPlace),
    rules: rulesOf(inPlace),
    states: {
      open: ofKind.filter(({ state }) => state === 'open').length,
      true: ofKind.filter(({ state }) => state === 'true').length,
      unfounded: ofKind.filter(({ state }) => state === 'unfounded').length,
    },
    incomeLine: line === null ? null : `${lineInWords(line, year)} ${moneyText(line.amount)} 元`,
    registers: registers.map(({ villages, ...register }) => ({
      ...register,
      villages: villages.split(','),
    })),
  });
}

function isInPlace(line: SuspicionLine, { villageId, weighing, text = '' }: Asked): boolean {
  if (villageId !== undefined && line.villageId !== villageId) return false;
  if (weighing === true && !line.weighs) return false;
  const wanted = text.trim();
  return (
    wanted === '' ||
    (line.headName ?? '').includes(wanted) ||
    (line.householdNo ?? '').includes(wanted) ||
    line.grounds.some(({ message }) => message.includes(wanted))
  );
}

const kindsOf = (lines: readonly SuspicionLine[]): Output<'suspicion.list'>['kinds'] =>
  (Object.keys(SUSPICION_KINDS) as SuspicionKind[]).map((kind) => {
    const own = lines.filter((line) => line.kind === kind);
    return {
      ...{ kind, title: SUSPICION_KINDS[kind], lines: own.length },
      open: own.filter(({ state }) => state === 'open').length,
    };
  });

function rulesOf(lines: readonly SuspicionLine[]): Output<'suspicion.list'>['rules'] {
  const counts = new Map<string, number>();
  for (const { grounds } of lines)
    for (const rule of new Set(grounds.map((ground) => ground.rule)))
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return SUSPICION_RULES.flatMap(({ id, kind, title }) => {
    const found = counts.get(id);
    return found === undefined ? [] : { rule: id, kind, title, lines: found };
  });
}
