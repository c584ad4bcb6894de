export interface Scratch {
  readonly env: NodeJS.ProcessEnv;
  remove(): void;
}
export function makeScratch(memory?: string, env?: NodeJS.ProcessEnv): Scratch;
