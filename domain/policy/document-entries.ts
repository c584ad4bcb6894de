import { entryOf, type PackEntry } from './pack-entry.ts';
import type { PolicyPack } from './pack-schema.ts';
import { scoringEntries } from './scoring.ts';

const FILING = {
  fonds: '全宗号',
  fileClass: '档案门类代码',
  office: '机构（问题）代码',
  category: '档案类目',
  villageOffices: '各村机构代码',
  householdVolume: '户卷档号',
  villageVolume: '村卷档号',
  townshipVolume: '乡卷档号',
  boxSpines: '档案盒厚度（毫米）',
  pagesPerMillimetre: '每毫米盒厚装的页数',
} as const;

type FilingValue = string | number | readonly number[] | Readonly<Record<string, string>>;

/** As one line: lists by 、, codes of villages as 529901100201 为 YX. */
function filingWords(value: FilingValue): string {
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.join('、');
  return Object.entries(value)
    .map(([village, office]) => `${village} 为 ${office}`)
    .join('、');
}

const DOCUMENTS = {
  policyBasis: '公示、公告写的政策依据',
  objectionAnswerDays: '异议答复期限（工作日）',
  nationalHotline: '全国监督举报电话',
  listFoot: '公示名单下的说明',
} as const;

/** Wording, filing, departments of problems and scoring that printed documents take from the pack. */
export function documentEntries({ documents: words }: PolicyPack): PackEntry[] {
  const facts = (Object.keys(DOCUMENTS) as (keyof typeof DOCUMENTS)[]).map((key) =>
    entryOf('documents', key, [DOCUMENTS[key], String(words[key].value)], words[key]),
  );
  const texts = Object.entries(words.wordings ?? {}).flatMap(([document, parts]) =>
    Object.entries(parts).map(([part, text]) =>
      entryOf('documents', `${document}/${part}`, [`${document} 的文字 · ${part}`, text.value], text),
    ),
  );
  const filing = Object.entries(words.filing ?? {}).map(([part, fact]) =>
    entryOf(
      'documents',
      `filing/${part}`,
      [FILING[part as keyof typeof FILING], filingWords(fact.value)],
      fact,
    ),
  );
  const problems = Object.entries(words.problemDepartments ?? {}).map(([kind, department]) =>
    entryOf('documents', `problem/${kind}`, [`${kind}类问题的主管部门`, department.value], department),
  );
  const days = words.rectificationDays;
  const limit =
    days === undefined
      ? []
      : [entryOf('documents', 'rectificationDays', ['整改期限（自然日）', String(days.value)], days)];
  const { scoring } = words;
  const scores =
    scoring === undefined
      ? []
      : scoringEntries(scoring).map(({ key, entry, value }) =>
          entryOf('documents', key, [entry, value], scoring),
        );
  return [...facts, ...filing, ...problems, ...limit, ...scores, ...texts];
}
