import { SourceList } from '../../components/sources';
import { useLanguage, useWords } from '../../words/language';
import type { Edge, Network } from './network';
import styles from './relationships.module.css';
import { Sentence } from './sentence';
import { tellAlone } from './tell';
import { Behind } from './ways';

const words = {
  en: { link: 'Relationship', unsure: 'One of the places is unconfirmed: a newer register does not list it, and no source says that it ended.' },
  ru: { link: 'Связь', unsure: 'Одно из мест не подтверждено: в новом реестре его нет, и ни один источник не говорит, что оно упразднено.' },
};

/** A link that is chosen: the sentence that it says, its date and source. */
export function LinkPanel({ edge, network }: { edge: Edge; network: Network }) {
  const language = useLanguage();
  const text = useWords(words);
  const [from, to] = [network.nodes.get(edge.from)!, network.nodes.get(edge.to)!];
  return (
    <div className={styles.panel}>
      <div>
        <p className={styles.soft}>{text.link}</p>
        <p className={styles.told}>
          <Sentence said={tellAlone(language, { from, to, links: [edge] })} />
        </p>
      </div>
      {edge.unsure && <p className={styles.soft}>{text.unsure}</p>}
      <Behind edges={[edge]} />
      <SourceList sources={[edge.source]} />
    </div>
  );
}
