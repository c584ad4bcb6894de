import type { FaultKind } from './bitmap.ts';
import type { Wanted } from './draw.ts';
import type { Light, LightWanted } from './light.ts';
import type { FileFacts } from './look.ts';

/** What the thread is asked: whether a file can be kept, what it says of itself, to draw it, to make it light. */
export interface PictureJobs {
  readonly look: {
    readonly wanted: null;
    readonly result: { facts: FileFacts; thumb: Uint8Array<ArrayBuffer> };
  };
  readonly facts: { readonly wanted: null; readonly result: FileFacts };
  readonly draw: {
    readonly wanted: Wanted & { readonly page: number };
    readonly result: Uint8Array<ArrayBuffer>;
  };
  readonly light: { readonly wanted: LightWanted; readonly result: Light };
}

export type PictureJob = keyof PictureJobs;

export interface PictureRequest<J extends PictureJob = PictureJob> {
  readonly id: number;
  readonly job: J;
  readonly bytes: Uint8Array;
  readonly wanted: PictureJobs[J]['wanted'];
}

export interface PictureAnswer {
  readonly id: number;
  readonly outcome:
    | { readonly result: PictureJobs[PictureJob]['result'] }
    | { readonly fault: FaultKind }
    | { readonly frames: string };
}
