import type { Finding } from '#contract/common.ts';
import { type AnswerScope, canAnswer, hitPlaceOf } from '../../fields/answer-hits.tsx';
import { countOf } from '../../ui/numbers.ts';
import type { HitFilter, NumberedHit } from './hit-rows.ts';

/** As many as one act answers one by one. */
const MOST = 2000;

interface Asked {
  readonly hit: Finding;
  /** Chosen in the list; the question is about them when there are any. */
  readonly chosen: readonly NumberedHit[];
  readonly hits: readonly NumberedHit[];
  readonly filter: HitFilter;
}

/** For what a word may hold: the chosen ones or this one, and all that the rule says in the township or the village. */
export function answerScopes({ hit, chosen, hits, filter }: Asked): AnswerScope[] {
  const picked = chosen.map((each) => each.hit).filter(canAnswer);
  const { villageId } = filter;
  const ofRule = hits.filter(
    ({ hit: each }) =>
      each.rule === hit.rule && canAnswer(each) && (villageId === undefined || each.villageId === villageId),
  ).length;
  const first: AnswerScope =
    picked.length > 0
      ? {
          label: `已选的 ${countOf(Math.min(picked.length, MOST))} 处提醒`,
          what: { hits: picked.slice(0, MOST).map(hitPlaceOf) },
        }
      : { label: '这一处', what: { hits: [hitPlaceOf(hit)] } };
  if (ofRule < 2) return [first];
  return [
    first,
    {
      label: `${hit.rule} 的全部 ${countOf(ofRule)} 处${villageId === undefined ? '' : '（本村）'}`,
      what: { all: { rules: [hit.rule], ...(villageId === undefined ? {} : { villageId }) } },
    },
  ];
}
