import { useState } from 'react';
import { Rows } from '../../components/rows';
import { Written } from '../../components/written';
import { useWords } from '../../words/language';
import { AskedLine, Choose, type Deciding } from './choose';
import type { Standing } from './decide';
import { Paged } from './paged';
import { PlaceName, useWhy } from './place-line';
import styles from './your-table.module.css';

const words = {
  en: { label: 'Names that were found', name: 'In your table', place: 'Place', region: 'Region', code: 'OKTMO', why: 'How', change: 'Change', none: 'none', another: 'Change what is meant' },
  ru: { label: 'Найденные названия', name: 'В вашей таблице', place: 'Место', region: 'Регион', code: 'ОКТМО', why: 'Как найдено', change: 'Изменить', none: 'нет', another: 'Изменить, что имеется в виду' },
};

/** Names that are clear. What one means can be changed all the same. */
export function Found({ of, onDecide, otherwise }: Omit<Deciding, 'of'> & { of: readonly Standing[] }) {
  const text = useWords(words);
  const why = useWhy();
  const [changed, change] = useState<string>();
  return (
    <Paged
      items={of}
      size={50}
      frame={(page) => (
        <>
          <Rows
            label={text.label}
            rows={page}
            keyOf={({ asked }) => asked.key}
            columns={[
              {
                title: text.name,
                cell: ({ asked }) => (
                  <>
                    <Written>{asked.name}</Written>
                    <AskedLine of={asked} />
                  </>
                ),
              },
              { title: text.place, cell: ({ place }) => (place ? <PlaceName of={place} /> : text.none) },
              { title: text.region, cell: ({ place }) => place?.region },
              { title: text.code, cell: ({ place }) => place?.oktmo },
              { title: text.why, cell: ({ place }) => place && why(place) && <span className={styles.soft}>{why(place)}</span> },
              {
                title: text.change,
                bare: true,
                cell: ({ asked }) => (
                  <button type="button" className={styles.change} aria-label={`${text.change}: ${asked.name}`} aria-expanded={changed === asked.key} onClick={() => change(changed === asked.key ? undefined : asked.key)}>
                    {text.change}
                  </button>
                ),
              },
            ]}
          />
          {page.filter(({ asked }) => asked.key === changed).map((standing) => (
            <section key={standing.asked.key} aria-label={text.another}>
              <Choose of={standing} onDecide={onDecide} otherwise={otherwise} />
            </section>
          ))}
        </>
      )}
    />
  );
}
