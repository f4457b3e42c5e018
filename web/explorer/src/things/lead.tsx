import { Written } from '../components/written';
import styles from './lead.module.css';

/** What a thing is in a few sentences, where a source says it. */
export function Lead({ children }: { children: string | null | undefined }) {
  if (!children) return null;
  return (
    <p className={styles.lead}>
      <Written>{children}</Written>
    </p>
  );
}
