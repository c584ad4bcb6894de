export function parseVersion(text: string): [major: number, minor: number, patch: number] | undefined;
export function isNewEnough(text: string): boolean;
export function findNode(root: string, running?: { path: string; version: string }): string | undefined;
