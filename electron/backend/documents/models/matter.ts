import type { Running } from '../../procedure/running.ts';

/** What a meeting, a township and a county decide about the households of a procedure. */
export function matterOf({ definition: { effect, title }, pack }: Running): string {
  switch (effect) {
    case 'open-monitoring-spell':
    case 'recognise':
      return `纳入${pack.terms.object.value}`;
    case 'return':
      return '认定返贫';
    case 'exit':
      return '脱贫退出';
    case 'clear':
      return '清退';
    case 'eliminate-spell':
      return '风险消除';
    case 'none':
      return title;
  }
}
