import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '../../../client.ts';
import { useMay } from '../../../may.ts';
import { useAct, useAnswer } from '../../../queries.ts';
import { type Crop, PictureView } from '../../../ui/picture-view.tsx';
import { usePictureUrl } from '../../../ui/use-picture-url.ts';
import { type InboxPage, pagePlace, pageTitle } from './inbox-words.ts';

/** Fractions as the archive keeps them; the frame never leaves the page. */
function thousandths([x, y, width, height]: Crop): [number, number, number, number] {
  const left = Math.min(990, Math.round(x * 1000));
  const top = Math.min(990, Math.round(y * 1000));
  return [
    left,
    top,
    Math.min(1000 - left, Math.round(width * 1000)),
    Math.min(1000 - top, Math.round(height * 1000)),
  ];
}

/** The page large; of one that came twice also the one that is filed already. */
export function PagePicture({ page }: { page: InboxPage }): ReactNode {
  const turn = useAct('scan.turn');
  const crop = useAct('scan.crop');
  const mayWrite = useMay('write');
  const [side, setSide] = useState<'this' | 'filed'>('this');
  const filed = useFiledPage(page);
  const shownId = side === 'filed' && filed !== null ? filed : page.id;
  const version =
    shownId === page.id ? JSON.stringify([page.id, page.turn, page.skew, page.crop]) : String(shownId);
  const { url, error } = usePictureUrl(version, () =>
    call('scan.picture', { pageId: shownId, size: 'full' }),
  );
  const canChange = mayWrite && shownId === page.id;
  return (
    <PictureView
      key={shownId}
      url={url}
      error={error ?? turn.error ?? crop.error}
      name={`${pageTitle(page)} ${pagePlace(page)}`}
      isCropped={page.crop !== null}
      {...(canChange
        ? {
            onTurn: (by: 90 | 270) => turn.mutate({ pageIds: [page.id], by }),
            onCrop: (to: Crop | null) =>
              crop.mutate({ pageId: page.id, crop: to === null ? null : thousandths(to) }),
          }
        : {})}
    >
      {filed === null ? null : (
        <Segmented
          size="small"
          aria-label="看哪一页"
          value={side}
          options={[
            { value: 'this', label: '这一页' },
            { value: 'filed', label: '已归位的' },
          ]}
          onChange={setSide}
        />
      )}
    </PictureView>
  );
}

/** The page that is filed for the same sheet of paper; null where there is none. */
function useFiledPage({ state, document }: InboxPage): number | null {
  const isTwice = state === 'twice' && document !== null;
  const answer = useAnswer('scan.ofDocument', { documentId: document?.id ?? 1 }, { enabled: isTwice });
  if (!isTwice) return null;
  return answer.data?.pages.find(({ page }) => page === document.page)?.pageId ?? null;
}
