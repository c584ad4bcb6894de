import { householdIdsOf } from '#db/households.ts';
import { findVillage, listVillages } from '#db/places.ts';
import { reader } from '#db/write.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { formatFieldValue } from '#domain/fields/field-value.ts';
import type { Values } from '#domain/quality/facts.ts';
import type { Home } from '#domain/quality/home.ts';
import { HEAD } from '#domain/quality/kinship.ts';
import type { Rule, RuleHit } from '#domain/quality/rule.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { Finding } from '#contract/common.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import { asJob, openArchiveOf, type Session } from '../session.ts';
import { type FindingGroup, type FindingLine, findingSheets, writeFindings } from './findings-workbook.ts';
import { withAnswers } from './with-answers.ts';
import { type CheckRequest, handlesOf, walkHits } from './walk-hits.ts';

/** More nobody works through, and a spreadsheet becomes slow. */
const MOST_LINES = 200_000;

type Asked = Input<'check.workbook'>;

/** What the checks find as the county sends it: a summary, and a sheet for each rule. */
export const exportFindings = (session: Session, asked: Asked): Promise<Result<Output<'check.workbook'>>> =>
  asJob(session, asked.job, async (signal) => {
    const { year, villageId } = asked;
    const db = reader(openArchiveOf(session));
    const village = villageId === undefined ? undefined : await findVillage(db, villageId);
    if (villageId !== undefined && village === undefined) return notFound('这个村');
    const groups = await gathered(session, asked, signal);
    const rows = groups.reduce((sum, { lines }) => sum + lines.length, 0);
    if (rows === 0) return refuse('check-clean', `${year} 年没有核查出疑点，不用导出。`);
    if (rows > MOST_LINES)
      return refuse('too-many-findings', `疑点有 ${rows} 处，超过 20 万处。请按村或者按规则分开导出。`);
    return ok(
      await writeFindings(session, findingSheets(groups, '已说明'), {
        ...{ command: 'check.workbook', kind: 'check-findings', title: '核查结果表', year, rows },
        area: village?.name ?? '全乡镇',
      }),
    );
  });

async function gathered(
  session: Session,
  { year, villageId, rules, level, job }: Asked,
  signal: AbortSignal,
): Promise<FindingGroup[]> {
  const db = reader(openArchiveOf(session));
  const villages = new Map((await listVillages(db)).villages.map(({ id, name }) => [id, name]));
  const groups = new Map<string, Gathered>();
  const add: OnLine = (finding, rule, of) => {
    if (level !== undefined && finding.level !== level) return;
    const group = groups.get(rule.id) ?? { rule, levels: new Set(), lines: [], settled: 0 };
    groups.set(rule.id, group);
    group.levels.add(LEVELS[finding.level]);
    if (finding.answer !== null) group.settled += 1;
    involve([finding.householdId]);
    group.lines.push(lineOf(finding, villages.get(finding.villageId ?? 0) ?? null, of));
  };
  const householdIds = villageId === undefined ? undefined : await householdIdsOf(db, villageId);
  const request: CheckRequest = {
    ...{ year, rules, householdIds, level: level === 'error' ? level : undefined },
    villages: villageId === undefined ? true : [villageId],
  };
  await walk(session, request, add, {
    signal,
    onProgress: (done, total) => {
      if (job !== undefined) session.progress({ job, stage: '核查', done, total });
    },
  });
  return [...groups.values()]
    .toSorted((a, b) => (a.rule.id < b.rule.id ? -1 : 1))
    .map(({ rule, levels, lines, settled }) => ({
      ...{ code: rule.id, title: rule.title, level: [...levels].join('、'), lines, settled },
    }));
}

interface Gathered {
  readonly rule: Rule;
  readonly levels: Set<string>;
  readonly lines: FindingLine[];
  settled: number;
}

const LEVELS = { error: '错误', warning: '提醒' } as const;

const lineOf = (
  { rule, householdNo, idNumber, message, answer }: Finding,
  village: string | null,
  of: Pick<FindingLine, 'headName' | 'name' | 'value'>,
): FindingLine => ({
  ...{ code: rule, village, householdNo, idNumber, content: message, ...of },
  handled: answer === null ? null : `情况属实：${answer.reason}`,
});

type OnLine = (finding: Finding, rule: Rule, of: Pick<FindingLine, 'headName' | 'name' | 'value'>) => void;

/** As `walkHits`, each hit with its rule and with what the line says beside the finding. */
async function walk(
  session: Session,
  request: CheckRequest,
  onLine: OnLine,
  walking: Parameters<typeof walkHits>[3],
): Promise<void> {
  let told: Finding | undefined;
  const answers = withAnswers(handlesOf(session), request, (finding) => (told = finding));
  await walkHits(
    session,
    request,
    {
      ofHome: (home, rule, hit) => {
        answers.ofHome(home, rule, hit);
        if (told !== undefined) onLine(told, rule, wordsOf(home, hit, request.year));
      },
      ofVillage: (village, rule, hit) => {
        answers.ofVillage(village, rule, hit);
        if (told !== undefined)
          onLine(told, rule, {
            headName: null,
            name: null,
            value: valueIn(hit.field, village.year, request.year),
          });
      },
    },
    walking,
  );
}

function wordsOf(home: Home, hit: RuleHit, year: number): Pick<FindingLine, 'headName' | 'name' | 'value'> {
  const head = home.present.find(({ values }) => values['relation'] === HEAD);
  const person = hit.memberId === undefined ? undefined : home.people.find(({ id }) => id === hit.memberId);
  const store = findField(hit.field ?? '')?.store;
  const record = [...home.spells, ...home.measures, ...home.pairings, ...home.benefits, ...home.visits].find(
    ({ id }) => id === hit.recordId,
  );
  const values =
    hit.recordId !== undefined
      ? record?.values
      : store === 'member'
        ? person?.values
        : store === 'member_year'
          ? person?.year
          : store === 'household_year'
            ? home.year
            : store === 'income_statement'
              ? home.income
              : home.values;
  return {
    headName: nameIn(head?.values),
    name: nameIn(person?.values),
    value: valueIn(hit.field, values, year),
  };
}

const nameIn = (values: Values | undefined): string | null =>
  typeof values?.['name'] === 'string' ? values['name'] : null;

/** What stands in the field, in the words of the forms. */
function valueIn(key: string | undefined, values: Values | null | undefined, year: number): string | null {
  const field = findField(key ?? '');
  const value = values?.[field?.name ?? ''];
  if (field === undefined || value === undefined || typeof value === 'boolean') return null;
  return formatFieldValue(field, value, year) || null;
}
