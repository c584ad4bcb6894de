import { Button, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '../client.ts';
import { FormItem } from '../ui/form-item.tsx';
import { ErrorNote } from '../ui/notes.tsx';
import { countOf } from '../ui/numbers.ts';
import { readOutput } from '../ui/read-output.ts';
import { saveFile } from '../ui/save-file.ts';
import { isPdf, type Picture } from './picture-acts.ts';

/** What systems that one uploads to take, in KB. */
const LIMITS = [100, 200, 500, 1000, 2000] as const;

/** Smaller copies of photos, without place and camera, for systems that take only so many KB. The archive keeps the originals. */
export function LightCopies({ pictures }: { pictures: readonly Picture[] }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const photos = pictures.filter((picture) => !isPdf(picture));
  if (photos.length === 0) return null;
  return (
    <>
      <Button size="small" type="text" onClick={() => setOpen(true)}>
        存上传用的小图
      </Button>
      {isOpen ? <LightDialog photos={photos} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function LightDialog({ photos, onClose }: { photos: readonly Picture[]; onClose: () => void }): ReactNode {
  const [limit, setLimit] = useState<number>(200);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const linkIds = photos.map(({ linkId }) => linkId);
      const { outputId, name } = await call('attachment.light', { linkIds, maxKilobytes: limit });
      saveFile(name, await readOutput(outputId));
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title="存上传用的小图"
      width={420}
      okText="存到本机"
      confirmLoading={isBusy}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="stack">
        <p className="quiet">
          {photos.length === 1 ? '这张照片' : `这里的 ${countOf(photos.length)} 张照片`}
          缩小后另存一份，不带拍摄地点；档案库里的原图不变。
          {photos.length > 1 ? '几张放在一个压缩包里。' : ''}
        </p>
        <FormItem label="每张不超过">
          {(id) => (
            <Select
              id={id}
              aria-label="每张不超过"
              value={limit}
              options={LIMITS.map((value) => ({
                value,
                label: value < 1000 ? `${value} KB` : `${value / 1000} MB`,
              }))}
              onChange={setLimit}
            />
          )}
        </FormItem>
        <ErrorNote error={error} />
      </div>
    </Modal>
  );
}
