import { createContext, useContext } from 'react';

/** The day as on which a household is looked at. */
export interface Past {
  readonly householdId: number;
  readonly on: string;
}

/** Below it everything is asked as on that day, and nothing is written. */
export const PastContext = createContext<Past | null>(null);

export const usePast = (): Past | null => useContext(PastContext);
