import { Button } from '../../components/button';
import { Section } from '../../components/section';
import { useWords } from '../../words/language';
import { useChosen } from './chosen';
import { fieldNames, mostIndicators } from './search';
import { useFieldTitles } from './fields';
import { useAddable, type Addable } from './indicators';
import styles from './your-table.module.css';

const words = {
  en: {
    title: 'What to add',
    always: 'OKTMO and how each name was matched are always added.',
    fields: 'Fields',
    indicators: 'Indicators',
    choose: 'Add an indicator…',
    municipal: 'Of municipalities',
    regional: 'Of regions only',
    remove: (name: string) => `Remove ${name}`,
    absent: (slug: string) => `${slug}, not in this release`,
    latest: 'Values are the latest that places of the same level have; the title of the column says of when.',
  },
  ru: {
    title: 'Что добавить',
    always: 'ОКТМО и способ распознавания добавляются всегда.',
    fields: 'Поля',
    indicators: 'Показатели',
    choose: 'Добавить показатель…',
    municipal: 'Муниципальных образований',
    regional: 'Только регионов',
    remove: (name: string) => `Убрать: ${name}`,
    absent: (slug: string) => `${slug}, нет в этом выпуске`,
    latest: 'Значения — последние известные для мест того же уровня; за какое время, сказано в заголовке столбца.',
  },
};

/** Fields and indicators that become columns. The address keeps them, so that a colleague can do the same with another table. */
export function Additions() {
  const text = useWords(words);
  const titles = useFieldTitles();
  const [{ fields }, change] = useChosen();
  const addable = useAddable();
  return (
    <Section title={text.title}>
      <p className={styles.soft}>{text.always}</p>
      <fieldset className={styles.fields}>
        <legend>{text.fields}</legend>
        {fieldNames.map((name) => (
          <label key={name} className={styles.check}>
            <input type="checkbox" checked={fields.includes(name)} onChange={({ target }) => change({ fields: target.checked ? [...fields, name] : fields.filter((one) => one !== name) })} />
            {titles[name]}
          </label>
        ))}
      </fieldset>
      {addable && <Indicators of={addable} />}
    </Section>
  );
}

function Indicators({ of: { municipal, regional, known } }: { of: Addable }) {
  const text = useWords(words);
  const [{ indicators }, change] = useChosen();
  const named = (slug: string) => known.get(slug)?.name ?? text.absent(slug);
  const options = (some: Addable['municipal']) =>
    some.filter(({ slug }) => !indicators.includes(slug)).map(({ slug, name }) => (
      <option key={slug} value={slug}>
        {name}
      </option>
    ));
  return (
    <fieldset className={styles.fields}>
      <legend>{text.indicators}</legend>
      {indicators.map((slug) => (
        <Button key={slug} aria-label={text.remove(named(slug))} onPress={() => change({ indicators: indicators.filter((one) => one !== slug) })}>
          {named(slug)} <span aria-hidden="true">×</span>
        </Button>
      ))}
      {indicators.length < mostIndicators && (
        <select aria-label={text.choose} value="" onChange={({ target }) => change({ indicators: [...indicators, target.value] })}>
          <option value="">{text.choose}</option>
          {[
            [text.municipal, options(municipal)] as const,
            [text.regional, options(regional)] as const,
          ].map(([label, some]) => some.length > 0 && (
            <optgroup key={label} label={label}>
              {some}
            </optgroup>
          ))}
        </select>
      )}
      {indicators.length > 0 && <p className={styles.soft}>{text.latest}</p>}
    </fieldset>
  );
}
