import { Alert, Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useState, type FormEvent } from 'react';
import { ApiProblem } from '../http/client';
import { useSignIn } from '../session/account';
import { refusalWords } from '../words/problems';

export function SignInScreen() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  useEffect(() => {
    document.title = 'Connexion — Relais';
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email, password });
  };
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" w="100%" maw={420}>
        <Title order={1} size="h2">
          Relais
        </Title>
        <Text mb="lg">Le suivi des patients après leur sortie d’hospitalisation.</Text>
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label="Adresse de courriel"
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label="Mot de passe"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': 'Montrer ou cacher le mot de passe' }}
            />
            {signIn.isError && (
              <Alert color="red" role="alert" icon={<IconAlertCircle aria-hidden />}>
                {signInWords(signIn.error)}
              </Alert>
            )}
            <Button type="submit" loading={signIn.isPending}>
              Se connecter
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}

function signInWords(error: Error): string {
  const unknown = error instanceof ApiProblem && (error.status === 401 || error.status === 422);
  return unknown ? 'Adresse ou mot de passe inconnu.' : refusalWords(error);
}
