import { useState, type ReactNode } from 'react';
import { useRelease } from '../../app/release';
import { Button } from '../../components/button';
import { saveFile } from '../../components/save-file';
import { useLanguage, useWords } from '../../words/language';
import { fetchAnswer, linkOf, type Asked, type File } from './ask';

const words = {
  en: { failed: 'The download failed. The hub says:', offline: 'The hub did not answer.' },
  ru: { failed: 'Скачать не удалось. Сообщение сервера:', offline: 'Сервер не ответил.' },
};

interface FileLinkProps {
  asked: Asked;
  file: File;
  children: ReactNode;
}

/** Downloads an answer as a file: by a link that people may copy, or by a button if the query is too long for one. */
export function FileLink(props: FileLinkProps) {
  const language = useLanguage();
  const { release } = useRelease();
  const link = linkOf(props.asked, { release, language }, props.file);
  return link ? <a href={link}>{props.children}</a> : <LongFile {...props} />;
}

function LongFile({ asked, file, children }: FileLinkProps) {
  const text = useWords(words);
  const language = useLanguage();
  const { release } = useRelease();
  const [failure, setFailure] = useState<string>();

  async function download() {
    setFailure(undefined);
    const response = await fetchAnswer(asked, { release, language }, file);
    if (!response.ok) throw new Error(`${text.failed} ${(await response.json()).errors[0].message}`);
    saveFile(await response.blob(), nameOfFile(response) ?? `answer.${file.format}`);
  }

  return (
    <>
      <Button quiet onPress={() => void download().catch((error: Error) => setFailure(error instanceof TypeError ? text.offline : error.message))}>
        {children}
      </Button>
      {failure && <span role="alert">{failure}</span>}
    </>
  );
}

/** The name that the hub gives a file, which links use by themselves. */
const nameOfFile = ({ headers }: Response): string | undefined => /filename="([^"]+)"/.exec(headers.get('Content-Disposition') ?? '')?.[1];
