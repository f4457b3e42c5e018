import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Popover } from 'react-aria-components/Popover';
import { PreviewTrigger } from 'react-aria-components/PreviewTrigger';
import styles from './hint.module.css';

interface Hints {
  /** How it is marked that there is more: of a stated value, of an inferred one, or of a sign such as ⇄. */
  look: 'stated' | 'inferred' | 'sign';
  label: string;
  content: ReactNode;
  children: ReactNode;
}

/** Words that say more when they are pointed at, reached by the keyboard, or touched. */
export function Hint({ look, label, content, children }: Hints) {
  const [open, setOpen] = useState(false);
  return (
    <PreviewTrigger isOpen={open} onOpenChange={setOpen} delay={250}>
      <Button className={styles[look]!} onPress={() => setOpen(true)}>
        {children}
      </Button>
      <Popover className={styles.popover!} placement="bottom start" offset={4} containerPadding={16} aria-label={label}>
        <div className={styles.content}>{content}</div>
      </Popover>
    </PreviewTrigger>
  );
}
