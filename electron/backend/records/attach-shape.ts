import type { LinkRow } from '#db/attachment-links.ts';
import type { Crop, Turn } from '../pictures/turn.ts';

/** A part as it is kept: thousandths of the turned picture. */
export const storedCrop = (crop: Crop | null): string | null =>
  crop === null ? null : JSON.stringify(crop.map((part) => Math.round(part * 1000)));

/** As it is told: fractions. */
export function cropOf({ crop }: Pick<LinkRow, 'crop'>): [number, number, number, number] | null {
  if (crop === null) return null;
  const [x = 0, y = 0, width = 1000, height = 1000] = JSON.parse(crop) as number[];
  return [x / 1000, y / 1000, width / 1000, height / 1000];
}

/** Which picture a link shows. */
export const shownBy = (link: LinkRow): { page: number; turn: Turn; crop: Crop | null } => ({
  page: link.page ?? 1,
  turn: link.turn,
  crop: cropOf(link),
});
