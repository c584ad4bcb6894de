export function isStale(lock: string, now?: number): boolean;
export function withLock<T>(lock: string, work: () => T | Promise<T>): Promise<T>;
