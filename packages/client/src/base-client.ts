import type { Json, JsonObject } from '@whoswho/core';
import type { Media } from '@whoswho/core/contract';
import type { GetCallAnswer, IterCallItem } from './answer.ts';
import { readArguments, targetOf } from './call.ts';
import type { CallArguments, CallParameters } from './call.ts';
import { BadAnswerError, BadCallError, isApiError } from './client-error.ts';
import type { AuthInfo, ClientOptions } from './client-options.ts';
import { contractMethods, documentMethods, findMethod } from './discovery.ts';
import type { Method, MethodTable } from './discovery.ts';
import { isJsonObject } from './json-object.ts';
import { looksLikeList, readPages } from './pages.ts';
import { prune } from './prune.ts';
import { TokenSource, readToken } from './token-source.ts';
import type { Token } from './token-source.ts';
import { send } from './transport.ts';
import type { Transport } from './transport.ts';
import { sleep, untilAborted } from './waiting.ts';

/** Calls any endpoint by its name: the sibling of the Python SDK's `BaseClient`. */
export class BaseClient {
  readonly #options: ClientOptions;
  readonly #roots: { readonly host: string; readonly api: string };
  readonly #discoveryUrl: string;
  readonly #transport: Transport;
  readonly #tokens: TokenSource;
  #methods: Promise<MethodTable> | undefined;
  #cursor: string | undefined;

  constructor(options: ClientOptions = {}) {
    const { baseUrl = 'http://127.0.0.1:8080', apiInfo = { name: 'lumsites', version: 'v1' } } =
      options;
    if (!/^(https?:\/\/|\/|$)/iu.test(baseUrl)) {
      throw new BadCallError('', `baseUrl "${baseUrl}" must begin with http:// or https://`);
    }
    const host = baseUrl.replace(/\/+$/u, '');
    const api = `${apiInfo.name}/${apiInfo.version}`;
    this.#options = options;
    this.#roots = { host, api: `${host}/_ah/api/${api}/` };
    this.#discoveryUrl = `${host}/_ah/api/discovery/v1/apis/${api}/rest`;
    this.#transport = {
      // Called through `globalThis`, because a browser's fetch refuses to be anybody's method.
      fetch: options.fetch ?? ((...request) => globalThis.fetch(...request)),
      sleep: options.sleep ?? sleep,
      timeoutMs: options.timeoutMs ?? 30_000,
      retries: options.retries ?? 3,
    };
    this.#tokens = this.#createTokenSource();
  }

  /** The cursor of the page that this client read last; `undefined` after the last page. */
  get cursor(): string | undefined {
    return this.#cursor;
  }

  /**
   * Calls an endpoint: `getCall('user', 'directory', 'get', { email, contentId })`, or
   * `getCall('content/list', { body })`. A list is read over all its pages and given as an array,
   * an empty answer (204) as `undefined`. Types are those of the contract; the client trusts the
   * server to keep it.
   */
  getCall<const Call extends CallArguments>(...call: Call): Promise<GetCallAnswer<Call>>;
  async getCall(...call: CallArguments): Promise<Json | undefined> {
    const { name, parameters } = readArguments(call);
    const { isList } = await this.#findMethod(name, parameters.signal);
    if (isList === false) {
      return this.request(name, parameters);
    }
    const all: Json[] = [];
    for await (const page of this.#pages(name, parameters)) {
      if (isList === undefined && all.length === 0 && !looksLikeList(page)) {
        return page.answer;
      }
      all.push(...page.items);
    }
    return all;
  }

  /** Calls a list endpoint as `getCall` does, and yields its items, page by page as needed. */
  iterCall<const Call extends CallArguments>(
    ...call: Call
  ): AsyncGenerator<IterCallItem<Call>, void, undefined>;
  async *iterCall(...call: CallArguments): AsyncGenerator<Json, void, undefined> {
    const { name, parameters } = readArguments(call);
    for await (const page of this.#pages(name, parameters)) {
      yield* page.items;
    }
  }

  /** Calls an endpoint once and gives the answer as it came, a list's page included. */
  async request(name: string, parameters: CallParameters = {}): Promise<JsonObject | undefined> {
    const method = await this.#findMethod(name, parameters.signal);
    const answer = await this.#send(method, parameters);
    return answer !== undefined && this.#options.prune === true ? prune(name, answer) : answer;
  }

  /** Uploads an image; answers the media, whose `id` other endpoints take. */
  async upload(file: Blob, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<Media> {
    const fileName = 'name' in file ? String(file.name) : 'image';
    const { uploadUrl } = (await this.request('document/uploadUrl/get', {
      body: { fileName, success: '/upload' },
      signal,
    })) as { uploadUrl: string }; // as the contract says
    const body = new FormData();
    body.append('upload-file', file, fileName);
    const answer = await send(
      {
        endpoint: 'upload',
        isRead: false,
        verb: 'POST',
        url: uploadAddress(this.#roots.host, uploadUrl),
        // The address itself lets one in (wire 2.10).
        headers: this.#headers({}),
        body,
        signal,
      },
      this.#transport,
    );
    const [media] = (answer?.['items'] ?? []) as Media[]; // as the wire says
    if (media === undefined) {
      throw new BadAnswerError('upload', 'upload: the answer has no items');
    }
    return media;
  }

  /**
   * A client that acts as another user: with `authInfo` through the application's own right, else
   * through `user/getToken` with the token of this client.
   */
  getNewClientAs(email: string, customerId?: string): BaseClient {
    const { authInfo, token: _, tokenGetter: __, ...others } = this.#options;
    const customer = customerId ?? others.customerId;
    const options = { ...others, customerId: customer };
    if (authInfo !== undefined) {
      const actingFor = { userEmail: email, customerId: customerId ?? authInfo.customerId };
      return new BaseClient({ ...options, authInfo: { ...authInfo, ...actingFor } });
    }
    const tokenGetter = async () => {
      const answer = await this.request('user/getToken', { email, customerId: customer });
      return readToken('user/getToken', answer?.['accessToken'], answer?.['expiresAt']);
    };
    return new BaseClient({ ...options, tokenGetter });
  }

  async *#pages(name: string, parameters: CallParameters) {
    const ask = (next: CallParameters) => this.request(name, next);
    for await (const page of readPages(name, parameters, ask)) {
      if (looksLikeList(page)) {
        this.#cursor = page.cursor;
      }
      yield page;
    }
  }

  async #send(method: Method, parameters: CallParameters): Promise<JsonObject | undefined> {
    if (method.isForApplications) {
      return this.#sendWith(method, parameters, this.#basicAuthorization(method.name));
    }
    const { signal } = parameters;
    const token = await untilAborted(this.#tokens.read(), signal);
    try {
      return await this.#sendWith(method, parameters, bearerOf(token));
    } catch (error) {
      if (!isApiError(error) || error.status !== 401 || !this.#tokens.isRenewable) {
        throw error;
      }
    }
    const renewed = await untilAborted(this.#tokens.replace(token), signal);
    return this.#sendWith(method, parameters, bearerOf(renewed));
  }

  #sendWith(
    method: Method,
    parameters: CallParameters,
    authorization: string | undefined,
  ): Promise<JsonObject | undefined> {
    const { url, body, contentType } = targetOf(method, parameters, this.#roots);
    const { name: endpoint, verb, isRead } = method;
    const headers = this.#headers({ authorization, 'content-type': contentType });
    const { signal } = parameters;
    const transport = withWait(this.#transport, parameters);
    return send({ endpoint, isRead, verb, url, headers, body, signal }, transport);
  }

  #headers(own: Record<string, string | undefined>): Headers {
    const { customerId, userAgent } = this.#options;
    const headers = new Headers(this.#options.headers);
    const all = {
      accept: 'application/json',
      'lumapps-organization-id': customerId,
      'user-agent': userAgent,
      ...own,
    };
    for (const [name, value] of Object.entries(all)) {
      if (value !== undefined) {
        headers.set(name, value);
      }
    }
    return headers;
  }

  async #findMethod(name: string, signal: AbortSignal | undefined): Promise<Method> {
    this.#methods ??= this.#loadMethods();
    return findMethod(await untilAborted(this.#methods, signal), name);
  }

  async #loadMethods(): Promise<MethodTable> {
    const { discovery = 'contract' } = this.#options;
    if (discovery === 'contract') {
      return contractMethods;
    }
    if (discovery !== 'fetch') {
      return documentMethods(discovery);
    }
    try {
      const outgoing = {
        endpoint: 'discovery',
        isRead: true,
        verb: 'GET',
        url: this.#discoveryUrl,
        // Public on every host (wire 2.7), and needed before there is a token.
        headers: this.#headers({}),
        body: undefined,
        signal: undefined,
      };
      const methods = documentMethods((await send(outgoing, this.#transport)) ?? {});
      if (methods.size === 0) {
        throw new BadAnswerError('discovery', `${this.#discoveryUrl} has no discovery document`);
      }
      return methods;
    } catch (error) {
      // The next call tries again.
      this.#methods = undefined;
      throw error;
    }
  }

  #createTokenSource(): TokenSource {
    const { token, tokenGetter, authInfo } = this.#options;
    if (tokenGetter !== undefined || authInfo === undefined) {
      return new TokenSource({ token, getToken: tokenGetter, marginSeconds: 120 });
    }
    const getToken = () => this.#exchange(authInfo);
    return new TokenSource({ token, getToken, marginSeconds: 10 });
  }

  /** The application's id and secret for a token (wire 2.6). */
  async #exchange({ customerId, userEmail }: AuthInfo): Promise<Token> {
    const method = findMethod(contractMethods, 'application/token');
    const scope = this.#options.apiInfo?.scopes;
    const grant = { grant_type: 'client_credentials', user_email: userEmail, scope };
    const answer = await this.#sendWith(
      // A token that is lost on the way does no harm, so that the call may be repeated.
      { ...method, isRead: true },
      { body: { id: customerId, ...grant } },
      this.#basicAuthorization(method.name),
    );
    const expiresAt = Date.now() / 1000 + Number(answer?.['expires_in']);
    return readToken(method.name, answer?.['access_token'], expiresAt);
  }

  #basicAuthorization(endpoint: string): string {
    const { authInfo } = this.#options;
    if (authInfo === undefined) {
      throw new BadCallError(endpoint, `${endpoint} needs the option authInfo`);
    }
    const bytes = new TextEncoder().encode(`${authInfo.clientId}:${authInfo.clientSecret}`);
    return `Basic ${btoa(String.fromCharCode(...bytes))}`;
  }
}

/** A Whoswho is where this client knows it, whatever it calls itself; other hosts say where. */
function uploadAddress(host: string, uploadUrl: string): string {
  const [, path] = /^(?:https?:\/\/[^/]+)?(\/upload\/.+)$/u.exec(uploadUrl) ?? [];
  return path === undefined ? uploadUrl : `${host}${path}`;
}

/** Where the server is asked to wait, an answer takes as much longer. */
function withWait(transport: Transport, { body, waitMs }: CallParameters): Transport {
  const inBody = isJsonObject(body) ? body['waitMs'] : undefined;
  const askedMs = Number(inBody ?? waitMs ?? 0);
  return transport.timeoutMs > 0 && askedMs > 0
    ? { ...transport, timeoutMs: transport.timeoutMs + askedMs }
    : transport;
}

function bearerOf(token: string | undefined): string | undefined {
  return token === undefined ? undefined : `Bearer ${token}`;
}
