import { PANE } from '@double-hundred/shared/message/pane';
import { useState } from 'preact/hooks';
import type { PaneApp } from '../app/pane-app.ts';
import type { PaneState } from '../app/pane-state.ts';

/** The sign-in form; also shown over the work when the session has ended. */
export function SignIn({ app, state, lead }: { app: PaneApp; state: PaneState; lead: string }) {
  const [user, setUser] = useState(state.user?.id ?? '');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    const incomplete = user.trim() === '' || password === '';
    setMissing(incomplete);
    if (!incomplete) void app.signIn(user.trim(), password);
  };
  const failure = missing ? PANE.signIn.missing : state.signInFailure;
  return (
    <form class="dh-sign-in" onSubmit={submit} aria-label={PANE.signIn.title}>
      <p class="dh-lead">{lead}</p>
      <label class="dh-field">
        <span>{PANE.signIn.user}</span>
        <input
          class="dh-input"
          name="username"
          autocomplete="username"
          autocapitalize="off"
          spellcheck={false}
          value={user}
          onInput={(event) => setUser(event.currentTarget.value)}
        />
      </label>
      <label class="dh-field">
        <span>{PANE.signIn.password}</span>
        <input
          class="dh-input"
          name="password"
          type="password"
          autocomplete="current-password"
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </label>
      {failure !== null && (
        <p class="dh-failure" role="alert">
          {failure}
        </p>
      )}
      <button class="dh-button dh-primary dh-wide" type="submit" disabled={state.signingIn}>
        {state.signingIn ? PANE.signIn.submitting : PANE.signIn.submit}
      </button>
    </form>
  );
}
