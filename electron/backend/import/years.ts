/**
 * What is said year by year. Nearly all files speak of one year, for which a map of its own would take four times the
 * memory: the first year stands here, any other in a map.
 */
export class Years<T> {
  private first: number | null = null;
  private said: T | undefined = undefined;
  private more: Map<number, T> | null = null;

  constructor(entries: Iterable<readonly [number, T]> = []) {
    for (const [year, said] of entries) this.set(year, said);
  }

  get size(): number {
    return (this.first === null ? 0 : 1) + (this.more?.size ?? 0);
  }

  get(year: number): T | undefined {
    return year === this.first ? this.said : this.more?.get(year);
  }

  set(year: number, said: T): void {
    this.first ??= year;
    if (year === this.first) this.said = said;
    else (this.more ??= new Map<number, T>()).set(year, said);
  }

  /** In the order in which they were first said. */
  *[Symbol.iterator](): Generator<[number, T], void, undefined> {
    if (this.first !== null) yield [this.first, this.said as T];
    if (this.more !== null) yield* this.more;
  }
}
