import { useState, type FormEvent } from 'react';
import { Button } from '../../components/button';
import { useLanguage, useWords } from '../../words/language';
import type { Variables } from './variables';
import { labelOfVariable } from './variable-labels';
import styles from './query.module.css';

const words = {
  en: { title: 'What to vary', run: 'Ask again', list: 'with commas between' },
  ru: { title: 'Что можно изменить', run: 'Спросить снова', list: 'через запятую' },
};

/** Fields for the variables of a query, so that nobody has to write JSON to ask about another place. */
export function VariablesForm({ of: variables, order, onRun }: { of: Variables; order: readonly string[]; onRun: (variables: Variables) => void }) {
  const text = useWords(words);
  const language = useLanguage();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const fields = Object.entries(variables).filter(([name, value]) => name !== 'lang' && isField(value)).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  if (fields.length === 0) return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    const changed = fields.filter(([name]) => typed[name] !== undefined).map(([name, value]) => [name, valueOf(typed[name]!, value)]);
    setTyped({});
    onRun({ ...variables, ...Object.fromEntries(changed) });
  }

  return (
    <form className={styles.variables} onSubmit={submit} aria-label={text.title} data-print="no">
      {fields.map(([name, value]) => (
        <label key={name} className={styles.variable} data-long={isLong(value)}>
          <span className={styles.soft} title={`$${name}`}>
            {labelOfVariable(name, value, language)}
            {Array.isArray(value) && `, ${text.list}`}
          </span>
          <Field of={value} typed={typed[name] ?? shown(value)} onType={(text) => setTyped({ ...typed, [name]: text })} />
        </label>
      ))}
      <Button type="submit">{text.run}</Button>
    </form>
  );
}

function Field({ of: value, typed, onType }: { of: unknown; typed: string; onType: (text: string) => void }) {
  if (isLong(value)) return <textarea rows={3} value={typed} onChange={(event) => onType(event.target.value)} />;
  return <input value={typed} inputMode={typeof value === 'number' ? 'numeric' : undefined} onChange={(event) => onType(event.target.value)} />;
}

const isLong = (value: unknown): boolean => shown(value).length > 60;
const isText = (value: unknown): boolean => value === null || ['string', 'number'].includes(typeof value);
const isField = (value: unknown): boolean => isText(value) || (Array.isArray(value) && value.every(isText));
const shown = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));

/** Reads a field as what it was before: a number, a list, or a text, which may be none. */
function valueOf(typed: string, before: unknown): unknown {
  if (Array.isArray(before)) return typed.split(',').map((part) => part.trim()).filter(Boolean);
  if (typeof before === 'number' && /^-?\d+(\.\d+)?$/.test(typed.trim())) return Number(typed);
  return typed === '' && before === null ? null : typed;
}
