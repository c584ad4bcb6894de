import type { ReactNode } from 'react';
import { formatRoute, type Page } from '../route.ts';

/** The sub-pages of 动态调整 in their order. */
const PLACES: readonly { readonly page: Page; readonly word: string }[] = [
  { page: 'procedures', word: '程序' },
  { page: 'clues', word: '线索' },
  { page: 'campaigns', word: '排查' },
  { page: 'issues', word: '问题台账' },
];

/** A bar of links over each of them. */
export function AdjustmentTabs({ page }: { readonly page: Page }): ReactNode {
  return (
    <nav className="adjustment-tabs" aria-label="动态调整">
      {PLACES.map((place) => (
        <a
          key={place.page}
          href={formatRoute({ page: place.page })}
          aria-current={place.page === page ? 'page' : undefined}
        >
          {place.word}
        </a>
      ))}
    </nav>
  );
}
