// The browser's offer to install the page is kept until the reader asks for it
// (app/platform); no first visit is interrupted.
function keepInstallOffer(shared) {
  addEventListener("beforeinstallprompt", function (event) {
    event.preventDefault();
    shared.install = event;
  });
  addEventListener("appinstalled", function () { shared.install = null; });
}
