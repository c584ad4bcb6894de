/**
 * Printed documents that come back signed, and who signs them: 文书目录 §0.8. Sheets that carry a seal alone (notices,
 * announcements) or nothing at all are not asked for. A number without its letter stands for the sheets with one.
 */
const SIGNERS: Readonly<Record<string, string>> = {
  P01: '户主、代写人',
  P02: '户主、全部成年家庭成员、监护人、两名见证人',
  P03: '两名核查人、村负责人',
  P04: '户主、两名以上调查人、帮扶责任人',
  P05: '户主、两名采集人、录入人',
  P06: '户主、两名评分人、组长',
  P07: '户主、帮扶责任人、第一书记',
  P08: '各级经办人、负责人',
  P09: '主持人、记录人',
  P10: '全体到会人员',
  P11: '监票人、计票人',
  P15: '两名张贴人、村务监督委员会主任',
  P16: '两名核查人、分管领导',
  P17: '村、工作队、乡、县负责人',
  P18: '主要负责人',
  P19: '户主、两名送达人',
  P20: '户主、两名以上核验人、帮扶责任人',
  P21: '户主、两名以上核验人、帮扶责任人',
  P23: '户主、两名送达人',
  P24: '户主、两名以上核验人、各级负责人',
  P25: '户主、帮扶责任人',
  P26: '户主、两名以上核验人、各级负责人',
  P28: '户主、填表人、审核人',
  P29: '户主、填表人、审核人',
  P30: '户主、两名以上工作队员',
  P31: '责任人、两名核查人、部门负责人',
  P32: '签收人',
  P33: '责任人、两名核查人、部门负责人',
  P34: '户主、帮扶责任人、第一书记',
  P36: '户主、走访人',
  P38: '户主、经办人',
  P39: '填表人、审核人、负责人',
  P40: '填表人、审核人、负责人',
  P44: '填表人、统计负责人、单位负责人',
  P45: '移交人、接收人、监交人',
};

/** Sheets with a letter that are for a board, for the household or for looking things up: nobody signs them, or many over time. */
const UNSIGNED = new Set(['P05B', 'P25B', 'P38B', 'P44B', 'P45B']);

/** Sheets in front that are only read: the guide before the application that the household writes by hand. */
export const GUIDES: Readonly<Record<string, number>> = { P01: 1 };

/** Who signs a document; null for one that does not come back signed. */
export const signersOf = (document: string): string | null =>
  UNSIGNED.has(document) ? null : (SIGNERS[document] ?? SIGNERS[document.slice(0, 3)] ?? null);

/** The pages of a print that come back signed. */
export const signedPages = (document: string, pages: number): number[] => {
  if (signersOf(document) === null) return [];
  const first = (GUIDES[document] ?? 0) + 1;
  return Array.from({ length: Math.max(0, pages - first + 1) }, (_, at) => first + at);
};
