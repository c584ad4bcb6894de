import { listBackups } from '#db/backup-list.ts';
import { loadCustomFields } from '#db/custom-fields.ts';
import type { Archive } from '#db/open-archive.ts';
import { lockMinutes } from '#db/operators.ts';
import { countOf, findTownship, yearsOf } from '#db/places.ts';
import { reader } from '#db/write.ts';
import { overlaysOf } from '#domain/policy/load-pack.ts';
import type { ArchiveState } from '#contract/archive.ts';
import { packSpans } from './packs/library.ts';
import { warningsOf } from './recovery/warnings.ts';
import { operatorOf, today, type Session } from './session.ts';

/** What the window knows of the open archive. */
export async function stateOf(session: Session, archive: Archive): Promise<ArchiveState> {
  const db = reader(archive);
  const township = await findTownship(db);
  const newest = listBackups(archive.folder)[0];
  return {
    name: session.archiveName,
    operator: { name: operatorOf(session).name, role: operatorOf(session).role },
    signedInBy: session.signIn?.by ?? 'passphrase',
    mustChangePassphrase: session.signIn?.mustChange === true,
    lockMinutes: await lockMinutes(db),
    archiveId: archive.archiveId,
    township: {
      province: township?.province ?? '',
      city: township?.city ?? '',
      county: township?.county ?? '',
      name: township?.name ?? '',
      phone: township?.phone ?? '',
      countyPhone: township?.county_phone ?? '',
      countyDepartment: township?.county_department ?? '',
      address: township?.address ?? '',
      regionCode: township?.region_code ?? '',
    },
    ...(await countOf(db)),
    years: await yearsOf(db),
    today: today(session),
    codes: overlaysOf(await packSpans(db)).map(({ years: [from, to], lists }) => ({
      years: [from, to],
      lists,
    })),
    customFields: loadCustomFields(archive.rawReading)
      .filter((field) => field.retiredOn === null)
      .map(({ id: _id, retiredOn: _retired, ...field }) => field),
    lastBackupOn:
      newest === undefined ? null : `${newest.slice(0, 4)}-${newest.slice(4, 6)}-${newest.slice(6, 8)}`,
    warnings: warningsOf(archive, session.now()),
  };
}
