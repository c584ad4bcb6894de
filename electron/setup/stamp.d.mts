interface Lock {
  packages?: Record<string, { version?: string; optional?: boolean }>;
}

export function fingerprint(root: string, places: readonly string[]): string;
export function readJson(path: string): Record<string, unknown>;
export function writeJson(path: string, value: unknown): void;
export function isWithinADay(then: unknown, now?: number): boolean;
export function isInstalled(lock: Lock, installed: Lock): boolean;
