import type { photosOf } from '#db/procedures.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { asksOf } from './asks.ts';
import { bare } from './bare.ts';
import { candidateViewsOf } from './candidate-view.ts';
import { judgementOf, liveOf, type Running } from './running.ts';
import { stepViewOf } from './step-view.ts';

export type Photos = Awaited<ReturnType<typeof photosOf>>;

/** The whole procedure as its screen shows it on a day; `running` with its facts. */
export function pageOf(running: Running, today: string, photos: Photos): ProcedurePage {
  const { row, pack, definition, state } = running;
  const judgement = judgementOf(running, today);
  const isOpen = row.status === 'open';
  return {
    id: row.id,
    key: row.key,
    title: row.title,
    villageId: row.village_id,
    village: row.village,
    year: row.year,
    pack: `${pack.title} 第 ${row.pack_version} 版`,
    status: row.status,
    openedOn: row.opened_on,
    effect: definition.effect,
    source: definition.source,
    responsible: row.responsible,
    note: row.note,
    quota: row.quota,
    overQuota: row.quota === null ? 0 : Math.max(0, liveOf(running).length - row.quota),
    asks: asksOf(definition),
    openObjections: state.objections.filter(({ outcome }) => outcome === null).length,
    nextStep: isOpen ? judgement.next : null,
    warnings: isOpen ? judgement.warnings.map(bare) : [],
    steps: definition.steps.map((step, index) =>
      stepViewOf(running, step, { view: judgement.steps[index], photos }),
    ),
    candidates: candidateViewsOf(running, isOpen ? judgement.next : null, today),
  };
}
