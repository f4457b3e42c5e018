import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Button } from '../../components/button';
import styles from './panel.module.css';

/** A button that opens a small panel of choices. */
export function Panel({ title, children }: { title: string; children: ReactNode | ((close: () => void) => ReactNode) }) {
  return (
    <DialogTrigger>
      <Button>{title}</Button>
      <Popover className={styles.popover!} placement="bottom start">
        <Dialog className={styles.panel!} aria-label={title}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
