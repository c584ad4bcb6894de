import { PACKAGE_FILES, type PackageMetadata, type PackedPaper } from '#domain/keeping/package-metadata.ts';
import { escaped, row, table } from './html.ts';
import { tablesOf } from './index-tables.ts';

const STYLE = `body{font:15px/1.6 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;max-width:1080px;margin:24px auto;padding:0 16px;color:#1f2328}
h1{font-size:22px}h2{font-size:17px;margin:28px 0 8px;border-bottom:1px solid #d0d7de}table{border-collapse:collapse;width:100%;margin:6px 0}
th,td{border:1px solid #d0d7de;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f6f8fa;font-weight:600;white-space:nowrap}
.n{text-align:right;white-space:nowrap}.note{background:#fff8e1;border:1px solid #e6d38a;padding:8px 12px}dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:0 20px;margin:6px 0}
dl div{display:flex;gap:8px;border-bottom:1px solid #eaeef2;padding:3px 0}dt{color:#57606a;min-width:130px}dd{margin:0}`;

/** A page that asks nothing of anybody: no script, no picture, nothing from elsewhere. */
const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body>${body}</body></html>
`;

const link = (path: string, words: string): string =>
  `<a href="${escaped(path.split('/').map(encodeURIComponent).join('/'))}">${escaped(words)}</a>`;

/** 目录.html: what the package is and what lies in it. */
export function indexPage(metadata: PackageMetadata): string {
  const { about, households, lacking } = metadata;
  const only = about.kind === 'household' ? households[0] : undefined;
  const facts = [
    ['打包单位', about.unit],
    ['打包时间', localTime(about.packedAt)],
    ['经办人', about.packedBy],
    ['理由', about.reason],
    ['户数', String(households.length)],
    ['件数', String(metadata.papers.length)],
    ['文件数', String(metadata.files.length)],
  ].map(([label = '', value = '']) => `<div><dt>${label}</dt><dd>${escaped(value)}</dd></div>`);
  const body = [
    `<h1>${escaped(about.title)} 长期保存包</h1>`,
    `<p class="note">包里有姓名、证件号码等个人信息，没有加密。请放在上锁的地方，不要上网传送。怎样检查是否完好，见“${PACKAGE_FILES.notes}”。</p>`,
    `<dl>${facts.join('')}</dl>`,
    ...(lacking.length === 0
      ? []
      : [`<h2>包里没有的</h2><ul>${lacking.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul>`]),
    only === undefined ? listOfHouseholds(metadata) : householdBody(metadata, only.id, ''),
    ...(about.kind === 'village' ? [ownBody(metadata, null, '')] : []),
  ];
  return page(`${about.title} 目录`, body.join('\n'));
}

const listOfHouseholds = ({ households, papers }: PackageMetadata): string => {
  const counts = Map.groupBy(papers, ({ household }) => household);
  const rows = households.map(({ id, number, folder }, at) =>
    row([String(at + 1), link(`${folder}/index.html`, number), String(counts.get(id)?.length ?? 0)]),
  );
  return `<h2>户</h2>${table(['序号', '户编号', '件数'], rows)}`;
};

/** The page of one household in a village's package, in its own folder. */
export const householdPage = (
  metadata: PackageMetadata,
  household: PackageMetadata['households'][number],
): string =>
  page(
    `${household.number} 目录`,
    `<p>${link(`../../${PACKAGE_FILES.index}`, '回到目录')}</p>${householdBody(metadata, household.id, '../../')}`,
  );

const householdBody = (metadata: PackageMetadata, id: number, up: string): string =>
  `<h1>户编号 ${escaped(metadata.households.find((each) => each.id === id)?.number ?? '')}</h1>${ownBody(metadata, id, up)}`;

function ownBody(metadata: PackageMetadata, household: number | null, up: string): string {
  const papers = metadata.papers.filter((paper) => paper.household === household);
  const heading = household === null ? '村的材料' : '材料';
  const files = metadata.files.filter(
    (file) => file.household === household && (file.kind === 'history' || file.kind === 'earlier-history'),
  );
  const histories = files.map(
    ({ path, kind }) =>
      `<li>${link(up + path, kind === 'history' ? '操作记录和查看记录' : '移入以前的操作记录')}</li>`,
  );
  return [
    `<h2>${heading}</h2>`,
    papers.length === 0 ? '<p>没有打印过的文书和扫描件。</p>' : papersTable(papers, up),
    ...(histories.length === 0 ? [] : [`<ul>${histories.join('')}</ul>`]),
    ...(household === null ? [] : tablesOf(metadata, household)),
  ].join('\n');
}

const papersTable = (papers: readonly PackedPaper[], up: string): string =>
  table(
    ['档号', '题名', '责任者', '日期', '保管期限', '页数', '文件'],
    papers.map(({ code, title, author, date, retention, pages, files }) =>
      row([
        ...[code, title, author, date, retention, String(pages ?? '')].map(escaped),
        files.map((path) => link(up + path, path.split('/').at(-1) ?? path)).join('<br>'),
      ]),
    ),
  );

/** To the minute, on the clock of the office. */
function localTime(moment: string): string {
  const at = new Date(moment);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
