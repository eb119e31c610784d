import { useMe, useOrganisations } from '../../api/accounts.ts';
import { useRollImports, useRolls } from '../../api/roll.ts';
import { useFormat } from '../../parts/format.ts';
import { PageHead, Panel } from '../../parts/page.tsx';
import { Answered, Empty } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportTable } from './import-table.tsx';
import './roll.css';

/** The rolls held here; for who keeps one, its imports and what each did. */
export function Roll() {
  const words = useWords().roll;
  const keeps = useMe().data?.scopes.includes('roll:write') ?? false;
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <div className="roll">
        <div className="roll-side">
          <Panel title={words.held}><Held /></Panel>
          <Panel title={words.import}>
            {keeps ? <ImportForm /> : <p className="quiet">{words.notYours}</p>}
          </Panel>
        </div>
        {keeps && <Panel title={words.imports}><Imports /></Panel>}
      </div>
    </>
  );
}

function Held() {
  const words = useWords().roll;
  const format = useFormat();
  const rolls = useRolls();
  const organisations = useOrganisations().data?.items;
  return (
    <Answered answer={rolls} rows={2}>
      {({ items }) => (items.length === 0
        ? <Empty title={words.none} teach={words.noneTeach} />
        : (
          <ul className="held">
            {items.map(({ state, organisation, version, switchedAt }) => (
              <li key={state}>
                <strong>{state.toUpperCase()}</strong>{' '}
                {organisations?.find(({ slug }) => slug === organisation)?.name ?? organisation}
                <div className="quiet">
                  {words.version(version)}
                  {switchedAt && <> · {words.since(format.moment(switchedAt))}</>}
                </div>
              </li>
            ))}
          </ul>
        ))}
    </Answered>
  );
}

function Imports() {
  const words = useWords().roll;
  const imports = useRollImports(true);
  return (
    <Answered answer={imports}>
      {({ items }) => (items.length === 0
        ? <Empty title={words.none} teach={words.noneTeach} />
        : <ImportTable imports={items} />)}
    </Answered>
  );
}
