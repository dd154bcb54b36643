import { createServer } from 'node:http';
import express from 'express';
import { Pool } from 'pg';
import { runProcess } from '../../launcher/child-process';

/** As in `launcher/processes/api.ts`. */
const MAX_CONNECTIONS = 20;

/** What intake is measured against: Express, a JSON body, one insert in one durable commit. */
void runProcess('bare-intake', async (settings) => {
  const pool = new Pool({ connectionString: settings.databaseUrl, max: MAX_CONNECTIONS });
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json());
  app.post('/v1/discharges', async (request, response) => {
    const { rows } = await pool.query<{ id: string }>(
      'INSERT INTO bench_intake (body) VALUES ($1) RETURNING id',
      [request.body],
    );
    response.status(202).json({ id: rows[0]?.id });
  });
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.listenAddress, resolve);
  });
  return {
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await pool.end();
    },
  };
});
