import { useRelease } from '../../app/release';
import { useTitle } from '../../app/title';
import { useWords } from '../../words/language';
import styles from './embed.module.css';

const words = {
  en: { title: 'This figure is not shown', text: (n: number) => `Release ${n} has no such figure on the page that this frame names.` },
  ru: { title: 'Этого рисунка нет', text: (n: number) => `На странице, которую называет эта рамка, в выпуске ${n} такого рисунка нет.` },
};

/** Stands for a figure that its page does not have. */
export function Nothing() {
  const { release } = useRelease();
  const { title, text } = useWords(words);
  useTitle(title);
  return (
    <>
      <h1 className={styles.title}>{title}</h1>
      <p>{text(release)}</p>
    </>
  );
}
