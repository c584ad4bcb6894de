interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export function countVitest(path: string, exitCode: number): Counts;
export function countPlaywright(path: string, exitCode: number): Counts;
export function failuresOfVitest(path: string): string[];
export function failuresOfPlaywright(path: string): string[];
export function addCounts(all: readonly Counts[]): Counts;
export function describeCounts(counts: Counts): string;
export function isSuccess(counts: Counts): boolean;
