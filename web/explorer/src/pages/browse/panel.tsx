import { useState, type ReactNode } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Button } from '../../components/button';
import styles from './panel.module.css';

/** A button that opens a small panel of choices. */
export function Panel({ title, children }: { title: string; children: ReactNode | ((close: () => void) => ReactNode) }) {
  const [open, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button>{title}</Button>
      <Popover className={styles.popover!} placement="bottom start" containerPadding={16} aria-label={title}>
        <div className={styles.panel}>{typeof children === 'function' ? children(() => setOpen(false)) : children}</div>
      </Popover>
    </DialogTrigger>
  );
}
