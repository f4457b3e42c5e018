import { Command } from 'cmdk';
import { useId, useState } from 'react';
import type { CombinedError } from 'urql';
import { useAnswer } from '../app/answer';
import { Button } from '../components/button';
import { Failure } from '../components/failure';
import { FindDocument, type SearchType } from '../gql/graphql';
import { useWords } from '../words/language';
import { useSay } from '../pages/search/hit';
import { useSettled } from '../pages/search/settled';

import styles from './picker.module.css';

const words = {
  en: { type: 'A name or a code', none: (text: string) => `Nothing here is called “${text}”.`, clear: (name: string) => `Choose another instead of ${name}` },
  ru: { type: 'Название, имя или код', none: (text: string) => `По запросу «${text}» ничего не нашлось.`, clear: (name: string) => `Выбрать вместо: ${name}` },
};

interface PickerParts {
  label: string;
  /** Of which kinds it may be. */
  among: readonly SearchType[];
  chosen?: string | undefined; // its name
  onChoose: (id: string) => void;
  onClear?: () => void;
}

/** Finds one thing while one types, by the search of the finder. */
export function Picker({ label, among, chosen, onChoose, onClear }: PickerParts) {
  const text = useWords(words);
  const name = useId();
  if (chosen === undefined || !onClear) return <Field label={label} among={among} onChoose={onChoose} />;
  return (
    <div className={styles.field}>
      <span id={name} className={styles.label}>
        {label}
      </span>
      <div className={styles.chosen} role="group" aria-labelledby={name}>
        <bdi>{chosen}</bdi>
        <Button quiet onPress={onClear} aria-label={text.clear(chosen)}>
          ×
        </Button>
      </div>
    </div>
  );
}

function Field({ label, among, onChoose }: Pick<PickerParts, 'label' | 'among' | 'onChoose'>) {
  const text = useWords(words);
  const say = useSay();
  const [typed, type] = useState('');
  const [open, setOpen] = useState(false);
  const wanted = useSettled(typed.trim());
  const { data, fetching, error, again } = useAnswer(FindDocument, { text: wanted, things: [...among] }, wanted === '');
  const hits = wanted === '' ? [] : (data?.things?.nodes ?? []);
  const none = wanted !== '' && wanted === typed.trim() && !fetching && data && hits.length === 0;

  function choose(id: string) {
    type('');
    setOpen(false);
    onChoose(id);
  }

  return (
    <Command label={label} shouldFilter={false} loop className={styles.field!} onBlur={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || setOpen(false)}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <Command.Input
        value={typed}
        onValueChange={(next) => {
          type(next);
          setOpen(true);
        }}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
        placeholder={text.type}
        maxLength={200}
        className={styles.input!}
      />
      <Command.List label={label} hidden={!open || hits.length === 0} className={styles.list!}>
        {hits.map((hit) => {
          const { name, line } = say(hit);
          return (
            <Command.Item key={hit.node.id} value={hit.node.id} onSelect={choose} className={styles.option!}>
              <bdi>{name}</bdi>
              <span className={styles.line}>{line}</span>
            </Command.Item>
          );
        })}
      </Command.List>
      <p role="status" className={none ? styles.none : 'hidden-but-read'}>
        {none && text.none(wanted)}
      </p>
      {error && !data && <Failure error={error as CombinedError} again={again} />}
    </Command>
  );
}
