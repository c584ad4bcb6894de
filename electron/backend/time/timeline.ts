import type { Cells } from '#db/row-access.ts';
import { timelineRows, type TimelineRows, villageName } from '#db/timeline.ts';
import { inOrder, type TimelineEvent } from '#domain/time/timeline.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { packLibraryNow } from '../packs/library.ts';
import { paperTitle, stepTitle } from '../procedure/step-title.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { event, said } from './timeline-event.ts';
import { peopleEvents } from './timeline-people.ts';
import { recordEvents, spellEvents } from './timeline-records.ts';

type Raw = Parameters<typeof timelineRows>[0];

/** Everything that happened to a household, oldest first; null when there is no such household. */
export function timelineOf(raw: Raw, householdId: number): TimelineEvent[] | null {
  const rows = timelineRows(raw, householdId);
  if (rows === null) return null;
  return inOrder([
    ...listEvents(rows),
    ...peopleEvents(rows, (id) => villageName(raw, id)),
    ...rows.spells.flatMap(spellEvents),
    ...recordEvents(rows),
    ...procedureEvents(rows, packLibraryNow(raw)),
    ...rows.documents.flatMap((d) => event(d['on'], 'paper', `打印《${said(d, 'title')}》`)),
  ]);
}

/** Recognised, out of poverty, back in it: each year once, whichever year's row says so. */
function listEvents({ years }: TimelineRows): TimelineEvent[] {
  const once = (column: string, title: string) =>
    [...new Set(years.map((y) => said(y, column)))].flatMap((year) => event(year, 'list', title));
  return [
    ...once('first_recognised_year', '首次识别为贫困户'),
    ...once('exit_year', '脱贫退出'),
    ...once('return_year', '返贫'),
  ];
}

function procedureEvents(
  { procedures, steps, papers }: TimelineRows,
  packs: Parameters<typeof stepTitle>[0],
): TimelineEvent[] {
  const stepOf = (s: Cells) => ({
    pack: { id: said(s, 'pack_id'), version: Number(s['pack_version']) },
    procedure: said(s, 'key'),
    step: said(s, 'step_key'),
  });
  return [
    ...procedures.flatMap((p) =>
      event(
        p['opened_on'],
        'procedure',
        `进入程序：${said(p, 'title')}`,
        p['dropped'] === 1 ? `后来移出程序：${said(p, 'drop_reason')}` : '',
      ),
    ),
    ...steps.flatMap((s) => event(s['done_on'], 'procedure', stepTitle(packs, stepOf(s)), said(s, 'title'))),
    ...papers.flatMap((p) =>
      event(
        p['received_on'],
        'paper',
        `收回签字的《${paperTitle(packs, stepOf(p), said(p, 'document'))}》`,
        said(p, 'title'),
      ),
    ),
  ];
}

export function householdTimeline(
  session: Session,
  { id, kinds }: Input<'household.timeline'>,
): Result<Output<'household.timeline'>> {
  const events = timelineOf(openArchiveOf(session).rawReading, id);
  if (events === null) return notFound('这一户');
  return ok({ events: kinds === undefined ? events : events.filter((e) => kinds.includes(e.kind)) });
}
