/** What became of a line: 待处理, 已修改, 情况属实, 不属实. */
export const RECEIVED_WORDS = {
  open: '待处理',
  corrected: '已修改',
  true: '情况属实',
  unfounded: '不属实',
} as const;
export type ReceivedState = keyof typeof RECEIVED_WORDS;
export const RECEIVED_STATES = Object.keys(RECEIVED_WORDS) as [ReceivedState, ...ReceivedState[]];

/** 不属实 before 属实, which is in it. */
const BEGINS: readonly (readonly [ReceivedState, RegExp])[] = [
  ['open', /^(?:待处理|待核实|未处理|未整改|未修改|未核实|正在)/u],
  ['unfounded', /^(?:经核实，?)?(?:不属实|误报|系统误报|不是问题|无误)/u],
  ['true', /^(?:经核实，?)?(?:情况)?属实/u],
  ['corrected', /^已(?:经)?(?:修改|改正|更正|整改|完成整改|处理|完善|补录|改)/u],
];
const SEPARATOR = /^[，。：；:;,.\s]+/u;

export interface Handled {
  readonly state: ReceivedState;
  readonly reply: string | null;
}

/** Reads 处理情况 as somebody filled it in: what it begins with, and what is told beside. */
export function readHandled(written: string): Handled {
  const text = written.trim();
  for (const [state, begin] of BEGINS) {
    const found = begin.exec(text)?.[0];
    if (found === undefined) continue;
    const rest = text.slice(found.length).replace(SEPARATOR, '').trim();
    return { state, reply: rest === '' ? null : rest };
  }
  return { state: 'open', reply: text === '' ? null : text };
}

/** 处理情况 as it goes back to the county; null while nothing is done. */
export function handledWords({ state, reply }: Handled): string | null {
  if (state === 'open') return reply;
  return reply === null ? RECEIVED_WORDS[state] : `${RECEIVED_WORDS[state]}：${reply}`;
}
