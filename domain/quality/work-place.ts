import { countyLevelCities } from '#domain/codes/county-cities.ts';

/** Where the township lies, in the words of its own entry. */
export interface OwnPlace {
  readonly province: string;
  readonly city: string;
  readonly county: string;
}

const SEPARATORS = /[\s/\\、,，·>＞—-]+/g;
const REGION_CODE = /^\d{6,12}$/;
const OF_CITY = '00';
/** What ends as a county does and is none. */
const NO_COUNTY = /自治区|特别行政区|市辖区|社区|小区|市区|[外邻他它某]县/g;
/** Divisions of the rank of a 地级市. */
const LIKE_CITY = /自治州|地区|盟/g;
const COUNTY = /[^\s省市县区旗][县区旗]/;
/** As nearly all are written: nothing more has to be looked at. */
const PLAINLY_COUNTY = /[^\s省市县区旗外邻他它某治政地辖社小][县区旗]$/;
const WITHOUT_COUNTIES = /^(?:中国)?(?:香港|澳门|台湾)/;

const withoutSeparators = (place: string): string => place.replace(SEPARATORS, '');

/** Whether a place is told down to the county: 示范省示范市示范县, 浙江省义乌市, 440306. */
export function isToldToCounty(place: string): boolean {
  if (PLAINLY_COUNTY.test(place)) return true;
  const text = withoutSeparators(place);
  if (REGION_CODE.test(text)) return text.slice(4, 6) !== OF_CITY;
  if (WITHOUT_COUNTIES.test(text)) return true;
  const named = text.replace(LIKE_CITY, '盟市').replace(NO_COUNTY, '省');
  if (COUNTY.test(named)) return true;
  const cities = named
    .split('市')
    .slice(0, -1)
    .map((chunk) => chunk.slice(chunk.lastIndexOf('省') + 1));
  return new Set(cities).size > 1 || cities.some(isCountyLevelCity);
}

/** A province may stand before it without 省 (浙江义乌市), a 州 without 自治. */
const isCountyLevelCity = (name: string): boolean =>
  [0, 2, 3, name.lastIndexOf('州', name.length - 2) + 1].some((from) =>
    countyLevelCities.has(name.slice(from)),
  );

const SAID_OUTSIDE = /省外|县外|外省|外县|国外|境外/;
const SUFFIX = /(?:自治县|自治州|自治区|[省市县区州盟旗])$/;

/** 样县 stays as it is: one character alone is no name. */
function nameOf(division: string): string {
  const name = division.replace(SUFFIX, '');
  return name.length < 2 ? division : name;
}

/** Whether a place lies outside of the county; false where the text does not say so. */
export function isOutsideCounty(place: string, own: OwnPlace | null, ownCode: string | null): boolean {
  const text = withoutSeparators(place);
  if (SAID_OUTSIDE.test(text)) return true;
  if (REGION_CODE.test(text)) return ownCode !== null && !text.startsWith(ownCode);
  if (own === null || text.includes(own.county)) return false;
  const beyond = text.replace(own.province, '').replace(own.city, '');
  if (beyond.includes(nameOf(own.county))) return false;
  if (isToldToCounty(text)) return true;
  return /[省市州盟]|自治区|地区/.test(beyond) && !beyond.includes(nameOf(own.city));
}
