import { ThingLink } from '../../components/thing-link';
import type { CohortQuery } from '../../gql/graphql';
import styles from '../../things/list.module.css';
import { Place } from '../../things/place';
import { Related } from '../../things/related';
import { useWords } from '../../words/language';

const words = {
  en: { title: 'Hosts of field modules', module: 'module' },
  ru: { title: 'Где проходили выездные модули', module: 'модуль' },
};

/** The places that hosted modules of a cohort. */
export function Hosts({ of: { slug, hosts } }: { of: NonNullable<CohortQuery['cohort']> }) {
  const text = useWords(words);
  return (
    <Related
      id="hosts"
      title={text.title}
      total={hosts.totalCount}
      shown={hosts.nodes.length}
      of={{ plural: 'participations', filter: { 'cohort.slug': slug, role: 'HOST' } }}
    >
      <ul role="list" className={styles.list}>
        {hosts.nodes.map((host) => (
          <li key={host.id}>
            <span>
              <Place of={host} />
            </span>
            <ThingLink id={host.id}>{text.module}</ThingLink>
          </li>
        ))}
      </ul>
    </Related>
  );
}
