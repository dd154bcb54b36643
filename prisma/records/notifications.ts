import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** Each speaks one channel of NOTIFY; the payload is made by triggers and holds ids only. */
export type NotificationChannel = 'relais_inbox' | 'relais_follow_up' | 'relais_access' | 'relais_clock';

const RECONNECT_MS = 500;

/**
 * Listens to PostgreSQL for as long as it is open, over one connection of its own that is made again whenever it
 * breaks. What is announced while it is away is not heard: listeners also look by themselves now and then.
 */
export class Notifications {
  private readonly listeners = new Set<(payload: string) => void>();
  private client: Client | null = null;
  private closed = false;

  constructor(
    private readonly connectionString: string,
    private readonly channel: NotificationChannel,
  ) {}

  open(): void {
    void this.keepListening();
  }

  /** @returns a function that ends the listening */
  on(listener: (payload: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves at the next announcement, or after `atMostMs`. */
  next(atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(end, atMostMs);
      const stop = this.on(end);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end();
  }

  private async keepListening(): Promise<void> {
    while (!this.closed) {
      const client = new Client({ connectionString: this.connectionString, keepAlive: true });
      const broken = new Promise<void>((resolve) => {
        client.on('error', () => resolve());
        client.on('end', () => resolve());
      });
      client.on('notification', ({ payload }) => this.announce(payload ?? ''));
      try {
        await client.connect();
        this.client = client;
        // Closed while it was connecting: nobody else would end this connection.
        if (this.closed) await client.end();
        else await client.query(`LISTEN ${this.channel}`);
        await broken;
      } catch {
        // The server is away: there is nothing to hear, and the loop tries again.
      }
      if (!this.closed) await sleep(RECONNECT_MS);
    }
  }

  private announce(payload: string): void {
    for (const listener of [...this.listeners]) listener(payload);
  }
}
