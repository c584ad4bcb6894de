import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ErrorNote } from './notes.tsx';
import { openPdf, pageSize, paintPage } from './pdf.ts';

const PIXELS_PER_POINT = 96 / 72;

interface PageProps {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly zoom: number;
}

/** One page, painted when it comes into sight. */
function Page({ pdf, number, zoom }: PageProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    void pageSize(pdf, number).then(setSize, () => undefined);
  }, [pdf, number]);
  useEffect(() => {
    if (box.current === null) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: '400px' },
    );
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [size]);
  useEffect(() => {
    if (!seen || canvas.current === null) return;
    // A new canvas for each painting: pdf.js refuses two at a time on one.
    const fresh = document.createElement('canvas');
    const old = canvas.current;
    let stopped = false;
    void paintPage(pdf, number, fresh, {
      pixelsPerPoint: PIXELS_PER_POINT * zoom * window.devicePixelRatio,
    }).then(
      () => {
        if (stopped) return;
        old.width = fresh.width;
        old.height = fresh.height;
        old.getContext('2d')?.drawImage(fresh, 0, 0);
      },
      () => undefined,
    );
    return () => {
      stopped = true;
    };
  }, [pdf, number, zoom, seen]);
  const scale = PIXELS_PER_POINT * zoom;
  return (
    <figure ref={box} className="sheet-of-paper">
      <canvas
        ref={canvas}
        aria-label={`第 ${number} 页`}
        role="img"
        style={size === null ? {} : { width: size.width * scale, height: size.height * scale }}
      />
      <figcaption>
        第 {number} 页，共 {pdf.numPages} 页
      </figcaption>
    </figure>
  );
}

/** A PDF as sheets of paper one under the other; zoom 1 is true size. */
export function PdfPages({ bytes, zoom }: { bytes: Uint8Array; zoom: number }): ReactNode {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let current: PDFDocumentProxy | null = null;
    let stopped = false;
    openPdf(bytes).then(
      (opened) => {
        current = opened;
        if (stopped) void opened.loadingTask.destroy();
        else setPdf(opened);
      },
      (thrown: unknown) => {
        if (!stopped) setError(thrown);
      },
    );
    return () => {
      stopped = true;
      setPdf(null);
      if (current !== null) void current.loadingTask.destroy();
    };
  }, [bytes]);
  if (error !== null) return <ErrorNote error={error} />;
  if (pdf === null) return null;
  return Array.from({ length: pdf.numPages }, (_, index) => (
    <Page key={index} pdf={pdf} number={index + 1} zoom={zoom} />
  ));
}
