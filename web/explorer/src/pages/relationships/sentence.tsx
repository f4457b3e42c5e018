import { ThingLink } from '../../components/thing-link';
import { useWords } from '../../words/language';
import { Written } from '../../components/written';
import styles from './relationships.module.css';
import type { Said } from './tell';

const words = { en: (n: number) => `Source ${n}`, ru: (n: number) => `Источник ${n}` };

/** A sentence in which things lead to their pages, and numbers to the sources below. */
export function Sentence({ said }: { said: readonly Said[] }) {
  const label = useWords(words);
  return said.map((one, i) => {
    if (typeof one === 'string') return one;
    if ('cite' in one)
      return (
        <a key={i} href={`#source-${one.cite}`} className={styles.cite} aria-label={label(one.cite)}>
          [{one.cite}]
        </a>
      );
    return (
      <ThingLink key={i} id={one.id}>
        <bdi>
          <Written>{one.name}</Written>
        </bdi>
      </ThingLink>
    );
  });
}
