/**
 * What attackers try first, without digits and signs at either end: `Password2026!` is `password`.
 * Whatever is too short anyway is here for what people put around it.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
password passwort motdepasse contrasena parola senha wachtwoord salasana lozinka haslo
passw0rd p@ssw0rd p@ssword pa$$word pa$$w0rd passpass mypassword thepassword newpassword
changeme changeit changemenow letmein letmeinnow welcome welcomeback bienvenue willkommen
bonjour hello helloworld default secret topsecret private confidential access login logmein
admin administrator adminadmin administrateur root rootroot superuser sysadmin manager guest
user username testtest testing tester temporary temp example sample demo company office
whoswho directory intranet employee qwerty qwertyuiop qwertyqwerty qwertzuiop qwertz azerty
azertyuiop azertyazerty asdfghjkl asdfasdf asdfgh yxcvbnm zxcvbnm zxcvbnmzxcvbnm qazwsx
qazwsxedc qweasdzxc qweasd abcdef abcdefgh abcdefghij abcabc iloveyou jetaime loulou doudou
chouchou soleil sunshine princess princesse superman batman starwars pokemon football baseball
basketball monkey dragon master shadow michael jennifer jordan michelle charlie liverpool
arsenal chelsea barcelona realmadrid marseille internet computer samsung google facebook
microsoft spring summer autumn winter january february monday friday printemps automne hiver
trustno whatever nothing freedom mustang corvette ferrari mercedes cheese chocolate cookie
blink slipknot metallica jesuschrist blessed forever lovelove killer hunter ginger pepper
correcthorsebatterystaple
`
    .trim()
    .split(/\s+/),
);

/** The same of nothing but digits, and of those with letters between. */
export const commonSequences: ReadonlySet<string> = new Set(
  `
1234567890 0123456789 0987654321 9876543210 12345678910 123456789012 1234567891 12345678901
1122334455 1234512345 1231231234 1029384756 1111111111 0000000000 1q2w3e4r5t 1q2w3e4r5t6y
q1w2e3r4t5 1qaz2wsx3edc zaq12wsxcde3 1a2b3c4d5e a1b2c3d4e5 123qweasdzxc qwe123asd456
`
    .trim()
    .split(/\s+/),
);
