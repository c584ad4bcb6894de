import { Checkbox } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import type { PaperLine } from '#contract/paper.ts';
import { Empty } from '../ui/notes.tsx';
import { PaperDetail, type PaperOwner } from './paper-detail.tsx';
import { PaperSign } from './paper-sign.tsx';
import { isLacking } from './paper-words.ts';

interface PaperLinesProps {
  readonly label: string;
  readonly owner: PaperOwner;
  readonly lines: readonly PaperLine[];
}

/** What makes a line the same as another of its file. */
export const keyOfLine = ({ item, year, procedureId }: PaperLine): string =>
  [item, year ?? '', procedureId ?? ''].join(' ');

/** Of which year and which procedure. */
export const whichOf = ({ year, procedure }: PaperLine): string =>
  [year === null ? null : `${year} 年`, procedure].filter((part) => part !== null).join(' · ');

/** The papers of one file in their order, by its places; a line opens to what is there and what can be done. */
export function PaperLines({ label, owner, lines }: PaperLinesProps): ReactNode {
  const lacking = lines.filter(({ state }) => isLacking(state)).length;
  const [isOnlyLacking, setOnlyLacking] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const shown = lines.filter((line) => !isOnlyLacking || isLacking(line.state) || keyOfLine(line) === opened);
  if (lines.length === 0)
    return <Empty title="这里没有必须有的材料">按政策包的清单，目前没有要收的材料。</Empty>;
  return (
    <>
      <div className="line paper-lines-head">
        <Checkbox checked={isOnlyLacking} onChange={({ target }) => setOnlyLacking(target.checked)}>
          只看缺的和未签的 {lacking}
        </Checkbox>
      </div>
      <table className="sheet paper-lines" aria-label={label}>
        <thead>
          <tr>
            <th style={{ width: 92 }}>状态</th>
            <th style={{ width: 220 }}>材料</th>
            <th style={{ width: 150 }}>年度、程序</th>
            <th>依据</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line, index) => {
            const isOpen = keyOfLine(line) === opened;
            return (
              <Fragment key={keyOfLine(line)}>
                {shown[index - 1]?.group === line.group ? null : (
                  <tr className="group">
                    <th colSpan={4} scope="rowgroup">
                      {line.group}
                    </th>
                  </tr>
                )}
                <tr
                  className={`go${isOpen ? ' chosen' : ''}`}
                  onClick={() => setOpened(isOpen ? null : keyOfLine(line))}
                >
                  <td>
                    <PaperSign state={line.state} />
                  </td>
                  <td>
                    <button type="button" className="plain strong" aria-expanded={isOpen}>
                      {line.title}
                    </button>
                  </td>
                  <td className="quiet">{whichOf(line)}</td>
                  <td className="quiet small">{line.why}</td>
                </tr>
                {isOpen ? (
                  <tr className="opened">
                    <td colSpan={4}>
                      <PaperDetail owner={owner} line={line} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {shown.length === 0 ? <p className="faint pad">没有缺的，也没有未签的。</p> : null}
    </>
  );
}
