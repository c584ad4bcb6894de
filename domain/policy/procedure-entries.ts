import type { Paper, Procedure, Step } from '#domain/procedures/definition.ts';
import { entryOf, type Origin, type PackEntry } from './pack-entry.ts';
import { ACTORS, EFFECT_WORDS, GATE_WORDS, lineWords, ROLE_WORDS } from './rule-words.ts';

const paperWords = ({ title, need, each, by, instead }: Paper): string => {
  const how = [
    need === 'signed' ? '签字' : '打印',
    ...(each === 'household' ? ['一户一份'] : []),
    ...(by === 'next-step' ? ['办下一步时查验'] : []),
    ...(instead === undefined ? [] : [`或者 ${instead}`]),
  ];
  return `《${title}》（${how.join('，')}）`;
};

const OBJECTIONS = {
  verify: '异议处理、答复后才办下一步',
  restart: '异议成立的重新公示，天数重新计算',
} as const;
const CHOICES = { on: '可以不办，默认办', off: '可以不办，默认不办' } as const;

/** In which order, who, for whom, what must hold, what becomes of objections and what the archive keeps of it. */
function stepWords({ actor, optional, only, gates, onObjection, writes }: Step, number: number): string {
  return [
    `第 ${number} 步`,
    `${ACTORS[actor]}办理`,
    ...(optional === undefined ? [] : [CHOICES[optional]]),
    ...(only === undefined ? [] : ['只办有疑似问题的户']),
    ...(gates.length === 0 ? [] : [`须${gates.map((gate) => GATE_WORDS[gate]).join('、')}`]),
    ...(onObjection === undefined ? [] : [OBJECTIONS[onObjection]]),
    ...(writes === undefined ? [] : [`记为${ROLE_WORDS[writes]}`]),
  ].join('，');
}

function entriesOfStep({ key, title }: Procedure, step: Step, number: number): PackEntry[] {
  const { papers, waivable = [], elimination } = step;
  const about = (part: string, entry: string, value: string, origin: Origin) =>
    entryOf('procedures', `${key}/${step.key}/${part}`, [`${title} · ${step.title}${entry}`, value], origin);
  return [
    about('step', '', stepWords(step, number), step),
    ...papers.map((paper) => about(paper.document, ` · 材料 ${paper.document}`, paperWords(paper), paper)),
    ...waivable.map((waiver) =>
      about(
        `waiver/${waiver.gate}`,
        ` · 可以放宽“${GATE_WORDS[waiver.gate]}”`,
        `${waiver.by}书面批准`,
        waiver,
      ),
    ),
    ...(elimination === undefined
      ? []
      : [about('elimination', ' · 消除条件', eliminationWords(elimination), elimination)]),
  ];
}

const eliminationWords = ({ months, measures }: NonNullable<Step['elimination']>): string =>
  `识别满 ${months} 个月，针对风险的帮扶措施不少于 ${measures} 项`;

/** What a procedure is for, its steps in their order, what it forbids and whether the plan limits it. */
export function procedureEntries(procedure: Procedure): PackEntry[] {
  const { key, title, effect, steps, bars, quota } = procedure;
  const about = (part: string, entry: string, value: string, origin: Origin) =>
    entryOf('procedures', `${key}/${part}`, [`${title} · ${entry}`, value], origin);
  return [
    about('effect', '办结后', EFFECT_WORDS[effect], procedure),
    ...(quota === undefined ? [] : [about('quota', '规模', '按计划控制，超过的提示', quota)]),
    ...steps.flatMap((step, at) => entriesOfStep(procedure, step, at + 1)),
    ...(bars === undefined
      ? []
      : bars.lines.map((line, at) =>
          about(`bars/${at + 1}`, `不能退出的情形第 ${at + 1} 条`, lineWords(line), bars),
        )),
  ];
}
