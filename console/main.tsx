import '@mantine/core/styles.css';
import './theme.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Announcements } from './frame/announcements';
import { Door } from './session/door';
import { ApiProblem } from './http/client';
import { router } from './router';

const TRIES = 3;

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Asking again helps when the server is busy or away, not when it said no.
      retry: (failures, error) =>
        failures < TRIES && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
    },
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      defaultColorScheme="auto"
      withCssVariables={false}
      withStaticClasses={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <Announcements>
          <Door>
            <RouterProvider router={router} />
          </Door>
        </Announcements>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
