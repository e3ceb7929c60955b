import { addSessions, openBench } from '../bench-services.ts';
import { contend } from '../contend.ts';

// Makes a data folder for the server: units, accounts and their sessions.
void contend<{ folder: string; units: number }, { ready: boolean }>(async ({ folder, units }) => {
  const { database, services } = await openBench(folder, units);
  await addSessions(services, units);
  await database.close();
  return { ready: true };
});
