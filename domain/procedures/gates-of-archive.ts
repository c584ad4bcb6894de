import { moneyText } from '#domain/income/money.ts';
import { monthsBetween } from '#domain/monitoring/spell-length.ts';
import { monthOf } from '#domain/time/day.ts';
import { type Gate, perCandidate } from './gate.ts';
import type { Candidate, CandidateFacts } from './procedure-state.ts';

const NATURAL = '2';

/** Every household is on a list that went to the departments since the procedure began, and not after the day given. */
export const compared: Gate = ({ definition, state, step, record, live }) => {
  const first = definition.steps[0];
  const begun = state.steps.find(({ key }) => key === first?.key)?.doneOn ?? record.doneOn;
  return perCandidate('compared', step.source, live, ({ name, facts }) => {
    const sentOn = facts?.comparison?.sentOn ?? null;
    if (sentOn === null || sentOn < begun)
      return `${name}户在本次程序开始以后还没有列入部门比对名单，请在“部门比对”里生成名单，比对结果回来后再登记。`;
    return sentOn > record.doneOn
      ? `${name}户的比对名单 ${sentOn} 才送出，比对日期 ${record.doneOn} 不能早于它，请核对。`
      : null;
  });
};

/** Every suspicion that came back has its conclusion; a confirmed one keeps the household out (属实不纳入). */
export const suspicionsAnswered: Gate = ({ step, live }) =>
  perCandidate('suspicions-answered', step.source, live, ({ name, facts }) => {
    const { open = 0, confirmed = 0 } = facts?.comparison ?? {};
    if (open > 0) return `${name}户还有 ${open} 条疑似问题没有核实结论，请在“部门比对”里填写后再登记。`;
    return confirmed > 0
      ? `${name}户有 ${confirmed} 条疑似问题核实属实，不能纳入，请把该户移出本次程序后再登记。`
      : null;
  });

export const scored: Gate = ({ step, live }) =>
  perCandidate('scored', step.source, live, ({ name, facts }) =>
    facts?.isScored === true ? null : `${name}户的评分还没有填全，请逐项打分、逐条核对“七不进”后再登记。`,
  );

export const notExcluded: Gate = ({ step, live }) =>
  perCandidate('not-excluded', step.source, live, ({ name, facts }) => {
    const applying = facts?.exclusions ?? [];
    return applying.length === 0
      ? null
      : `${name}户有不能纳入的情形（${applying.join('；')}），请核实，属实的移出本次程序。`;
  });

/** Income above the line and every safeguard met: one without the other is no exit. */
export const exitStandard: Gate = ({ step, live }) =>
  perCandidate('exit-standard', step.source, live, ({ name, facts }) => {
    const { perCapita = null, line = null, unmet = [] } = facts?.exit ?? {};
    if (perCapita === null) return `${name}户还没有当年人均纯收入，请先测算收入。`;
    if (line === null) return `没有当年的退出标准线，不能判断${name}户，请在政策包的“参考线”里补充。`;
    if (perCapita <= line)
      return `${name}户人均纯收入 ${moneyText(perCapita)} 元，没有超过当年标准 ${moneyText(line)} 元，不能退出。`;
    return unmet.length === 0
      ? null
      : `${name}户${unmet.join('、')}没有达到要求或没有登记，不能退出，请核对。`;
  });

/** None of the situations in which nobody goes out, and all of them looked at. */
export const notBarred: Gate = ({ definition, step, live }) =>
  perCandidate('not-barred', definition.bars?.source ?? step.source, live, ({ name, facts }) => {
    const { applying = [], unanswered = definition.bars?.lines.length ?? 0 } = facts?.bars ?? {};
    if (applying.length > 0)
      return `${name}户有不能退出的情形（${applying.join('；')}），请移出本次程序，或核对后更正。`;
    return unanswered > 0 ? `${name}户还有 ${unanswered} 项“不能退出的情形”没有核对，请逐项勾选。` : null;
  });

type Elimination = NonNullable<CandidateFacts['elimination']>;

/** 自然消除 knows none of the conditions of 帮扶消除. */
const ofHelped =
  (sentence: (facts: Elimination, name: string) => string | null) =>
  ({ name, mode, facts }: Candidate): string | null => {
    if (mode === NATURAL) return null;
    if (facts?.elimination === undefined) return `${name}户没有在监测的记录，不能办理风险消除。`;
    return sentence(facts.elimination, name);
  };

export const longEnough: Gate = ({ step, elimination, live, record }) => {
  const { months = 0, source } = elimination ?? { source: step.source };
  return perCandidate(
    'long-enough',
    source,
    live,
    ofHelped(({ recognisedMonth }, name) => {
      if (recognisedMonth === null) return `${name}户没有识别监测时间，请先补填。`;
      const past = monthsBetween(recognisedMonth, monthOf(record.doneOn));
      return past >= months
        ? null
        : `${name}户识别到现在只有 ${past} 个月，不满 ${months} 个月，不能标注风险消除，请移出本次程序。`;
    }),
  );
};

export const measureInPlace: Gate = ({ step, elimination, live }) => {
  const { measures = 1, source } = elimination ?? { source: step.source };
  return perCandidate(
    'measure-in-place',
    source,
    live,
    ofHelped(({ targetedMeasures }, name) =>
      targetedMeasures >= measures
        ? null
        : `${name}户监测期间针对风险的帮扶措施只有 ${targetedMeasures} 项，至少要落实 ${measures} 项，请在户页“帮扶”里登记。`,
    ),
  );
};

export const hasLabour: Gate = ({ step, elimination, live }) =>
  perCandidate(
    'has-labour',
    elimination?.source ?? step.source,
    live,
    ofHelped(({ isWithoutLabour }, name) =>
      isWithoutLabour ? `${name}户整户无劳动力，暂不标注风险消除，请移出本次程序。` : null,
    ),
  );

export const riskGone: Gate = ({ step, elimination, live }) =>
  perCandidate('risk-gone', elimination?.source ?? step.source, live, (candidate) => {
    const { problems = [] } = candidate.facts?.elimination ?? {};
    if (problems.length > 0) return `${candidate.name}户${problems.join('、')}还没有解决，不能标注风险消除。`;
    return ofHelped(({ perCapita, line }, name) => {
      if (perCapita === null) return `${name}户没有消除时的收入测算，请先测算收入。`;
      return line !== null && perCapita < line
        ? `${name}户人均纯收入 ${moneyText(perCapita)} 元，低于监测范围 ${moneyText(line)} 元，不能标注风险消除。`
        : null;
    })(candidate);
  });

export const changesRecorded: Gate = ({ step, live }) =>
  perCandidate('changes-recorded', step.source, live, ({ name, facts }) =>
    (facts?.naturalChanges ?? 0) > 0
      ? null
      : `${name}户在本次程序开始以后还没有登记成员增减，请在户页“成员”里登记后再办结。`,
  );
