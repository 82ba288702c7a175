import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Entrance } from './entrance.tsx';
import { ForgottenForm } from './forgotten-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Signing in, and what to do without a password. */
export function SignInPage() {
  const { t } = useTranslation('entrance');
  const [email, setEmail] = useState('');
  const [isForgotten, setIsForgotten] = useState(false);
  return isForgotten ? (
    <Entrance title={t('forgotTitle')} text={t('forgotText')}>
      <ForgottenForm email={email} onBack={() => setIsForgotten(false)} />
    </Entrance>
  ) : (
    <Entrance title={t('welcome')} text={t('tagline')}>
      <SignInForm email={email} onEmail={setEmail} onForgotten={() => setIsForgotten(true)} />
    </Entrance>
  );
}
