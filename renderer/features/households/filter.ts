import type { HouseholdFilter } from '#contract/household.ts';

/** Where in the tree the list stands: everything, a village (null: without one), or a group of it. */
export interface Place {
  readonly villageId?: number | null;
  readonly group?: string;
}

export interface ListFilter {
  readonly text: string;
  readonly householdType: string;
  readonly monitoring: string;
  readonly belowLine: boolean;
}

export const noFilter: ListFilter = { text: '', householdType: '', monitoring: '', belowLine: false };

export const isFiltered = (filter: ListFilter): boolean =>
  filter.text.trim() !== '' || filter.householdType !== '' || filter.monitoring !== '' || filter.belowLine;

/** The question for the backend: what is not chosen is left out. */
export function questionOf(year: number, place: Place, filter: ListFilter): HouseholdFilter {
  return {
    year,
    ...(place.villageId === undefined ? {} : { villageId: place.villageId }),
    ...(place.group === undefined ? {} : { group: place.group }),
    ...(filter.text.trim() === '' ? {} : { text: filter.text.trim() }),
    ...(filter.householdType === '' ? {} : { householdType: filter.householdType }),
    ...(filter.monitoring === '' ? {} : { monitoring: filter.monitoring }),
    ...(filter.belowLine ? { belowLine: true } : {}),
  };
}
