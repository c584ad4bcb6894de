import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { call } from '../client.ts';
import { useMay } from '../may.ts';
import { useAct } from '../queries.ts';
import { Button as GuardedButton } from '../ui/button.tsx';
import { isTyping } from '../ui/is-typing.ts';
import { ErrorNote, Note } from '../ui/notes.tsx';
import { sizeOf } from '../ui/numbers.ts';
import { type Crop, PictureView } from '../ui/picture-view.tsx';
import { readOutput } from '../ui/read-output.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { saveFile } from '../ui/save-file.ts';
import { usePictureUrl } from '../ui/use-picture-url.ts';
import { type Picture, pictureName, type PictureOwner } from './picture-acts.ts';
import { PictureWords } from './picture-words.tsx';

interface PictureDialogProps {
  readonly picture: Picture;
  readonly owner: PictureOwner;
  /** Those that ← and → go through. */
  readonly all: readonly Picture[];
  readonly onShow: (linkId: number) => void;
  readonly onClose: () => void;
}

/** One photo or scan large: looked at, turned, cropped, named, freed of its place, taken down. */
export function PictureDialog({ picture, owner, all, onShow, onClose }: PictureDialogProps): ReactNode {
  const unlink = useAct('attachment.unlink');
  const [isTaking, setTaking] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const at = all.findIndex(({ linkId }) => linkId === picture.linkId);
  const show = (next: Picture | undefined): void => {
    if (next !== undefined) onShow(next.linkId);
  };
  const save = async (): Promise<void> => {
    const { outputId, name } = await call('attachment.read', { id: picture.attachmentId });
    saveFile(name, await readOutput(outputId));
  };
  if (isTaking)
    return (
      <ReasonDialog
        title={`取下${picture.name}`}
        word="取下"
        busy={unlink.isPending}
        error={unlink.error}
        onReason={(reason) => unlink.mutate({ linkId: picture.linkId, reason }, { onSuccess: onClose })}
        onClose={() => setTaking(false)}
      />
    );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isTyping(event.target) || event.altKey || event.ctrlKey) return;
    if (event.key === 'ArrowLeft') show(all[at - 1]);
    else if (event.key === 'ArrowRight') show(all[at + 1]);
  };
  return (
    <Modal
      open
      title={`${pictureName(picture)}（${sizeOf(picture.bytes)}）`}
      width={1020}
      style={{ top: 20 }}
      onCancel={onClose}
      wrapProps={{ onKeyDown }}
      footer={
        <div className="line">
          <GuardedButton may="write" danger type="text" onClick={() => setTaking(true)}>
            取下
          </GuardedButton>
          <Button
            icon={<LeftOutlined aria-hidden />}
            aria-label="上一张"
            title="上一张 ←"
            disabled={at <= 0}
            onClick={() => show(all[at - 1])}
          />
          <span className="quiet">
            {at + 1} / {all.length}
          </span>
          <Button
            icon={<RightOutlined aria-hidden />}
            aria-label="下一张"
            title="下一张 →"
            disabled={at >= all.length - 1}
            onClick={() => show(all[at + 1])}
          />
          <span className="spread" />
          <GuardedButton may="unmask" onClick={() => void save().catch(setFault)}>
            另存到本机
          </GuardedButton>
          <Button type="primary" onClick={onClose}>
            关闭
          </Button>
        </div>
      }
    >
      <div className="picture-dialog">
        <Large picture={picture} />
        <div className="stack picture-side">
          <ErrorNote error={fault} />
          <PictureWords picture={picture} owner={owner} />
          <Location picture={picture} />
          {picture.hasActive ? (
            <Note tone="look">
              这个 PDF 里带有程序或附件。在这里看不会运行；另存出去以后请不要打开里面的附件。
            </Note>
          ) : null}
        </div>
      </div>
    </Modal>
  );
}

function Large({ picture }: { picture: Picture }): ReactNode {
  const { linkId, attachmentId, turn, crop } = picture;
  const mayWrite = useMay('write');
  const turned = useAct('attachment.turn');
  const cropped = useAct('attachment.crop');
  const version = JSON.stringify([linkId, attachmentId, turn, crop]);
  const { url, error } = usePictureUrl(version, () => call('attachment.picture', { linkId, size: 'screen' }));
  return (
    <PictureView
      url={url}
      error={error ?? turned.error ?? cropped.error}
      name={pictureName(picture)}
      isCropped={crop !== null}
      {...(mayWrite
        ? {
            onTurn: (by: 90 | 270) => turned.mutate({ linkId, turn: turnedBy(turn, by) }),
            onCrop: (to: Crop | null) => cropped.mutate({ linkId, crop: to === null ? null : [...to] }),
          }
        : {})}
    />
  );
}

const turnedBy = (turn: number, by: number): 0 | 90 | 180 | 270 =>
  ([0, 90, 180, 270] as const)[((turn + by) % 360) / 90] ?? 0;

function Location({ picture: { linkId, location } }: { picture: Picture }): ReactNode {
  const act = useAct('attachment.withoutPlace');
  if (!location) return null;
  return (
    <>
      <Note tone="look">这张照片里记着拍摄地点。传给别的系统或发给别人以前，最好去掉。</Note>
      <GuardedButton may="write" loading={act.isPending} onClick={() => act.mutate({ linkId })}>
        去掉位置信息
      </GuardedButton>
      <ErrorNote error={act.error} />
    </>
  );
}
