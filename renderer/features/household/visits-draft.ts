import type { RecordCheck, RecordView } from '#contract/record.ts';
import type { Request } from '#contract/channels.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';

/** A visit as typed. */
export interface VisitDraft {
  readonly visitedOn: string | null;
  readonly visitors: readonly string[];
  readonly purpose: string;
  readonly content: string;
  readonly found: string;
  readonly handled: string;
  readonly nextOn: string | null;
  readonly checks: readonly RecordCheck[];
}

export const LISTS = [
  { list: 'visit_eight_ones', title: '八个一', yes: '做了', no: '没做' },
  { list: 'visit_nine_looks', title: '九看', yes: '好', no: '有问题' },
] as const;

export const draftOfVisit = (visit: RecordView | null, today: string): VisitDraft => {
  const text = (name: string): string => String(visit?.values[`visit.${name}`] ?? '');
  const orNull = (name: string): string | null => (text(name) === '' ? null : text(name));
  return {
    visitedOn: visit === null ? today : orNull('visited_on'),
    visitors: text('visitors') === '' ? [] : text('visitors').split('、'),
    purpose: text('purpose'),
    content: text('content'),
    found: text('found'),
    handled: text('handled'),
    nextOn: orNull('next_on'),
    checks: visit?.checks ?? [],
  };
};

interface ReadVisit {
  readonly values: Request<'record.add'>['values'];
  readonly reasons: Partial<Record<keyof VisitDraft, string>>;
}

/** The draft as values, and by box what is wrong with it. */
export function readVisit(draft: VisitDraft): ReadVisit {
  const reasons: Partial<Record<keyof VisitDraft, string>> = {};
  const text = (value: string): string | null => (value.trim() === '' ? null : value.trim());
  const visitors = draft.visitors.map((name) => name.trim()).filter((name) => name !== '');
  if (draft.visitedOn === null) reasons.visitedOn = '请填写走访日期';
  if (visitors.length === 0) reasons.visitors = '请填写走访人';
  if (draft.nextOn !== null && draft.visitedOn !== null && draft.nextOn < draft.visitedOn)
    reasons.nextOn = '下次走访早于走访日期';
  return {
    values: {
      'visit.visited_on': draft.visitedOn,
      'visit.visitors': visitors.length === 0 ? null : visitors.join('、'),
      'visit.purpose': text(draft.purpose),
      'visit.content': text(draft.content),
      'visit.found': text(draft.found),
      'visit.handled': text(draft.handled),
      'visit.next_on': draft.nextOn,
    },
    reasons,
  };
}

/** The ticks with one item set; an item of which nothing is said any more is left out. */
export function withCheck(checks: readonly RecordCheck[], next: RecordCheck): readonly RecordCheck[] {
  const others = checks.filter(({ item }) => item !== next.item);
  return next.result === null && (next.note ?? '') === '' ? others : [...others, next];
}

/** `八个一 6/8 · 九看 7/9，2 处有问题`; empty where nothing was ticked. */
export function checksInWords(checks: readonly RecordCheck[]): string {
  const parts = LISTS.flatMap(({ list, title, no }) => {
    const items = codeItemsOf(list);
    const own = checks.filter(({ item }) => items.some(({ code }) => code === item));
    const done = own.filter(({ result }) => result === 1).length;
    const bad = own.filter(({ result }) => result === 0).length;
    if (done + bad === 0) return [];
    const trouble = list === 'visit_nine_looks' && bad > 0 ? `，${bad} 处${no}` : '';
    return [`${title} ${done}/${items.length}${trouble}`];
  });
  return parts.join(' · ');
}
