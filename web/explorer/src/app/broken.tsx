import { isLanguage, preferredLanguage } from '../words/language';
import button from '../components/button.module.css';
import { Notice } from '../components/notice';

const words = {
  en: { title: 'This page could not be loaded', text: 'The connection failed, or the hub was updated since. The address keeps what you chose.', load: 'Load again' },
  ru: { title: 'Страница не загрузилась', text: 'Прервалась связь, или программа сервера обновилась. Всё выбранное сохранено в адресе.', load: 'Загрузить заново' },
};

/** Stands for a page whose code did not arrive or failed. */
export function Broken() {
  const { title, text, load } = words[location.pathname.split('/').find(isLanguage) ?? preferredLanguage()];
  return (
    <Notice kind="error" title={title}>
      <p>{text}</p>
      <button type="button" className={button.button} onClick={() => location.reload()}>
        {load}
      </button>
    </Notice>
  );
}
