import type { PackFile } from '#domain/policy/pack-schema.ts';
import { findPack, resolvePack } from '#domain/policy/resolve-pack.ts';

interface StepName {
  /** The pack that the procedure began with. */
  readonly pack: { readonly id: string; readonly version: number };
  readonly procedure: string;
  readonly step: string;
}

/** What a step is called by the pack of its procedure; its key when this program cannot read that. */
export function stepTitle(packs: readonly PackFile[], { pack: version, procedure, step }: StepName): string {
  const file = findPack(packs, version);
  const pack = file === undefined ? null : resolvePack(file, packs).pack;
  const definition = pack?.procedures.find(({ key }) => key === procedure);
  return definition?.steps.find(({ key }) => key === step)?.title ?? step;
}
