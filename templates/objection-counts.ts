import type { Refusal } from './document.ts';

/** What became of the objections to a notice. */
export interface ObjectionCounts {
  readonly received: number;
  readonly upheld: number;
  readonly dismissed: number;
  readonly withdrawn: number;
  /** Households that left the procedure by one that was upheld. */
  readonly dropped: number;
  /** To which something is still to be done: looked into, decided, carried out, answered. */
  readonly open: number;
}

/** Papers that were printed before objections were recorded have no counts; they are printed again as they were. */
export interface Objected {
  readonly objections?: ObjectionCounts;
}

/** What follows 公示期内: 无异议, or how many there were and what became of them. Says nothing of anybody. */
export function objectionsTold({ objections }: Objected): string {
  if (objections === undefined || objections.received === 0) return '无异议';
  const { received, open, upheld, dismissed, withdrawn } = objections;
  const came = `收到异议${received}件`;
  if (open > 0) return `${came}，其中${open}件正在核实处理`;
  if (withdrawn === received) return `${came}，反映人已撤回`;
  const left = objections.dropped === 0 ? '' : `（移出名单${objections.dropped}户）`;
  const number = (count: number) => (received === 1 ? '' : `${count}件`);
  const found = [
    upheld === 0 ? '' : `成立${number(upheld)}${left}`,
    dismissed === 0 ? '' : `不成立${number(dismissed)}`,
  ].filter((words) => words !== '');
  const back = withdrawn === 0 ? '' : `，反映人撤回${withdrawn}件`;
  return `${came}，经核实${found.join('、')}${back}，已答复`;
}

/** What says how the objections ended waits until all of them have. */
export const objectionsSettled = ({ objections }: Objected): Refusal[] =>
  (objections?.open ?? 0) === 0
    ? []
    : [
        {
          rule: 'objections-open',
          message: `公示期内的异议还有${objections?.open}件没有办完，请核实、处理、答复以后再印。`,
        },
      ];
