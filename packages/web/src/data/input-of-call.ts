import type { EndpointName, EndpointNamed, InputOf } from '@whoswho/core/contract';

/** What an endpoint takes, by its name. */
export type InputOfCall<Name extends EndpointName> = InputOf<EndpointNamed<Name>>;
