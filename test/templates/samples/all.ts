import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { documents, DocumentId } from '#templates/catalogue.ts';
import type { Samples } from './samples.ts';

export type AllSamples = Samples<typeof documents>;
export type Size = 'smallest' | 'typical' | 'worst';

const folder = import.meta.dirname;
const chapters = readdirSync(folder).filter((name) => !['all.ts', 'samples.ts'].includes(name));
const modules = await Promise.all(
  chapters.map((name) => import(join(folder, name)) as Promise<{ samples?: Partial<AllSamples> }>),
);

/** The samples of every chapter. */
export const samples = Object.assign({}, ...modules.map((each) => each.samples ?? {})) as Partial<AllSamples>;

export const sizes: readonly Size[] = ['smallest', 'typical', 'worst'];

export const sampledIds = (): DocumentId[] => Object.keys(samples).toSorted() as DocumentId[];
