import { go, type Route } from '../../../route.ts';

/** In the address: the households whose village is not known. */
export const UNPLACED = 'unplaced';

const township: Route = { page: 'paper', tab: 'complete' };

export const goToTownship = (): void => go(township);

export const goToVillage = (id: number | null): void =>
  go(id === null ? { ...township, field: UNPLACED } : { ...township, id });
