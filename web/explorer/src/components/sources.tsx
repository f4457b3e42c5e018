import { useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { SourceLineFragment } from '../gql/graphql';
import { date } from '../words/date';
import { useLanguage, useWords } from '../words/language';
import styles from './sources.module.css';
import { ThingLink } from './thing-link';

const words = {
  en: { source: 'Source', sources: 'Sources', licence: 'Licence', unknown: 'licence unknown', asOf: 'Published', read: 'Read', about: 'Where this is from' },
  ru: { source: 'Источник', sources: 'Источники', licence: 'Лицензия', unknown: 'лицензия неизвестна', asOf: 'Опубликовано', read: 'Прочитано', about: 'Откуда это известно' },
};

/** One publication on a line: title, publisher, date, licence. */
export function SourceLine({ source }: { source: SourceLineFragment }) {
  const language = useLanguage();
  const text = useWords(words);
  return (
    <p className={styles.line}>
      <ThingLink id={source.id}>{source.title}</ThingLink>
      {source.publisher && <>. {source.publisher}</>}
      {source.publishedOn && (
        <>
          . {text.asOf}: {date(language, source.publishedOn)}
        </>
      )}
      . {text.licence}: {source.licence ?? text.unknown}
    </p>
  );
}

/** A value whose sources show when it is pointed at or pressed. */
export function Sourced({ sources, children, extra }: { sources: readonly SourceLineFragment[]; children: ReactNode; extra?: ReactNode }) {
  const text = useWords(words);
  const trigger = useRef<HTMLButtonElement>(null);
  const [pointed, point] = useState(false);
  const [pressed, press] = useState(false);
  return (
    <>
      <Button ref={trigger} className={styles.value!} aria-haspopup="dialog" onHoverStart={() => point(true)} onHoverEnd={() => point(false)} onPress={() => press(!pressed)}>
        {children}
      </Button>
      <Popover
        triggerRef={trigger}
        isNonModal
        isOpen={pointed || pressed}
        onOpenChange={(open) => {
          if (!open) press(false);
        }}
        className={styles.popover!}
      >
        <Dialog aria-label={text.about} className={styles.dialog!}>
          {extra}
          <p className={styles.head}>{sources.length > 1 ? text.sources : text.source}</p>
          {sources.map((source) => (
            <SourceLine key={source.id} source={source} />
          ))}
        </Dialog>
      </Popover>
    </>
  );
}
