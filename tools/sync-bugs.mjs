const SHARED = 'packages/shared/src/sync';
const SERVER = 'packages/server/src/services/sync';
export const MODEL = `${SERVER}/model`;

const EVEN = { bias: 'even', maxOperations: 80, runs: 3_000 };
const EPOCHS = { bias: 'epochs', maxOperations: 120, runs: 20_000 };

/** Where the lines of a bug stand in a source, however the formatter breaks them; one match is one place. */
export function placesOf(lines) {
  const tokens = lines.match(/\w+|[^\w\s]/g).map((token) => token.replace(/[^\w]/, '\\$&'));
  return new RegExp(tokens.join('\\s*'), 'g');
}

/** Thirteen bugs a model test of the sync must find: name, what is wrong, the runs that look for it, the lines replaced. */
export const BUGS = [
  {
    name: 'counterIds',
    wrong: 'mutation ids count per file, and the server trusts a known id whatever it carries',
    options: EVEN,
    edits: [
      [`${SHARED}/diff.ts`, 'const emptied: string[] = [];', 'const emptied: string[] = []; let counter = state.counter ?? 0;'],
      [
        `${SHARED}/diff.ts`,
        "id: deps.ids.next('m'), rowId, kind: 'upsert', ...change",
        "id: `m${state.fileId.slice(1)}x${(counter += 1)}`, rowId, kind: 'upsert', ...change",
      ],
      [`${SHARED}/diff.ts`, 'state: { ...state, outbox }', 'state: { ...state, outbox, counter }'],
      [`${SERVER}/push.ts`, 'if (known.payloadHash !== prepared.payloadHash) return reusedResult(prepared);', ''],
    ],
  },
  {
    name: 'noDedup',
    wrong: 'a mutation that comes again is applied again',
    options: EVEN,
    edits: [
      [
        `${SERVER}/push.ts`,
        'const known = ground.mutations.get(each.read.id) ?? draft.settled(each.read.id);',
        'const known = undefined;',
      ],
    ],
  },
  {
    name: 'atomicAll',
    wrong: 'one invalid row refuses the whole push',
    options: EVEN,
    edits: [
      [
        `${SERVER}/push.ts`,
        'const headSeq = ground.head.headSeq + draft.revisions.length;',
        "const headSeq = ground.head.headSeq + draft.revisions.length; if (results.some((result) => result.status === 'invalid')) return { answer: err(noCampaign()), commit: null };",
      ],
    ],
  },
  {
    name: 'revEqualsBase',
    wrong: 'an equal revision number is taken for the version seen',
    options: EVEN,
    edits: [
      [
        `${SHARED}/merge.ts`,
        'if (sameValue(server, base) || reclaims)',
        'if (sameValue(server, base) || reclaims || mutation.baseRev === row.rev)',
      ],
    ],
  },
  {
    name: 'lww',
    wrong: 'the last writer wins',
    options: EVEN,
    edits: [[`${SHARED}/merge.ts`, 'if (sameValue(server, base) || reclaims)', 'if (true)']],
  },
  {
    name: 'dropConflict',
    wrong: 'the losing value of a conflict is not kept',
    options: EVEN,
    edits: [[`${SERVER}/settle-mutation.ts`, 'draft.conflicts.push(conflict);', '']],
  },
  {
    name: 'deleteWins',
    wrong: 'a delete is taken against a version its author has not seen',
    options: EVEN,
    edits: [[`${SHARED}/merge.ts`, "if (!seen) return outcome('conflict'", "if (false) return outcome('conflict'"]],
  },
  {
    name: 'dropGone',
    wrong: 'an edit of a deleted row is thrown away',
    options: EVEN,
    edits: [[`${SHARED}/merge.ts`, "return outcome('gone', { conflicts });", "return outcome('gone');"]],
  },
  {
    name: 'noDupFix',
    wrong: 'two rows of a sheet may keep one id',
    options: EVEN,
    edits: [[`${SHARED}/repair.ts`, 'if (row === keeper) continue;', 'continue;']],
  },
  {
    name: 'clobber',
    wrong: 'a cell edited while a call was under way is overwritten',
    options: EVEN,
    edits: [
      [
        `${SHARED}/absorb-row.ts`,
        'return sameValue(row.fields[field], knownValue(input, field)) || isOwnWriting(input.writing, field, row.fields[field]);',
        'return true;',
      ],
    ],
  },
  {
    name: 'shadowLocal',
    wrong: 'the shadow is kept outside the file, so a restored backup meets a newer one',
    options: EVEN,
    edits: [
      [
        `${MODEL}/office.ts`,
        'restoredFile: (backup) => backup',
        'restoredFile: (backup, present) => ({ rows: backup.rows, state: { ...backup.state, shadow: present.state.shadow } })',
      ],
    ],
  },
  {
    name: 'noEpoch',
    wrong: 'a restored server goes on under the old epoch',
    options: EVEN,
    edits: [[`${MODEL}/served-office.ts`, "const epoch = ids.next('e');", 'const { epoch } = store.present().head;']],
  },
  {
    name: 'fileReoffer',
    wrong: 'one flag per file says that rows must be offered again, instead of each row’s own epoch',
    options: EPOCHS,
    edits: [
      [
        `${SHARED}/epoch.ts`,
        'return { ...kept, epoch, cursor: 0, outbox: {}, held: {} };',
        'return { ...kept, epoch, cursor: 0, outbox: {}, held: {}, reoffer: state.epoch !== null };',
      ],
      [`${SHARED}/epoch.ts`, 'return shadow.epoch !== state.epoch;', 'return state.reoffer === true;'],
      [
        `${SHARED}/pull-changes.ts`,
        '  return null;\n}',
        '  if (run.state.reoffer === true) await run.deps.saveState((run.state = { ...run.state, reoffer: false }));\n  return null;\n}',
      ],
    ],
  },
];
