import { FilePdfOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import type { Request } from '#contract/channels.ts';
import type { Attached } from '#contract/record.ts';
import { call } from '../client.ts';
import { runJob } from '../jobs.ts';
import { refreshAll, useAct } from '../queries.ts';
import { Button as GuardedButton } from '../ui/button.tsx';
import { ErrorNote } from '../ui/notes.tsx';
import { sizeOf } from '../ui/numbers.ts';
import { Offered } from '../ui/offered.tsx';
import { readOutput } from '../ui/read-output.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { saveFile } from '../ui/save-file.ts';
import { sendFile } from '../ui/send-file.ts';

/** A visit to a household, a step of a procedure, a problem. */
type PhotoOwner = Omit<Request<'attachment.add'>, 'fileId' | 'title' | 'takenOn'>;

/** Hands over photos one by one; each is an act of its own, so that one that is refused takes no other with it. */
export async function addPhotos(owner: PhotoOwner, files: readonly File[]): Promise<void> {
  await runJob('添加照片', async (job) => {
    try {
      for (const file of files) {
        const fileId = await sendFile(file, job);
        await call('attachment.add', { fileId, ...owner });
      }
    } finally {
      await refreshAll();
    }
  });
}

async function contentOf(
  id: number,
): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { outputId, name, mediaType } = await call('attachment.read', { id });
  return { name, type: mediaType, bytes: await readOutput(outputId) };
}

/** The address of a photo in memory while it is shown; null until it is there. */
function usePhoto(attached: Attached): { url: string | null; error: unknown } {
  const [shown, setShown] = useState<{ url: string | null; error: unknown }>({ url: null, error: null });
  const { attachmentId, mediaType } = attached;
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    if (!mediaType.startsWith('image/')) return undefined;
    contentOf(attachmentId).then(
      ({ bytes, type }) => {
        if (gone) return;
        url = URL.createObjectURL(new Blob([bytes], { type }));
        setShown({ url, error: null });
      },
      (error: unknown) => {
        if (!gone) setShown({ url: null, error });
      },
    );
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [attachmentId, mediaType]);
  return shown;
}

function Photo({ attached, onOpen }: { attached: Attached; onOpen: () => void }): ReactNode {
  const { url, error } = usePhoto(attached);
  const name = attached.title ?? attached.name;
  return (
    <li>
      <button type="button" className="photo" title={name} aria-label={`打开${name}`} onClick={onOpen}>
        {attached.mediaType === 'application/pdf' ? (
          <span className="quiet">
            <FilePdfOutlined aria-hidden /> {attached.name}
          </span>
        ) : url === null ? (
          <span className={error === null ? 'faint' : 'wrong small'}>
            {error === null ? '正在读取…' : '打不开'}
          </span>
        ) : (
          <img src={url} alt={name} />
        )}
      </button>
    </li>
  );
}

function OpenPhoto({ attached, onClose }: { attached: Attached; onClose: () => void }): ReactNode {
  const { url, error } = usePhoto(attached);
  const unlink = useAct('attachment.unlink');
  const [taking, setTaking] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const save = (): void =>
    void contentOf(attached.attachmentId)
      .then(({ name, bytes }) => saveFile(name, bytes))
      .catch(setFault);
  if (taking)
    return (
      <ReasonDialog
        title={`取下${attached.name}`}
        word="取下"
        busy={unlink.isPending}
        error={unlink.error}
        onReason={(reason) => unlink.mutate({ linkId: attached.linkId, reason }, { onSuccess: onClose })}
        onClose={() => setTaking(false)}
      />
    );
  return (
    <Modal
      open
      title={`${attached.title ?? attached.name}（${sizeOf(attached.bytes)}）`}
      width={900}
      style={{ top: 24 }}
      onCancel={onClose}
      footer={
        <div className="line">
          <GuardedButton may="write" danger type="text" onClick={() => setTaking(true)}>
            取下
          </GuardedButton>
          <span className="spread" />
          <GuardedButton may="unmask" onClick={save}>
            另存到本机
          </GuardedButton>
          <Button type="primary" onClick={onClose}>
            关闭
          </Button>
        </div>
      }
    >
      <ErrorNote error={error ?? fault} />
      {url === null ? (
        <p className="faint">{attached.mediaType === 'application/pdf' ? 'PDF 文件，请另存后打开。' : ''}</p>
      ) : (
        <img className="photo-large" src={url} alt={attached.title ?? attached.name} />
      )}
    </Modal>
  );
}

interface PhotosProps {
  readonly title?: string;
  /** What they should show. */
  readonly hint?: string;
  readonly photos: readonly Attached[];
  /** Chosen and not yet handed over. */
  readonly waiting: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
}

/** Photos and scans as small pictures; the encrypted files are opened in memory only. */
export function Photos({
  title = '照片和扫描件',
  hint = 'JPG、PNG、PDF，每个不超过 20 MB；加密保存在档案库里',
  photos,
  waiting,
  onFiles,
}: PhotosProps): ReactNode {
  const [open, setOpen] = useState<Attached | null>(null);
  const id = useId();
  return (
    <section aria-label="照片">
      <div className="line">
        <h3 className="nowrap">{title}</h3>
        <span className="faint small">{hint}</span>
      </div>
      <ul className="photos">
        {photos.map((attached) => (
          <Photo key={attached.linkId} attached={attached} onOpen={() => setOpen(attached)} />
        ))}
        {waiting.map((file, index) => (
          <li key={`${file.name}${index}`} className="photo faint">
            {file.name}
            <br />
            保存时添加
          </li>
        ))}
        <Offered may="write">
          <li>
            <label htmlFor={id} className="photo add">
              <PlusOutlined aria-hidden /> 添加照片
            </label>
            <input
              id={id}
              type="file"
              multiple
              accept=".jpg,.jpeg,.png,.pdf"
              aria-label="添加照片"
              className="hidden-input"
              onChange={(event) => {
                const files = [...(event.target.files ?? [])];
                event.target.value = '';
                if (files.length > 0) onFiles(files);
              }}
            />
          </li>
        </Offered>
      </ul>
      {open === null ? null : <OpenPhoto attached={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
