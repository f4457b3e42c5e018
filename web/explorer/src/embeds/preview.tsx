import { useEffect, useRef } from 'react';
import { titleOf } from '../app/title';
import styles from './offer.module.css';

/** What an embed turned out to be: how high its content is, and what it calls itself. */
export interface Seen {
  height: number;
  title: string;
}

interface PreviewParts {
  label: string;
  address: string;
  title: string;
  onSeen: (seen: Seen) => void;
}

const start = 160; // pixels, before the content is known
const scale = 2; // of the frame to what is seen of it

/** An embed at half its size, which is only looked at. */
export function Preview({ label, address, title, onSeen }: PreviewParts) {
  const frame = useRef<HTMLIFrameElement>(null);
  const end = useRef(() => {});
  useEffect(() => () => end.current(), []);

  function watch() {
    const { contentDocument } = frame.current!;
    const content = contentDocument?.body;
    if (!content) return;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(content.scrollHeight / 10) * 10;
      frame.current!.style.height = `${height}px`;
      frame.current!.parentElement!.style.height = `${height / scale}px`;
      onSeen({ height, title: titleOf(contentDocument!) || title });
    });
    observer.observe(content);
    end.current = () => observer.disconnect();
  }

  return (
    <div>
      <p className={styles.label}>{label}</p>
      <div className={styles.preview} style={{ height: start / scale }}>
        <iframe ref={frame} src={address} title={label} style={{ height: start }} onLoad={watch} inert />
      </div>
    </div>
  );
}
