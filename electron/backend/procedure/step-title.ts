import type { PackFile } from '#domain/policy/pack-schema.ts';
import { findPack, resolvePack } from '#domain/policy/resolve-pack.ts';

interface StepName {
  /** The pack that the procedure began with. */
  readonly pack: { readonly id: string; readonly version: number };
  readonly procedure: string;
  readonly step: string;
}

/** What a step is called by the pack of its procedure; its key when this program cannot read that. */
export const stepTitle = (packs: readonly PackFile[], name: StepName): string =>
  stepOf(packs, name)?.title ?? name.step;

/** What a paper of a step is called by the pack; its number when this program cannot read that. */
export const paperTitle = (packs: readonly PackFile[], name: StepName, document: string): string =>
  stepOf(packs, name)?.papers.find((paper) => paper.document === document)?.title ?? document;

function stepOf(packs: readonly PackFile[], { pack: version, procedure, step }: StepName) {
  const file = findPack(packs, version);
  const pack = file === undefined ? null : resolvePack(file, packs).pack;
  return pack?.procedures.find(({ key }) => key === procedure)?.steps.find(({ key }) => key === step);
}
