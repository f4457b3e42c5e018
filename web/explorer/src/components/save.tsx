import { useWords } from '../words/language';
import { Button } from './button';
import { saveFile } from './save-file';

const words = { en: (name: string) => `Download ${name}`, ru: (name: string) => `Скачать ${name}` };

/** A button that saves a text as a file. */
export function Save({ text, name, type }: { text: string; name: string; type: string }) {
  const label = useWords(words);
  const extension = name.slice(name.lastIndexOf('.'));
  return <Button onPress={() => saveFile(new Blob([text], { type }), name)}>{label(extension)}</Button>;
}
