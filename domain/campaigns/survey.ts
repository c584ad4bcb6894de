import type { CampaignPlan } from '#domain/policy/pack-parts.ts';
import type { Day } from '#domain/time/day.ts';
import type { Phase } from './phases.ts';
import type { CampaignRefusal } from './refusals.ts';

/** What was found of one item of the survey sheet. */
interface SurveyAnswer {
  readonly item: string;
  readonly sound: boolean;
  readonly note: string | null;
}

export interface Survey {
  readonly on: Day;
  readonly surveyors: readonly string[];
  readonly answers: readonly SurveyAnswer[];
}

interface Circumstances {
  readonly phase: Phase;
  readonly items: CampaignPlan['items'];
  readonly today: Day;
}

/** Those who looked; the same name twice is one person. */
const distinctSurveyors = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.trim()).filter((name) => name !== '')),
];

/** 张三、李四, as the archive keeps them. */
export const surveyorsText = (names: readonly string[]): string => distinctSurveyors(names).join('、');

export const surveyorsOf = (text: string): string[] => distinctSurveyors(text.split('、'));

const LEAST_SURVEYORS = 2;

/** Why what was found in a household cannot be recorded; null when it can. */
export function refuseSurvey(survey: Survey, circumstances: Circumstances): CampaignRefusal | null {
  const message =
    wrongDay(survey, circumstances) ?? wrongPeople(survey) ?? wrongAnswers(survey, circumstances.items);
  return message === null
    ? null
    : { rule: message.rule, message: message.message, source: circumstances.phase.source };
}

type Found = Pick<CampaignRefusal, 'rule' | 'message'>;

function wrongDay({ on }: Survey, { phase, today }: Circumstances): Found | null {
  const rule = 'survey-day';
  if (on > today) return { rule, message: `排查日期 ${on} 晚于今天 ${today}，请核对。` };
  return on < phase.startsOn
    ? {
        rule,
        message: `排查日期 ${on} 早于“${phase.title}”的开始日期 ${phase.startsOn}，请核对；确实提前开展的请先改阶段日期。`,
      }
    : null;
}

const wrongPeople = ({ surveyors }: Survey): Found | null =>
  distinctSurveyors(surveyors).length < LEAST_SURVEYORS
    ? { rule: 'survey-two-people', message: '排查人要两人以上，同一个人只算一个，请补填。' }
    : null;

function wrongAnswers({ answers }: Survey, items: CampaignPlan['items']): Found | null {
  const found = new Map(answers.map((answer) => [answer.item, answer]));
  const open = items.find(({ key }) => !found.has(key));
  if (open !== undefined)
    return { rule: 'survey-items', message: `“${open.text}”还没有填是否正常，每一项都要看。` };
  const bare = items.find(({ key }) => {
    const answer = found.get(key);
    return answer?.sound === false && (answer.note ?? '').trim() === '';
  });
  return bare === undefined
    ? null
    : { rule: 'survey-note', message: `“${bare.text}”有问题，请写明是什么问题。` };
}

/** `problems` when any item was not sound. */
export const outcomeOf = (answers: readonly SurveyAnswer[]): 'sound' | 'problems' =>
  answers.every(({ sound }) => sound) ? 'sound' : 'problems';
