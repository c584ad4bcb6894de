import { answersOfChecks, placeOfAnswer } from '#db/check-answers.ts';
import {
  homeFinding,
  homePlace,
  type RuleFinding,
  type RulePlace,
  villageFinding,
} from '#domain/quality/run-rules.ts';
import type { Finding } from '#contract/common.ts';
import type { CheckHandles } from './check-context.ts';
import type { Uncalled } from './gather.ts';
import { answerTo, digestOf, digestOfVillage } from './standing-answers.ts';
import type { CheckRequest, HitVisitor } from './walk-hits.ts';

/** Of so many households the answers are looked up, of more all are read. */
const FEW = 500;

/** Takes each hit with the answer that stands to it, and with what its values are now. */
export type OnFinding = (finding: Finding, digest: () => string) => void;

/** Gives every hit as a finding, warnings with the answers that stand. */
export function withAnswers(
  { raw }: CheckHandles,
  { householdIds, villages = false }: CheckRequest,
  onFinding: OnFinding,
  uncalled?: Uncalled,
): HitVisitor {
  const isNarrow = householdIds !== undefined && householdIds.length <= FEW && villages === false;
  const answers = answersOfChecks(raw, isNarrow ? householdIds : undefined);
  const answersTo = (place: RulePlace) =>
    place.level === 'warning' && answers.size > 0 ? answers.get(placeOfAnswer(place)) : undefined;
  const tell = (found: RuleFinding, digest: () => string): void => {
    const given = answersTo(found);
    onFinding(findingOf(found, answerTo(given, digest)), digest);
  };
  return {
    ofHome: (home, rule, hit) => {
      const level = hit.level ?? rule.level;
      if (uncalled?.isFull(level) === true && answersTo(homePlace(home, rule, hit)) === undefined)
        uncalled.count({ rule: rule.id, level, villageId: idOf(home.facts.villageId), isAnswered: false });
      else tell(homeFinding(home, rule, hit), () => digestOf({ home, rule, hit }));
    },
    ofVillage: (village, rule, hit) => {
      const found = villageFinding(village, rule, hit);
      tell(found, () => digestOfVillage(village, rule, found.message));
    },
  };
}

const idOf = (id: RuleFinding['memberId']): number | null => (id === null ? null : Number(id));

const findingOf = (found: RuleFinding, answer: Finding['answer']): Finding => ({
  ...found,
  villageId: idOf(found.villageId),
  householdId: idOf(found.householdId),
  memberId: idOf(found.memberId),
  recordId: idOf(found.recordId),
  answer,
});
