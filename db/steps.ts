/** Work in pieces of some milliseconds each, so that others can have their turn in between; in the end it gives `T`. */
export type Steps<T = void> = Generator<void, T, undefined>;

/** Awaited between the pieces; throws when the work is to stop. */
export type Pause = () => Promise<void>;

export const withoutPause: Pause = () => Promise.resolve();

/** All at once. */
export function allSteps<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

export async function stepByStep<T>(steps: Steps<T>, pause: Pause): Promise<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    await pause();
  }
}
