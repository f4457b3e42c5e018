import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pathOf } from '../things/kinds';
import { useLanguage, useWords } from '../words/language';
import { withSign } from '../words/sign';
import type { MapPlace } from './place';
import styles from './map.module.css';

const words = {
  en: { none: 'no data', disputed: 'status internationally disputed' },
  ru: { none: 'нет данных', disputed: 'международный статус оспаривается' },
};

interface MarkParts {
  place: MapPlace;
  shade: number | 'none';
  write: (value: number) => string;
  /** Whether the Tab key reaches it: one of a map does. */
  tabbed: boolean;
  children: ReactNode;
}

/** A place of a drawing, which leads to its page and says its value. */
export function Mark({ place: { id, name, value, sign, disputed }, shade, write, tabbed, children }: MarkParts) {
  const language = useLanguage();
  const text = useWords(words);
  const { kind, key } = pathOf(id);
  return (
    <g role="listitem">
      <Link
        to="/$language/$kind/$"
        params={{ language, kind, _splat: key }}
        className={styles.mark}
        preload={false}
        tabIndex={tabbed ? 0 : -1}
        aria-label={[name, value === null ? text.none : withSign(sign, write(value)), disputed && text.disputed].filter(Boolean).join(', ')}
        data-place={id}
        data-step={shade}
        data-disputed={disputed || undefined}
      >
        {children}
      </Link>
    </g>
  );
}
