import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import type { Me } from '../api/accounts.ts';
import { useWords } from '../text/index.tsx';
import { BottomBar, Rail } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { TopBar } from './top-bar.tsx';
import { Tour, tourStartsOpen } from './tour.tsx';

/** The house around every page: who you are, why you look, where you can go. */
export function Shell({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const words = useWords().shell;
  const [paletteOpen, palette] = useDisclosure(false);
  const [tourOpen, setTourOpen] = useState(() => me.demo && tourStartsOpen());
  useHotkeys([
    ['mod+K', () => palette.toggle()],
    ['/', () => focusSearch() || palette.open()],
  ]);
  const startTour = () => setTourOpen(true);
  return (
    <div className="shell">
      <a className="skip" href="#page">{words.skip}</a>
      <TopBar me={me} onSearch={palette.open} onTour={startTour} />
      <Rail onTour={startTour} demo={me.demo} />
      <main id="page" className="page" tabIndex={-1}>{children}</main>
      <BottomBar />
      <Palette me={me} open={paletteOpen} onClose={palette.close} onTour={startTour} />
      {tourOpen && <Tour onClose={() => setTourOpen(false)} />}
    </div>
  );
}

/** The page's own search box comes first; without one the palette opens. */
function focusSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>('input[data-page-search]');
  box?.focus();
  box?.select();
  return box !== null;
}
