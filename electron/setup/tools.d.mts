import type { ChildProcess } from 'node:child_process';

export function parseTarget(args: readonly string[]): { isTool: boolean; target: string; args: string[] };
export function waitFor(child: ChildProcess, options?: { limit?: number }): Promise<number>;
