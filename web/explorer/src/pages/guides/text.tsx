import { useRouter } from '@tanstack/react-router';
import { useMemo, type MouseEvent } from 'react';
import { hub } from '../../app/hub';
import { useRelease } from '../../app/release';
import { useLanguage } from '../../words/language';

/** Writes the address of this hub for those in the documents, so that what is copied works. */
export const atThisHub = (text: string): string => text.replace(/https?:\/\/(?:127\.0\.0\.1:8080|hub\.example)(?![.\w])/g, location.origin + hub.prefix);

/** Text of a document. Its links to pages of the explorer are in the language and of the release of this page. */
export function Text({ html, as: Tag = 'div' }: { html: string; as?: 'div' | 'li' }) {
  const language = useLanguage();
  const router = useRouter();
  const { release, pinned } = useRelease();

  const shown = useMemo(() => {
    const page = (_: string, path: string, hash = '') => {
      const search = pinned ? `${path.includes('?') ? '&amp;' : '?'}release=${release}` : '';
      return `href="${hub.prefix}/${language}/${path}${search}${hash}"`;
    };
    const linked = html.replace(/href="@page\/([^"#]*)(#[^"]*)?"/g, page).replaceAll('href="@hub/', `href="${hub.prefix}/`);
    return { __html: atThisHub(linked) };
  }, [html, language, release, pinned]);

  function follow(event: MouseEvent) {
    const link = (event.target as Element).closest('a');
    const own = link?.href.startsWith(`${location.origin}${hub.prefix}/${language}/`);
    const inPage = link?.getAttribute('href')?.startsWith('#');
    if (!link || !own || inPage || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    router.history.push(link.href.slice(location.origin.length));
  }

  return <Tag data-html onClick={follow} dangerouslySetInnerHTML={shown} />; // made by the build, which takes no HTML from documents
}
