import { CameraOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Modal, Select } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { countOf } from './numbers.ts';
import { ErrorNote, Note } from './notes.tsx';
import { type Camera, pictureOf, useCamera } from './use-camera.ts';

interface CameraDialogProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onClose: () => void;
}

interface Shot {
  readonly file: File;
  readonly url: string;
}

/** The document camera: one picture after the other, all handed over at the end. Space takes one. */
export function CameraDialog({ onFiles, onClose }: CameraDialogProps): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera();
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const [isTaking, setTaking] = useState(false);
  /** Until the first picture is there, there is nothing to take. */
  const [isShown, setShown] = useState(false);
  const isReady = camera.state === 'on' && isShown;
  const shutter = useRef<HTMLButtonElement>(null);
  useForgotten(shots);
  useEffect(() => {
    if (isReady) shutter.current?.focus();
  }, [isReady]);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = camera.stream;
  }, [camera.stream]);
  const take = async (): Promise<void> => {
    if (isTaking || !isReady) return;
    setTaking(true);
    const file = await pictureOf(video.current, shots.length + 1);
    setTaking(false);
    if (file !== null) setShots((now) => [...now, { file, url: URL.createObjectURL(file) }]);
  };
  const drop = (url: string): void => {
    setShots(shots.filter((shot) => shot.url !== url));
    shutter.current?.focus();
  };
  return (
    <Modal
      open
      title="高拍仪"
      width={1020}
      style={{ top: 20 }}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <div className="line">
          <CameraChoice camera={camera} />
          <span className="spread" />
          <Button onClick={onClose}>{shots.length === 0 ? '关闭' : '不要了'}</Button>
          <Button
            type="primary"
            disabled={shots.length === 0}
            onClick={() => {
              onFiles(shots.map(({ file }) => file));
              onClose();
            }}
          >
            收进来{shots.length === 0 ? '' : `（${countOf(shots.length)} 张）`}
          </Button>
        </div>
      }
    >
      <div className="camera">
        <div className="camera-picture">
          <CameraNote camera={camera} />
          {/* No sound is asked for, so there are no captions to give. */}
          <video
            ref={video}
            autoPlay
            playsInline
            muted
            aria-label="高拍仪画面"
            onLoadedData={() => setShown(true)}
          />
        </div>
        <div className="camera-shots">
          <Button
            ref={shutter}
            type="primary"
            block
            icon={<CameraOutlined aria-hidden />}
            disabled={!isReady}
            loading={isTaking}
            onClick={() => void take()}
          >
            拍照 <kbd>空格</kbd>
          </Button>
          <ol aria-label="拍好的">
            {shots.map(({ file, url }, at) => (
              <li key={url}>
                <img src={url} alt={`第 ${at + 1} 张`} />
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={`去掉第 ${at + 1} 张 ${file.name}`}
                  title="去掉"
                  onClick={() => drop(url)}
                />
              </li>
            ))}
          </ol>
        </div>
      </div>
    </Modal>
  );
}

/** Lets the pictures go with the dialog. */
function useForgotten(shots: readonly Shot[]): void {
  const all = useRef<readonly Shot[]>([]);
  useEffect(() => {
    all.current = [...all.current, ...shots];
  }, [shots]);
  useEffect(
    () => () => {
      for (const { url } of all.current) URL.revokeObjectURL(url);
    },
    [],
  );
}

function CameraNote({ camera: { state, error } }: { camera: Camera }): ReactNode {
  if (state === 'failed') return <ErrorNote error={error} />;
  if (state === 'none') return <Note tone="look">没有找到高拍仪或摄像头。请接好 USB 线，再重新打开。</Note>;
  if (state === 'busy')
    return <Note tone="look">高拍仪正被别的程序占用，或这台电脑不让户档使用。请先关掉别的拍照程序。</Note>;
  return state === 'opening' ? <Note>正在打开高拍仪…</Note> : null;
}

function CameraChoice({ camera: { devices, deviceId, choose, size } }: { camera: Camera }): ReactNode {
  return (
    <>
      {devices.length < 2 ? null : (
        <Select
          aria-label="用哪个摄像头"
          style={{ width: 240 }}
          value={deviceId}
          options={devices.map(({ id, label }) => ({ value: id, label }))}
          onChange={choose}
        />
      )}
      {size === null ? null : (
        <span className="faint small">
          {size.width}×{size.height}
        </span>
      )}
    </>
  );
}
