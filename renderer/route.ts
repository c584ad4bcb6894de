import { useSyncExternalStore } from 'react';

export const pages = [
  'home',
  'households',
  'household',
  'entry',
  'procedures',
  'procedure',
  'clues',
  'campaigns',
  'campaign',
  'issues',
  'check',
  'documents',
  'exchange',
  'paper',
  'settings',
] as const;
export type Page = (typeof pages)[number];

/** Where the window is. Only row ids and field keys stand in it, never what they hold. */
export interface Route {
  readonly page: Page;
  readonly id?: number;
  readonly tab?: string;
  readonly field?: string;
  readonly member?: number;
  /** One of several records of a household: a spell, a measure, a pairing. */
  readonly record?: number;
}

const isPage = (text: string | undefined): text is Page => pages.some((page) => page === text);

const positive = (text: string | null | undefined): number | undefined => {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : undefined;
};

/** `#/household/12?tab=members&field=member.phone&member=3`; anything else is the desk of what is to be done. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page, id] = path.split('/');
  if (!isPage(page)) return { page: 'home' };
  const part = new URLSearchParams(query);
  const row = positive(id);
  const member = positive(part.get('member'));
  const record = positive(part.get('record'));
  const tab = part.get('tab');
  const field = part.get('field');
  return {
    page,
    ...(row === undefined ? {} : { id: row }),
    ...(tab === null ? {} : { tab }),
    ...(field === null ? {} : { field }),
    ...(member === undefined ? {} : { member }),
    ...(record === undefined ? {} : { record }),
  };
}

export function formatRoute(route: Route): string {
  const query = new URLSearchParams();
  if (route.tab !== undefined) query.set('tab', route.tab);
  if (route.field !== undefined) query.set('field', route.field);
  if (route.member !== undefined) query.set('member', String(route.member));
  if (route.record !== undefined) query.set('record', String(route.record));
  const tail = query.toString();
  return `#/${route.page}${route.id === undefined ? '' : `/${route.id}`}${tail === '' ? '' : `?${tail}`}`;
}

/** Going to the field that is already pointed at points at it again. */
export function go(route: Route): void {
  const hash = formatRoute(route);
  if (hash !== window.location.hash || route.field === undefined) {
    window.location.hash = hash;
    return;
  }
  const { field: _, ...place } = route;
  replace(place);
  setTimeout(() => (window.location.hash = hash), 0);
}

/** Changes the address without a step in the history (tabs, the field to point at). */
export function replace(route: Route): void {
  window.history.replaceState(null, '', formatRoute(route));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return parseRoute(hash);
}
