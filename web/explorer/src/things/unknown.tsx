import { Section } from '../components/section';
import { useWords } from '../words/language';
import styles from './unknown.module.css';

const words = {
  en: { title: 'What is not known', lead: 'No source that this hub reads states it.' },
  ru: { title: 'Что неизвестно', lead: 'Об этом не говорит ни один из источников.' },
};

/** A field that people look for, whether it has a value, and what would fill it. */
export interface Expected {
  label: string;
  value: unknown;
  fill: string;
}

const absent = (value: unknown): boolean => value === null || value === undefined || value === '' || value === 0;

/** Which of the expected fields have no value, and what would fill them. */
export function Unknown({ of }: { of: readonly Expected[] }) {
  const text = useWords(words);
  const missing = of.filter(({ value }) => absent(value));
  if (missing.length === 0) return null;
  return (
    <Section id="unknown" title={text.title}>
      <p className={styles.lead}>{text.lead}</p>
      <dl className={styles.list}>
        {missing.map(({ label, fill }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fill}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
