import { parsePrintedCode } from '#domain/scans/printed-code.ts';
import { type Area, type Grey, magnified, sharpened, softened } from './grey.ts';
import { type Point, seenCodes, type SeenCode } from './zxing.ts';

export interface ReadCodes {
  /** The codes that could be read, each text once, ours and others'. */
  readonly codes: readonly SeenCode[];
  /** Whether another code as large as ours stands there that could not be read. */
  readonly hasUnread: boolean;
}

type Binarizer = Parameters<typeof seenCodes>[1];

interface Attempt {
  readonly binarizer: Binarizer;
  readonly prepare: (grey: Grey) => Grey;
}

/** Against noise, a coarse scan, blur and a shadow: for the edges of a page only, since each takes its time. */
const ATTEMPTS: readonly Attempt[] = [
  { binarizer: 'LocalAverage', prepare: (grey) => softened(grey, 1) },
  { binarizer: 'LocalAverage', prepare: (grey) => grey },
  { binarizer: 'LocalAverage', prepare: (grey) => sharpened(grey, 2) },
  { binarizer: 'LocalAverage', prepare: (grey) => softened(grey, 2) },
  { binarizer: 'GlobalHistogram', prepare: (grey) => softened(grey, 1) },
];

/** The reader judges light and dark in squares of eight pixels: a module of the code should be about as large. */
const magnifying = ({ width, height }: Grey): number =>
  Math.min(3, Math.max(1, Math.round(5200 / Math.max(width, height))));

/** How long a page is looked at before it is left to a person. */
const PATIENCE_MS = 4000;

/** The codes of a page: at a glance, then closer where the foot of a page may be, which is where ours stand. */
export async function readCodes(grey: Grey): Promise<ReadCodes> {
  const seen = await seenCodes(grey, 'LocalAverage');
  const until = performance.now() + PATIENCE_MS;
  for (const { attempt, area } of seen.some(isOurs) ? [] : closer(grey)) {
    seen.push(...(await seenIn(grey, area, attempt)));
    if (seen.some(isOurs) || performance.now() > until) break;
  }
  const codes = [
    ...new Map(seen.flatMap((code) => (code.text === null ? [] : [[code.text, code]]))).values(),
  ];
  return { codes, hasUnread: seen.some((code) => code.text === null && isRival(code, codes)) };
}

const closer = (grey: Grey): { attempt: Attempt; area: Area }[] =>
  ATTEMPTS.flatMap((attempt) => edgesOf(grey).map((area) => ({ attempt, area })));

const isOurs = ({ text }: SeenCode): boolean => text !== null && parsePrintedCode(text) !== null;

/** The foot of an upright page first, then that of one that lies on its side or on its head. */
function edgesOf({ width, height }: Grey): Area[] {
  const [wide, high] = [Math.ceil(width * 0.25), Math.ceil(height * 0.25)];
  return [
    { x: 0, y: height - high, width, height: high },
    { x: 0, y: 0, width: wide, height },
    { x: width - wide, y: 0, width: wide, height },
    { x: 0, y: 0, width, height: high },
  ];
}

async function seenIn(grey: Grey, area: Area, { binarizer, prepare }: Attempt): Promise<SeenCode[]> {
  const part = prepare(magnified(grey, area, 1));
  const magnify = magnifying(grey);
  const large = magnified(part, { ...part, x: 0, y: 0 }, magnify);
  const moved = ({ x, y }: Point): Point => ({ x: area.x + x / magnify, y: area.y + y / magnify });
  return (await seenCodes(large, binarizer)).map((code) => ({
    text: code.text,
    topLeft: moved(code.topLeft),
    topRight: moved(code.topRight),
    bottomRight: moved(code.bottomRight),
    bottomLeft: moved(code.bottomLeft),
  }));
}

/** As large as a code of ours that was read, square, and somewhere else: the foot of a second sheet. */
function isRival(code: SeenCode, read: readonly SeenCode[]): boolean {
  const side = sideOf(code);
  return read.some((other) => {
    const ours = sideOf(other);
    const isAlike = side > ours * 0.6 && side < ours * 1.7 && isSquare(code);
    return isOurs(other) && isAlike && distance(centreOf(code), centreOf(other)) > ours;
  });
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

const sidesOf = ({ topLeft, topRight, bottomRight, bottomLeft }: SeenCode): number[] => [
  distance(topLeft, topRight),
  distance(topRight, bottomRight),
  distance(bottomRight, bottomLeft),
  distance(bottomLeft, topLeft),
];

export const sideOf = (code: SeenCode): number => sidesOf(code).reduce((sum, side) => sum + side, 0) / 4;

const isSquare = (code: SeenCode): boolean => {
  const sides = sidesOf(code);
  return Math.max(...sides) < Math.min(...sides) * 1.5;
};

const centreOf = ({ topLeft, bottomRight }: SeenCode): Point => ({
  x: (topLeft.x + bottomRight.x) / 2,
  y: (topLeft.y + bottomRight.y) / 2,
});
