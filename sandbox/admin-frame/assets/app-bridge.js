/*
 * Stand-in for App Bridge (the script that an embedded app loads from the CDN). It gives the page `window.shopify`, signs
 * same-origin requests with a session token, and talks to the sandbox's admin page by postMessage. It changes nothing in
 * the document before the app has hydrated: styles come as an adopted sheet, overlays only on demand.
 */
/* global window, document, location, history, Element, CSSStyleSheet, MutationObserver */
(function () {
  "use strict";
  if (window.shopify) return;
  var PARENT = "https://admin.shopify.com";
  var script = document.currentScript;
  var query = new URLSearchParams(location.search);
  var isEmbedded = window.parent !== window;
  var remembered = readName();
  var meta = document.querySelector('meta[name="shopify-api-key"]');
  var config = {
    apiKey: (script && script.dataset.apiKey) || (meta && meta.content) || remembered.apiKey || "",
    shop: query.get("shop") || remembered.shop || "",
    host: query.get("host") || remembered.host || "",
    locale: query.get("locale") || remembered.locale || "en",
    appOrigins: [],
    debug: {},
    disabledFeatures: [],
    experimentalFeatures: [],
  };
  if (isEmbedded) window.name = "app-bridge:" + JSON.stringify(config);
  /* The frame's name outlives its pages; storage may be denied to a third-party frame. */
  function readName() {
    try {
      return /^app-bridge:/.test(window.name) ? JSON.parse(window.name.slice("app-bridge:".length)) : {};
    } catch {
      return {};
    }
  }

  /* Messages: {sandboxBridge, id, method, params} up; {sandboxBridge, reply, result} and {sandboxBridge, event} down. */
  var waiting = new Map();
  var lastId = 0;
  function tell(method, params) {
    if (isEmbedded) window.parent.postMessage({ sandboxBridge: 1, method: method, params: params || {} }, PARENT);
  }
  function ask(method, params) {
    if (!isEmbedded) return Promise.reject(new Error("App Bridge: the page is not inside the admin"));
    lastId += 1;
    var id = lastId;
    return new Promise(function (resolve, reject) {
      waiting.set(id, { resolve: resolve, reject: reject });
      window.parent.postMessage({ sandboxBridge: 1, id: id, method: method, params: params || {} }, PARENT);
    });
  }
  var handlers = {};
  window.addEventListener("message", function (event) {
    var data = event.data;
    if (event.origin !== PARENT || !data || data.sandboxBridge !== 1) return;
    if (data.reply && waiting.has(data.reply)) {
      var promise = waiting.get(data.reply);
      waiting.delete(data.reply);
      if (data.error) promise.reject(new Error(data.error));
      else promise.resolve(data.result);
    } else if (data.event && handlers[data.event]) handlers[data.event](data.params || {});
  });

  /* Session tokens: kept 30 s of their 60. */
  var token = null;
  function idToken(isFresh) {
    if (!isFresh && token && Date.now() - token.at < 30000) return token.value;
    var value = ask("idToken");
    token = { at: Date.now(), value: value };
    return value;
  }

  var plainFetch = window.fetch.bind(window);
  async function signedFetch(input, init) {
    var request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has("authorization") || !isEmbedded)
      return plainFetch(request);
    var again = request.clone();
    var response = await plainFetch(await signed(request, false));
    if (response.headers.get("X-Shopify-Retry-Invalid-Session-Request") === "1")
      response = await plainFetch(await signed(again, true));
    var reauthorize = response.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
    if (reauthorize) openTop(new URL(reauthorize, location.href).href);
    return response;
  }
  async function signed(request, isFresh) {
    var headers = new Headers(request.headers);
    headers.set("Authorization", "Bearer " + (await idToken(isFresh)));
    headers.set("X-Requested-With", "XMLHttpRequest");
    return new Request(request, { headers: headers });
  }
  window.fetch = signedFetch;

  /* The bounce page: come back to the wanted address with a fresh token. */
  var reload = query.get("shopify-reload");
  if (reload) {
    idToken(true).then(function (value) {
      var target = new URL(reload, location.href);
      if (target.origin !== location.origin) return;
      target.searchParams.set("id_token", value);
      target.searchParams.set("embedded", "1");
      location.replace(target.href);
    });
  }

  /* Leaving the frame. */
  function openTop(url) {
    tell("openTop", { url: url });
  }
  var plainOpen = window.open.bind(window);
  window.open = function (url, target, features) {
    var isTop = target === "_top" || target === "_parent";
    if (isEmbedded && url && (isTop || /^shopify:/.test(String(url)))) {
      openTop(/^shopify:/.test(String(url)) ? String(url) : new URL(String(url), location.href).href);
      return null;
    }
    return plainOpen(url, target, features);
  };
  document.addEventListener("click", function (event) {
    var link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || event.defaultPrevented) return;
    var href = link.getAttribute("href");
    if (/^shopify:/.test(href) || (isEmbedded && (link.target === "_top" || link.target === "_parent"))) {
      event.preventDefault();
      openTop(/^shopify:/.test(href) ? href : link.href);
    }
  });

  /* Navigation: the parent's address follows the app's, the parent's links drive the app's router. */
  var OWN = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp", "shopify-reload"];
  function reportPath() {
    if (reload) return;
    var url = new URL(location.href);
    OWN.forEach(function (name) {
      url.searchParams.delete(name);
    });
    tell("path", { path: url.pathname + url.search + url.hash });
  }
  ["pushState", "replaceState"].forEach(function (name) {
    var original = history[name].bind(history);
    history[name] = function (state, unused, url) {
      original(state, unused, url);
      reportPath();
    };
  });
  window.addEventListener("popstate", reportPath);

  var hasNavigateListener = false;
  var plainListen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (type === "shopify:navigate") hasNavigateListener = true;
    return plainListen.call(this, type, listener, options);
  };
  function navLinks() {
    return Array.from(document.querySelectorAll("ui-nav-menu a[href], s-app-nav a[href], s-app-nav s-link[href]"));
  }
  handlers.navigate = function (params) {
    var link = navLinks().find(function (one) {
      return one.getAttribute("href") === params.href;
    });
    if (hasNavigateListener && link) {
      link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
      return;
    }
    var url = new URL(params.href, location.href);
    url.searchParams.set("shop", config.shop);
    url.searchParams.set("host", config.host);
    url.searchParams.set("embedded", "1");
    url.searchParams.set("locale", config.locale);
    idToken(true).then(function (value) {
      url.searchParams.set("id_token", value);
      location.assign(url.href);
    });
  };

  /* Elements that the parent shows instead: nav menu, title bar, save bar. */
  var sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "ui-nav-menu,s-app-nav,ui-title-bar,ui-save-bar,ui-modal{display:none!important}" +
      ".sandbox-modal{border:0;padding:0;border-radius:12px;max-width:min(620px,92vw);width:100%;box-shadow:0 20px 60px #0005;font:14px/1.5 system-ui,sans-serif}.sandbox-modal::backdrop{background:#0006}" +
      ".sandbox-modal header{display:flex;justify-content:space-between;padding:12px 16px;border-bottom:1px solid #e3e3e3;font-weight:600}.sandbox-modal footer{display:flex;justify-content:flex-end;gap:8px;padding:12px 16px;border-top:1px solid #e3e3e3}" +
      ".sandbox-modal footer button{padding:6px 14px;border-radius:8px;border:1px solid #c9cccf;background:#fff;font:inherit;cursor:pointer}.sandbox-modal footer button.primary{background:#24322b;color:#fff;border-color:#24322b}",
  );
  document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet);

  function describeButtons(bar) {
    return Array.from(bar.querySelectorAll("button, a[href]")).map(function (button) {
      return {
        label: button.textContent.trim(),
        isPrimary: button.getAttribute("variant") === "primary",
        isDisabled: button.hasAttribute("disabled"),
        isLoading: button.hasAttribute("loading"),
      };
    });
  }
  var lastShown = "";
  function reportElements() {
    var bar = Array.from(document.querySelectorAll("ui-title-bar")).find(function (one) {
      return !one.closest("ui-modal");
    });
    var links = navLinks().map(function (link) {
      return {
        href: link.getAttribute("href"),
        label: link.textContent.trim(),
        isHome: link.getAttribute("rel") === "home",
      };
    });
    var shown = {
      links: links,
      title: bar ? bar.getAttribute("title") || "" : "",
      actions: bar ? describeButtons(bar) : [],
    };
    var text = JSON.stringify(shown);
    if (text !== lastShown) tell("elements", shown);
    lastShown = text;
  }
  handlers.titleAction = function (params) {
    var bar = document.querySelector("ui-title-bar");
    var button = bar && bar.querySelectorAll("button, a[href]")[params.index];
    if (button) button.click();
  };
  new MutationObserver(reportElements).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["href", "title", "disabled", "loading", "variant"],
  });

  var lastToast = 0;
  function resolved(value) {
    return function () {
      return Promise.resolve(value);
    };
  }
  function byId(method) {
    return function (id) {
      var found = typeof id === "string" ? document.getElementById(id) : id;
      if (!found) return Promise.reject(new Error("App Bridge: no element with id " + id));
      return Promise.resolve(found[method]());
    };
  }
  window.shopify = {
    sandboxParts: { tell: tell, handlers: handlers },
    config: config,
    origin: PARENT,
    ready: Promise.resolve(),
    environment: { embedded: isEmbedded, mobile: false, pos: false },
    idToken: function () {
      return idToken(false);
    },
    user: resolved({ accountAccess: "owner" }),
    loading: function (isOn) {
      tell("loading", { isOn: isOn !== false });
    },
    toast: {
      show: function (message, options) {
        lastToast += 1;
        tell("toast", {
          id: "toast-" + lastToast,
          message: String(message),
          isError: Boolean(options && options.isError),
          duration: (options && options.duration) || 5000,
        });
        return "toast-" + lastToast;
      },
      hide: function (id) {
        tell("hideToast", { id: id });
      },
    },
    modal: { show: byId("show"), hide: byId("hide"), toggle: byId("toggle") },
    saveBar: { show: byId("show"), hide: byId("hide"), toggle: byId("toggle"), leaveConfirmation: resolved(undefined) },
    app: {
      extensions: function () {
        return ask("extensions");
      },
    },
    scopes: {
      query: function () {
        return ask("scopesQuery");
      },
      request: function (scopes) {
        return ask("scopesRequest", { scopes: scopes });
      },
      revoke: function (scopes) {
        return ask("scopesRevoke", { scopes: scopes });
      },
    },
    reviews: { request: resolved({ success: false, code: "cooldown-period", message: "The sandbox has no reviews" }) },
    support: { registerHandler: resolved(undefined) },
    webVitals: { onReport: resolved(undefined) },
    setSignals: function () {
      return undefined;
    },
  };
  reportPath();
  document.addEventListener("DOMContentLoaded", reportElements);
})();
