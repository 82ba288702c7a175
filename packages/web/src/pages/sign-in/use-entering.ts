import { useNavigate, useSearch } from '@tanstack/react-router';
import { forgetSession } from '../../data/session.ts';

/** What to do once somebody is signed in: on to the page that they wanted. */
export function useEntering(): () => Promise<void> {
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false });
  return async () => {
    await forgetSession();
    await navigate({ href: to ?? '/people', replace: true });
  };
}
