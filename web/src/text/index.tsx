import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { english } from './en/index.ts';

/** Every word of the pages, by id. A language that misses one does not compile. */
export type Words = typeof english;
export type Language = 'en' | 'es';

interface Speech {
  readonly language: Language;
  readonly words: Words;
  speak(language: Language): void;
}

const SpeechContext = createContext<Speech>({
  language: 'en', words: english, speak: () => undefined,
});
const remembered = 'commonroll.language';

/** Gives the pages their words; Spanish is fetched when it is first asked for. */
export function SpeechProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const [words, setWords] = useState<Words | undefined>(
    () => (language === 'en' ? english : undefined),
  );
  useEffect(() => {
    document.documentElement.lang = language;
    let current = true;
    void load(language).then((loaded) => { if (current) setWords(loaded); });
    return () => { current = false; };
  }, [language]);
  const speech = useMemo(() => words && {
    language,
    words,
    speak: (chosen: Language) => {
      localStorage.setItem(remembered, chosen);
      setLanguage(chosen);
    },
  }, [language, words]);
  return speech && <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useWords(): Words {
  return use(SpeechContext).words;
}

export function useSpeech(): Speech {
  return use(SpeechContext);
}

async function load(language: Language): Promise<Words> {
  return language === 'en' ? english : (await import('./es/index.ts')).spanish;
}

function firstLanguage(): Language {
  const kept = localStorage.getItem(remembered);
  if (kept === 'en' || kept === 'es') return kept;
  return navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en';
}
