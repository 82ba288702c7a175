import { QueryClient } from '@tanstack/react-query';
import { isApiError } from '@whoswho/client';

/** What has been asked of the server, kept while it is fresh. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // The SDK has tried again already where that can help.
      retry: false,
      refetchOnWindowFocus: (query) => !isApiError(query.state.error),
    },
    mutations: { retry: false },
  },
});
