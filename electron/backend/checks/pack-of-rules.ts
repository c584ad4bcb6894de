import type { StoredOwnRule } from '#db/own-rules.ts';
import { reader } from '#db/write.ts';
import { findTownship } from '#db/places.ts';
import { type PackFile, packFileSchema } from '#domain/policy/pack-schema.ts';
import { packLibrary, packOfYear } from '../packs/library.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';

interface Wanted {
  readonly year: number;
  readonly title: string;
  readonly rules: readonly StoredOwnRule[];
}

/** A pack of the township's province that says nothing but these rules, and rests on the one that rules the year. */
export async function packOfRules(session: Session, { year, title, rules }: Wanted): Promise<PackFile> {
  const db = reader(openArchiveOf(session));
  const pack = await packOfYear(db, year);
  if (pack === undefined)
    throw new Refusal({ code: 'rule', rule: 'no-pack', message: `没有 ${year} 年的政策包，请核对年度。` });
  const township = await findTownship(db);
  const id = `${pack.id}-rules`;
  const versions = (await packLibrary(db)).filter((each) => each.id === id).map(({ version }) => version);
  return packFileSchema.parse({
    ...{ id, title, version: Math.max(0, ...versions) + 1 },
    extends: `${pack.id}@${pack.version}`,
    province: township?.province || null,
    years: pack.years,
    checks: {
      rules: rules.map((rule, at) => ({
        id: `P${String(at + 1).padStart(3, '0')}`,
        ...{ title: rule.title, level: rule.level, message: rule.message, when: rule.when },
        ...(rule.years === undefined ? {} : { years: rule.years }),
        source: rule.basis ?? `${township?.county ?? ''}${township?.name ?? ''}自定`,
      })),
    },
  });
}
