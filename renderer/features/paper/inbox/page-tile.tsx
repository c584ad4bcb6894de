import { Checkbox } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { type InboxPage, pagePlace, pageTitle } from './inbox-words.ts';

interface PageTileProps {
  readonly domId: string;
  readonly page: InboxPage | undefined;
  /** Undefined while it is read, null where it cannot be. */
  readonly thumb: string | null | undefined;
  readonly isHere: boolean;
  readonly isChosen: boolean;
  readonly onPress: (event: MouseEvent) => void;
  readonly onTick: () => void;
}

/** One page of paper as a small picture, with what it is. */
export function PageTile(props: PageTileProps): ReactNode {
  const { page, thumb, isHere, isChosen } = props;
  if (page === undefined) return <div className="page-tile" aria-hidden />;
  const title = pageTitle(page);
  return (
    <div
      id={props.domId}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-label={`${title} ${pagePlace(page)}`}
      className={`page-tile${isHere ? ' here' : ''}${isChosen ? ' chosen' : ''}`}
      onClick={props.onPress}
      onKeyDown={undefined}
    >
      <div className="thumb">
        {thumb === undefined ? (
          <span className="faint small" aria-busy>
            正在读取…
          </span>
        ) : thumb === null ? (
          <span className="wrong small">打不开</span>
        ) : (
          <img src={thumb} alt="" draggable={false} />
        )}
        <Checkbox
          className="tick"
          tabIndex={-1}
          checked={isChosen}
          aria-label={`选择 ${title} ${pagePlace(page)}`}
          onClick={(event) => event.stopPropagation()}
          onChange={props.onTick}
        />
      </div>
      <div className="cut small" title={title}>
        {title}
      </div>
      <div className="cut small faint">{page.reason ?? pagePlace(page)}</div>
    </div>
  );
}
