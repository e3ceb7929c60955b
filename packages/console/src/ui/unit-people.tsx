import { SHELL } from '@double-hundred/shared/message/console/shell';

/** What people of units see: their work is done elsewhere. */
export function UnitPeople({ name, onLeave }: { name: string; onLeave: () => void }) {
  return (
    <main class="alone">
      <div class="sign-in">
        <p class="brand">{SHELL.product}</p>
        <h1>{name}</h1>
        <p>{SHELL.unitPeople}</p>
        <p>
          <a class="button primary" href="/workbench/">
            {SHELL.workbench}
          </a>
        </p>
        <button class="button" type="button" onClick={onLeave}>
          {SHELL.signOut}
        </button>
      </div>
    </main>
  );
}
