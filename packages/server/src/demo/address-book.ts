import { fold } from '@whoswho/core';

/** Gives out e-mail addresses in a domain: `zoe.lefevre@`, with a number where that is taken. */
export function addressBook(domain: string): (firstName: string, lastName: string) => string {
  const taken = new Set<string>();
  return (firstName, lastName) => {
    const name = `${plain(firstName)}.${plain(lastName)}`;
    let address = `${name}@${domain}`;
    for (let number = 2; taken.has(address); number += 1) {
      address = `${name}${number}@${domain}`;
    }
    taken.add(address);
    return address;
  };
}

/** A name in the letters that every mail server takes. */
function plain(name: string): string {
  return fold(name)
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
