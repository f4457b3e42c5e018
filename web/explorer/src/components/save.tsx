import { useWords } from '../words/language';
import { Button } from './button';

const words = { en: (name: string) => `Download ${name}`, ru: (name: string) => `Скачать ${name}` };

/** A button that saves a text as a file. */
export function Save({ text, name, type }: { text: string; name: string; type: string }) {
  const label = useWords(words);
  const extension = name.slice(name.lastIndexOf('.'));

  function save() {
    const address = URL.createObjectURL(new Blob([text], { type }));
    Object.assign(document.createElement('a'), { href: address, download: name }).click();
    URL.revokeObjectURL(address);
  }

  return <Button onPress={save}>{label(extension)}</Button>;
}
