import type { HouseholdFilter } from '#contract/household.ts';
import type { SavedConditions } from '#contract/list.ts';
import type { FilterGroup } from '#domain/lists/filter.ts';

/** Where the list stands: everything, a village (null: without one), a group of it, or a working list. */
export interface Place {
  readonly villageId?: number | null;
  readonly group?: string;
  readonly workingList?: number;
  /** Of the working list only what is not done yet. */
  readonly open?: boolean;
}

export interface ListFilter {
  readonly text: string;
  readonly householdType: string;
  readonly monitoring: string;
  readonly belowLine: boolean;
  readonly where: FilterGroup | null;
}

export const noFilter: ListFilter = {
  text: '',
  householdType: '',
  monitoring: '',
  belowLine: false,
  where: null,
};

export const isFiltered = (filter: ListFilter): boolean =>
  filter.text.trim() !== '' ||
  filter.householdType !== '' ||
  filter.monitoring !== '' ||
  filter.belowLine ||
  filter.where !== null;

/** What is asked beside the place and the year: what a saved filter keeps. What is not chosen is left out. */
export const conditionsOf = (filter: ListFilter): SavedConditions => ({
  ...(filter.text.trim() === '' ? {} : { text: filter.text.trim() }),
  ...(filter.householdType === '' ? {} : { householdType: filter.householdType }),
  ...(filter.monitoring === '' ? {} : { monitoring: filter.monitoring }),
  ...(filter.belowLine ? { belowLine: true } : {}),
  ...(filter.where === null ? {} : { where: filter.where }),
});

export const filterOf = (conditions: SavedConditions): ListFilter => ({
  text: conditions.text ?? '',
  householdType: conditions.householdType ?? '',
  monitoring: conditions.monitoring ?? '',
  belowLine: conditions.belowLine ?? false,
  where: conditions.where ?? null,
});

/** The question for the backend. */
export const questionOf = (year: number, place: Place, filter: ListFilter): HouseholdFilter => ({
  year,
  ...(place.villageId === undefined ? {} : { villageId: place.villageId }),
  ...(place.group === undefined ? {} : { group: place.group }),
  ...(place.workingList === undefined ? {} : { workingList: place.workingList }),
  ...(place.open === true ? { done: false } : {}),
  ...conditionsOf(filter),
});
