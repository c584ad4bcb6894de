/** Households that split, merge, move; people who change household. */
export const regroupChannels = {};
