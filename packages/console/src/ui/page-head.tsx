import type { ComponentChildren } from 'preact';

/** The heading of a page with a line below it and what can be done at its right. */
export function PageHead(props: { title: string; lead?: ComponentChildren; children?: ComponentChildren }) {
  return (
    <header class="page-head">
      <div>
        <h1>{props.title}</h1>
        {props.lead !== undefined && <p class="muted">{props.lead}</p>}
      </div>
      {props.children !== undefined && <div class="page-tools">{props.children}</div>}
    </header>
  );
}

/** A part of a page under a heading of its own. */
export function Section(props: { title: string; note?: ComponentChildren; class?: string; children: ComponentChildren }) {
  return (
    <section class={`section ${props.class ?? ''}`} aria-label={props.title}>
      <header class="section-head">
        <h2>{props.title}</h2>
        {props.note !== undefined && <span class="muted">{props.note}</span>}
      </header>
      {props.children}
    </section>
  );
}
