// The desktop shell started over the fake Electron.
import { vi } from 'vitest';
import type * as Fake from './fake-electron.ts';

export type Loose = (...parameters: unknown[]) => unknown;
export type Started = typeof Fake;

const RESOURCES = '/opt/hudang/res';

export async function startApp(
  set: Partial<Started['fake']> = {},
  env: Record<string, string> = {},
): Promise<Started> {
  vi.resetModules();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  // By the name that main.ts uses, so that both get the same module.
  const electron = (await import('electron')) as unknown as Started;
  Object.assign(electron.fake, set);
  // Electron's own, of the installed program alone.
  if (set.isPackaged === true)
    vi.stubGlobal('process', Object.assign(Object.create(process) as object, { resourcesPath: RESOURCES }));
  await import('#electron/main.ts');
  electron.fake.ready.resolve();
  await new Promise((resolve) => setTimeout(resolve, 0));
  vi.unstubAllGlobals();
  return electron;
}

export const sessionOf = ({ fake }: Started, name = 'hudang') => fake.sessions[name]!;
export const handlerOf = (electron: Started, name: string): Loose =>
  sessionOf(electron).handlers[name] as Loose;
