export function prepareFonts(root: string): Promise<string>;
