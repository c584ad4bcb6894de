/** What a household register (户籍册) says of somebody, and the headers under which it is found, normalised. */
export const REGISTER_COLUMNS = {
  idNumber: [
    ...[
      '证件号码',
      '身份证号码',
      '身份证号',
      '公民身份号码',
      '身份证',
      '居民身份证号码',
      '证件号',
      '公民身份证号码',
    ],
    ...['成员证件号码', '本人证件号码', '人员证件号码'],
  ],
  name: ['姓名', '成员姓名', '人员姓名', '本人姓名', '家庭成员姓名', '名字'],
  headName: ['户主', '户主姓名', '户主名称'],
  headIdNumber: ['户主证件号码', '户主身份证号码', '户主身份证号', '户主公民身份号码'],
  relation: ['与户主关系', '与户主的关系', '关系', '家庭关系', '户主关系'],
  homeNo: ['户号', '户口簿号', '户编号', '家庭户号', '户口本号', '户籍编号', '户口编号'],
  village: ['村', '行政村', '村名', '村(居)', '村委会', '村居', '村(社区)', '所在村', '居(村)委会'],
} as const;
export type RegisterColumn = keyof typeof REGISTER_COLUMNS;

const NAMES: ReadonlyMap<string, RegisterColumn> = new Map(
  Object.entries(REGISTER_COLUMNS).flatMap(([column, names]) =>
    names.map((name) => [name, column as RegisterColumn] as const),
  ),
);

/** Which column each normalised header is; null where the row is not the header of a register. */
export function registerHeader(headers: readonly string[]): (RegisterColumn | undefined)[] | null {
  const found = headers.map((header) => NAMES.get(header));
  const first = found.map((column, at) =>
    column !== undefined && found.indexOf(column) === at ? column : undefined,
  );
  return first.includes('idNumber') && first.includes('name') ? first : null;
}

/** Words of 与户主关系 that mean the head. */
export const isHead = (relation: string): boolean => ['户主', '本人', '本人或户主'].includes(relation.trim());
