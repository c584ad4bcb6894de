import type { ReadHandle } from '#db/handle.ts';
import { officeOf, type VolumeKind } from '#domain/filing/settings.ts';
import type { Retention } from '#domain/records/filing.ts';
import { calledOf } from '../documents/models/household-file.ts';
import { householdOf, townshipOf, villageOf } from '../documents/target.ts';
import { packOfYear } from '../packs/library.ts';
import { seriesOfVolume } from './renumber.ts';
import { requireCodes, settingsOf } from './settings.ts';

/** A volume that is to be made. */
export interface NewVolume {
  readonly kind: VolumeKind;
  /** Of its number. */
  readonly series: string;
  readonly title: string;
  readonly householdId: number | null;
  readonly householdNo: string | null;
  readonly villageId: number | null;
  /** Null: of all years. */
  readonly year: number | null;
}

/** A volume's number may hold a period: that of what is kept longest. */
const LONGEST: Retention = 'Y';

/** 户卷: of all years of a household, also of one that was closed. */
export async function ofHousehold(db: ReadHandle, householdId: number, year: number): Promise<NewVolume> {
  const household = await householdOf(db, householdId);
  const village = await villageOf(db, household.village_id);
  const township = await townshipOf(db);
  const settings = await settingsOf(db, year);
  const pack = await packOfYear(db, year);
  requireCodes(settings, [village]);
  const office = officeOf(settings, village);
  const called = pack === undefined ? '' : calledOf({ household, pack, year });
  const head = household.present_head_name ?? household.head_name ?? '';
  const place = `${township.county}${township.name}${village.name}${household.group ?? ''}`;
  return {
    ...{
      kind: 'household',
      householdId,
      householdNo: household.household_no,
      villageId: village.id,
      year: null,
    },
    series: seriesOfVolume(settings, { kind: 'household', year, retention: LONGEST, office }),
    title: `${place}${called}${head}家庭档案`,
  };
}

/** 村卷 or, without a village, 乡卷 of a year. */
export async function ofUnit(db: ReadHandle, villageId: number | null, year: number): Promise<NewVolume> {
  const township = await townshipOf(db);
  const village = villageId === null ? null : await villageOf(db, villageId);
  const settings = await settingsOf(db, year);
  const category = (await packOfYear(db, year))?.documents.filing?.category?.value ?? '';
  requireCodes(settings, [village]);
  const kind = village === null ? 'township' : 'village';
  const office = officeOf(settings, village);
  return {
    ...{ kind, householdId: null, householdNo: null, villageId, year },
    series: seriesOfVolume(settings, { kind, year, retention: LONGEST, office }),
    title: `${township.county}${township.name}${village?.name ?? ''}${year}年度${category}文件`,
  };
}
