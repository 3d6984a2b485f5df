/* The sandbox admin's side of App Bridge: answers the app in the iframe and shows what the app hands up. */
/* global window, document, location, history */
(function () {
  "use strict";
  var settings = JSON.parse(document.getElementById("settings").textContent);
  var frame = document.querySelector("[data-frame]");
  function find(name) {
    return document.querySelector("[data-" + name + "]");
  }

  find("locale").addEventListener("change", function (event) {
    var url = new URL(location.href);
    url.searchParams.set("locale", event.target.value);
    location.assign(url.href);
  });
  find("menu").addEventListener("click", function (event) {
    var isOpen = document.body.classList.toggle("menu-open");
    event.currentTarget.setAttribute("aria-expanded", String(isOpen));
  });
  if (!frame) return;

  function send(message) {
    frame.contentWindow.postMessage(Object.assign({ sandboxBridge: 1 }, message), settings.appOrigin);
  }
  function fetchJson(path, body) {
    var init = { method: "POST" };
    if (body) init.body = JSON.stringify(body);
    return fetch(settings.base + path, init)
      .then(function (response) {
        return response.json();
      })
      .then(function (result) {
        if (result.error) throw new Error(result.error);
        return result;
      });
  }

  var methods = {
    idToken: function () {
      return fetchJson("/__session-token").then(function (body) {
        return body.token;
      });
    },
    extensions: function () {
      return fetchJson("/__extensions");
    },
    scopesQuery: function () {
      return fetchJson("/__scopes");
    },
    scopesRequest: askForScopes,
    scopesRevoke: function (params) {
      return fetchJson("/__scopes/revoke", { scopes: params.scopes });
    },
    path: function (params) {
      var path = params.path === "/app" || params.path === settings.home ? "" : params.path;
      history.replaceState(null, "", settings.appBase + path);
      markCurrent(params.path);
    },
    elements: function (params) {
      showLinks(params.links);
      find("title").textContent = params.title;
      var actions = find("actions");
      actions.replaceChildren.apply(
        actions,
        params.actions.map(function (action, index) {
          var button = document.createElement("button");
          button.type = "button";
          button.textContent = action.label;
          button.disabled = action.isDisabled;
          button.className = action.isPrimary ? "primary" : "";
          button.addEventListener("click", function () {
            send({ event: "titleAction", params: { index: index } });
          });
          return button;
        }),
      );
    },
    loading: function (params) {
      find("progress").hidden = !params.isOn;
    },
    toast: showToast,
    hideToast: function (params) {
      var toast = document.getElementById(params.id);
      if (toast) toast.remove();
    },
    saveBar: function (params) {
      find("save-bar").hidden = !params.isOpen;
      document.body.classList.toggle("is-dirty", params.isOpen);
      if (params.save) find("save").textContent = params.save;
      if (params.discard) find("discard").textContent = params.discard;
    },
    openTop: function (params) {
      var url = params.url;
      if (/^shopify:\/*admin/.test(url)) url = settings.base + url.replace(/^shopify:\/*admin/, "");
      location.assign(url);
    },
  };

  window.addEventListener("message", function (event) {
    var data = event.data;
    if (
      event.source !== frame.contentWindow ||
      event.origin !== settings.appOrigin ||
      !data ||
      data.sandboxBridge !== 1
    )
      return;
    var method = methods[data.method];
    if (!method) return;
    Promise.resolve(method(data.params)).then(
      function (result) {
        if (data.id) send({ reply: data.id, result: result });
      },
      function (error) {
        if (data.id) send({ reply: data.id, error: String(error.message) });
      },
    );
  });

  /* The merchant's consent to optional scopes: all of them or none. Nothing new to grant needs no question. */
  function askForScopes(params) {
    return fetchJson("/__scopes").then(function (detail) {
      var missing = params.scopes.filter(function (scope) {
        return detail.granted.indexOf(scope) < 0;
      });
      if (missing.length === 0) return { result: "granted-all", detail: detail };
      return consent(missing).then(function (isGiven) {
        return isGiven
          ? fetchJson("/__scopes/request", { scopes: missing })
          : { result: "declined-all", detail: detail };
      });
    });
  }
  function consent(scopes) {
    var dialog = document.createElement("dialog");
    dialog.className = "consent";
    var title = document.createElement("h2");
    title.id = "consent-title";
    title.textContent = settings.labels.scopesTitle;
    dialog.setAttribute("aria-labelledby", title.id);
    var list = document.createElement("ul");
    scopes.forEach(function (scope) {
      var item = document.createElement("li");
      item.textContent = scope;
      list.append(item);
    });
    var foot = document.createElement("p");
    dialog.append(title, list, foot);
    document.body.append(dialog);
    return new Promise(function (resolve) {
      function choice(label, className, isGiven) {
        var button = document.createElement("button");
        button.type = "button";
        button.textContent = label;
        button.className = className;
        button.addEventListener("click", function () {
          resolve(isGiven);
          dialog.close();
        });
        foot.append(button);
      }
      choice(settings.labels.scopesDecline, "", false);
      choice(settings.labels.scopesGrant, "primary", true);
      dialog.addEventListener("close", function () {
        resolve(false);
        dialog.remove();
      });
      dialog.showModal();
    });
  }

  var currentPath = "";
  function showLinks(links) {
    var nav = find("app-nav");
    nav.replaceChildren.apply(
      nav,
      links
        .filter(function (link) {
          return !link.isHome;
        })
        .map(function (link) {
          var anchor = document.createElement("a");
          anchor.href = settings.appBase + link.href;
          anchor.textContent = link.label;
          anchor.dataset.href = link.href;
          anchor.addEventListener("click", follow);
          return anchor;
        }),
    );
    var home = links.find(function (link) {
      return link.isHome;
    });
    var homeLink = find("app-home");
    homeLink.dataset.href = home ? home.href : "/app";
    homeLink.onclick = home ? follow : null;
    markCurrent(currentPath);
  }
  function follow(event) {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    document.body.classList.remove("menu-open");
    send({ event: "navigate", params: { href: event.currentTarget.dataset.href } });
  }
  function markCurrent(path) {
    currentPath = path;
    var bare = path.split(/[?#]/)[0];
    var links = Array.from(document.querySelectorAll("[data-app-nav] a"));
    var best = links
      .filter(function (link) {
        return bare === link.dataset.href || bare.indexOf(link.dataset.href + "/") === 0;
      })
      .sort(function (a, b) {
        return b.dataset.href.length - a.dataset.href.length;
      })[0];
    links.concat(find("app-home")).forEach(function (link) {
      if (link === best || (!best && link === find("app-home"))) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
  }

  function showToast(params) {
    var toast = document.createElement("div");
    toast.id = params.id;
    toast.className = "toast" + (params.isError ? " toast--error" : "");
    toast.textContent = params.message;
    find("toasts").append(toast);
    setTimeout(function () {
      toast.remove();
    }, params.duration);
  }
  find("save").addEventListener("click", function () {
    send({ event: "save" });
  });
  find("discard").addEventListener("click", function () {
    send({ event: "discard" });
  });
})();
