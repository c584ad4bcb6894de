export function parseTarget(args: readonly string[]): { isTool: boolean; target: string; args: string[] };
