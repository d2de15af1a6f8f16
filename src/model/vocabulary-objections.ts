import { denial, doubt, list, perhapsProduct, type Score, scores } from "./vocabulary";

/**
 * What another word says about the credential in a name: as the `first` word, elsewhere `before` it, `after` it (the
 * token's …), or `alone`, in a name without any credential. What is not given says nothing. Of several objections
 * the worst counts.
 */
export interface ObjectionTerm {
  readonly meaning: string;
  readonly first?: Score;
  readonly before?: Score;
  readonly after?: Score;
  readonly alone?: Score;
  readonly terms: readonly string[];
}

const beside = { before: denial, after: denial } as const;
const anywhere = { ...beside, alone: denial } as const;
/** Things that have sessions and tokens of their own, which nobody logs in by. */
export const thingTerms: readonly string[] = list(`
  template, cart, basket, shopping, product, booking, workout, training, exercise, fitness, yoga, gym, therapy,
  game, match, round, play, poker, quiz, exam, interview, study, class, course, lesson, lecture, tutoring,
  mentoring, chat, chatbot, conversation, thread, recording, replay, video, media, call, meeting,
  conference, webinar, room, live, livestream, stream, streaming, broadcast, drawing, edit, editing, editor,
  terminal, shell, ssh, tmux, debug, debugger, repl, inspector, cdp, devtools, parking, charging, photo, work,
  focus, pomodoro, break, breakout, cinema, movie, movies, screening, todo, todos, note, notes, draft,
  calendar, feed
`);

export const objectionTerms = [
  {
    meaning: "words that only look alike",
    ...anywhere,
    terms: list(`
      author, authors, authority, authorities, authored, authoring, authorship, authentic, authenticity, tokenizer,
      tokenizers, tokenize, tokenized, tokenization, token ring, possession, possess, obsession
    `),
  },
  {
    meaning: "against request forgery",
    ...anywhere,
    terms: list(`
      csrf, xsrf, anti forgery, antiforgery, authenticity token, request verification, double submit, wpnonce
    `),
  },
  {
    meaning: "of an authorization request",
    ...anywhere,
    terms: list(`
      pkce, code verifier, verifier, code challenge, challenge, nonce, oauth state, authorization code, auth code,
      auth grant, authorization grant, login hint, token hint, id token hint, webauthn, web authn, passkey,
      authenticator, public key credential, token endpoint, authorization endpoint
    `),
  },
  { meaning: "a state, of what kind ever", after: doubt, alone: denial, terms: list("state") },
  {
    meaning: "one-time",
    ...beside,
    terms: list(`
      reset, forgot, forgotten, recovery, recover, verification, confirmation, confirm, invite, invitation, activation,
      activate, unsubscribe, magic, magic link, otp, totp, one time, onetime, signup, sign up, registration, email,
      mail, sms, download, upload, preview, share, sharing, link, setup, claim, approval, consent, enrollment, action, opt in,
      restablecer, recuperacion, recuperacao, verificacion, verificacao, confirmacion, confirmacao, redefinicao,
      reinitialisation, verifizierung, bestatigung, dogrulama, sifirlama, verifikasi, 验证, 重置, 验证码
    `),
  },
  { meaning: "one-time, or a function that checks", before: scores(denial, denial, doubt), terms: list("verify") },
  {
    meaning: "before the login is complete",
    before: perhapsProduct,
    after: doubt,
    terms: list("mfa, 2 fa, two factor, tfa, temp, temporary, tmp, intermediate, pending, pre auth, preauth"),
  },
  { meaning: "of a password", before: denial, after: doubt, terms: list("password") },
  {
    meaning: "of a device or a push service",
    ...beside,
    terms: list(`
      push, notification, notifications, device, fcm, apns, apn, gcm, voip, expo, messaging, vapid, onesignal,
      app check, appcheck, installation, instance id, browser, fingerprint, hardware, subscription
    `),
  },
  {
    meaning: "of a page of results",
    ...beside,
    terms: list(`
      page, paging, pagination, cursor, continuation, next, starting, sync, delta, resume, resumption, scroll, offset,
      checkpoint, skip, marker, watermark
    `),
  },
  {
    meaning: "of a text or a grammar",
    ...beside,
    terms: list(`
      syntax, lexer, lex, parser, ast, semantic, highlight, prev, first, last, peek, lookahead, eof, eol, operator,
      keyword, identifier, literal, punctuation, punctuator, whitespace, delimiter, separator, brace, bracket, paren,
      comma, colon, semicolon, dot, quote, comment, word, text, stop, start, end, begin, bos, eos, pad, mask, unk,
      special, markdown, html, xml, sql, regex, placeholder, mention, hashtag, emoji, dom, handlebars, prism, mime
    `),
  },
  {
    meaning: "counted, as by a language model",
    ...beside,
    terms: list(`
      max, min, total, prompt, completion, input, output, reasoning, cached, cache read, cache write, cache creation,
      thinking, used, remaining, num, number, amount, llm, gpt, budget, usage, estimated, estimate, rate, quota, count,
      counts, counter, counting, length, len, limit, limits, size, sum, avg, average, cost, price, prices, billing,
      credits, vocab, vocabulary, embedding, batch, chunk, spent, burn
    `),
  },
  {
    meaning: "an identifier of another service",
    ...anywhere,
    terms: list("account sid, message sid, call sid, service sid, room sid, phone sid, verify sid, twilio sid"),
  },
  {
    meaning: "of a design",
    ...beside,
    terms: list(`
      design, color, css, style, styles, colors, colour, spacing, font, typography, shadow, radius, motion, breakpoint,
      antd, mui, figma, chakra, elevation, opacity, border, palette
    `),
  },
  {
    meaning: "of a blockchain",
    before: scores(-2, -2, denial),
    after: denial,
    terms: list(`
      nft, mint, minted, swap, pool, reward, stake, staking, staked, governance, collateral, wallet, contract, coin,
      coins, crypto, base, native, wrapped, buy, sell, sold, holder, holders, holding, holdings, transfer, vesting,
      airdrop, presale, trading, liquidity, dex, defi
    `),
  },
  {
    meaning: "of a blockchain, nothing else",
    ...beside,
    terms: list(`
      erc, bep, spl, lp, symbol, decimals, address, balance, balances, supply, allowance, eth, weth, usdc, usdt, bnb,
      matic, ico, ido, quote token
    `),
  },
  { meaning: "one of many that are shown", before: denial, terms: list("selected") },
  {
    meaning: "of a payment",
    ...beside,
    terms: list("checkout, stripe, payment, pay, paypal, card, coupon, discount, gift, voucher, order"),
  },
  {
    meaning: "of a shop, a game, a call or a study",
    before: perhapsProduct,
    after: denial,
    terms: thingTerms,
  },
  { meaning: "of a program that answers, or of somebody whose work it is", before: perhapsProduct, after: denial, terms: list("agent, assistant") },
  {
    meaning: "of statistics",
    ...beside,
    terms: list(`
      analytics, tracking, tracker, visitor, visit, ga, gtm, utm, gclid, fbp, fbclid, metrics, telemetry, trace,
      tracing, correlation, experiment, ab test, attribution
    `),
  },
  {
    meaning: "of a product for statistics",
    before: perhapsProduct,
    terms: list("hotjar, mixpanel, amplitude, posthog, plausible, umami, matomo"),
  },
  {
    meaning: "public, or no secret of a user",
    ...beside,
    terms: list(`
      mapbox, cesium, channel, maps, publishable, public, captcha, recaptcha, hcaptcha, turnstile, sentry, algolia, license,
      licence, serial, site, feature, sas, etag, idempotency, concurrency, lock, fencing, change, injection, inject, di,
      cancel, cancellation, cancelation, abort, cts, hint
    `),
  },
  {
    meaning: "of a machine or a test",
    before: perhapsProduct,
    terms: list(`
      bot, webhook, ci, npm, deploy, deployment, build, bootstrap, signing, ingest, client, provider, livekit, agora,
      twilio, pubnub, pusher, registry, mqtt, sdk, rpc, example, fake, dummy, sample, invalid, missing, bad, wrong,
      malformed, tampered, default, expected, test, mock, react app, vite
    `),
  },
  {
    meaning: "already read, or wrapped",
    before: doubt,
    after: doubt,
    terms: list(`
      decoded, parsed, decrypted, verified, unverified, payload, claims, claim set, body, unsigned, encrypted,
      signature, content, secret, secrets
    `),
  },
  {
    meaning: "what is done with it",
    after: doubt,
    terms: list(`
      verify, verification, decode, decoding, sign, signing, encode, encrypt, decrypt, login, auth, refresh, creation,
      generation
    `),
  },
  {
    meaning: "where it comes from, or a part of it",
    before: doubt,
    alone: doubt,
    terms: list("jwt from request, jwt header"),
  },
  {
    meaning: "only a digest of it",
    ...beside,
    terms: list("hash, hashed, digest, hmac, checksum, masked, redacted, sha, md 5, bcrypt"),
  },
  {
    meaning: "a time",
    after: denial,
    alone: denial,
    terms: list(`
      expires, expires at, expires in, expires on, expire, expire at, expire in, expiry, expiration, expiring, exp,
      expired, ttl, lifetime, lifespan, timeout, time out, max age, age, timer, time, timestamp, date, day, days,
      minute, minutes, second, seconds, hours, ms, at, in, until, since, duration, interval, delay, issued, issued at,
      iat, created, created at, updated, updated at, last seen, last used, refreshed, caducidad, vencimiento, validade,
      expiracion, expiracao, gueltigkeit, leeway, started, ended, idle, warning, renew, renewed, rotation, rotated,
      rotate, schedule, grace
    `),
  },
  { meaning: "out of its time", before: doubt, terms: list("expired") },
  {
    meaning: "a flag",
    after: denial,
    alone: denial,
    terms: list(`
      authenticated, unauthenticated, authed, logged in, logged out, logged, logging in, valid, validity, invalid,
      validated, verified, loading, loaded, fetching, fetched, pending, ready, ok, success, succeeded, fail, failed,
      failure, required, missing, present, presence, exist, exists, existing, checked, restored, revoked, enabled,
      disabled, allowed, active, open, opened, closed, status, initialized, initialised, hydrated, busy, done, changed,
      dirty, exception, error, errors, err, message, msg, reason, warnings, alert, flag, check, checking, visible
    `),
  },
  {
    meaning: "a question or a switch",
    first: denial,
    alone: denial,
    terms: list(`
      is, has, have, should, can, use, using, no, not, needs, need, was, were, did, does, will, would, must, enable,
      disable, allow, allows, show, hide, skip, require, requires, supports, prefer, with credentials, ignore, wants,
      auto, contains, include, includes, detect, accepts, same site, persist session
    `),
  },
  {
    meaning: "a function",
    first: scores(-1, -1, doubt),
    terms: list(`
      get, set, remove, delete, del, clear, verify, validate, validar, verificar, check, create, make, generate, gen,
      build, sign, issue, fetch, load, read, write, save, store, put, add, update, refresh, renew, rotate, revoke,
      invalidate, decode, encode, parse, extract, retrieve, find, lookup, resolve, request, ensure, assert, handle, on,
      do, init, start, begin, end, destroy, stop, close, open, restore, rehydrate, log, print, send, post, attach,
      append, apply, consume, receive, register, encrypt, decrypt, hash, compare, mock, with, from, to, by, for, in,
      per, if, when, before, after, obtain, provide, select, dispatch, render, try, maybe, expect, regenerate, exchange,
      persist, format, copy, paste, iniciar, inicio, cerrar, cierre, obtener, guardar, borrar, eliminar, generar, crear,
      encerrar, gerar, salvar, obter, criar, fermer, ouvrir, creer, beenden, starten, erstellen, abrir, fechar, chiudi,
      apri, buat, hapus, simpan, ambil, kapat
    `),
  },
  {
    meaning: "what it is called, not what it is",
    after: scores(-1, -1, denial),
    terms: list(`
      key, keys, name, names, prefix, suffix, field, param, parameter, property, prop, slot, attribute, label,
      namespace, cookie name, header name, storage key
    `),
  },
  {
    meaning: "the name of an entry",
    alone: scores(0, 0, denial),
    terms: list("key name, cookie name, header name, storage key, storage name, storage prefix"),
  },
  {
    meaning: "a storage",
    before: scores(doubt, doubt, denial),
    after: scores(doubt, doubt, denial),
    alone: denial,
    terms: list("session storage, local storage"),
  },
  {
    meaning: "holds it, among others",
    after: scores(-2, 0, denial),
    terms: list(`
      storage, store, stores, cache, slice, provider, context, manager, service, repository, repo, vault, persist, root,
      reducer, module
    `),
  },
  {
    meaning: "code or set-up around it",
    after: denial,
    terms: list(`
      config, configuration, conf, options, opts, option, settings, setting, strategy, guard, middleware, handler,
      handlers, controller, util, utils, helper, helpers, factory, model, models, schema, type, types, interface, dto,
      entity, table, collection, column, router, route, routes, pages, component, form, button, btn, modal, dialog,
      screen, view, layout, banner, icon, list, lists, array, queue, index, idx, position, kind, event, events,
      listener, callback, cb, hook, mutation, query, selector, spec, fixture, stub, interceptor, interceptors, plugin,
      adapter, driver, backend, server, endpoint, url, urls, uri, uris, path, host, hostname, port, domain, issuer,
      audience, algorithm, algorithms, alg, scheme, method, methods, mode, scope, scopes, version, format, pattern,
      regexp, generator, validator, builder, reader, writer, extractor, handling, policy, rule, rules, test, tests,
      example, promise, subject, observer, observable, source, api, client, library, lib, owner, description, title,
      topic, role, roles, permission, permissions, level, group, flow, step, layer, logs, logger, history, ip,
      sample rate, color, code, codes
    `),
  },
  {
    meaning: "an object that holds or describes it",
    after: scores(-1, -1, doubt),
    terms: list(`
      data, user, users, account, profile, info, infos, details, detail, meta, metadata, record, row, object, obj,
      entry, entries, doc, document, item, items, set, pair, response, res, result, results, req, request, dict, map,
      props, params, bundle, wrapper, container, instance, ref, reference, resp, datos, dados, daten, donnees
    `),
  },
  { meaning: "its number in a table", after: doubt, terms: list("id, ids, uuid, uid, jti, user id, family") },
  {
    meaning: "a preference",
    ...anywhere,
    terms: list(`
      theme, themes, dark mode, darkmode, light mode, color mode, locale, locales, lang, language, i 18 n, i 18 next,
      sidebar, side bar, zoom, volume, currency, timezone, time zone, country, region, cookie consent, cookieconsent,
      gdpr, tour, onboarding, dismissed, collapsed, expanded, favorites, favourites, favorite, bookmarks, recent,
      filter, filters, sort, sorting, redirect, redirect url, return url, return to, callback url, referrer, referer,
      wishlist, highscore, score, tab, tabs, idioma, langue, sprache, lingua, bahasa, jezyk, taal, tema, thema, 主题, 语言,
      テーマ, 테마, 언어
    `),
  },
  {
    meaning: "a preference, on its own",
    after: denial,
    alone: denial,
    terms: list("preference, preferences, settings, color, view, dark, light, mode, flash, toast, toasts, consent"),
  },
  { meaning: "set for every visitor at build time", ...anywhere, terms: list("next public") },
] as const satisfies readonly ObjectionTerm[];
