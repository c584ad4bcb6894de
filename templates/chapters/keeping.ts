import type { DocumentTemplate } from '../document.ts';
import * as p47 from '../p47-four-checks.ts';

/** Whether what is kept stays sound. */
export const keeping = {
  P47: p47 satisfies DocumentTemplate<p47.Model>,
} as const;
