//! What a person does on the page and sees there, in the words of the page.

use std::path::Path;

use serde_json::{Value, json};

use crate::{Browser, Host, dist};

/// Anything that a keyboard should reach.
const CONTROLS: &str = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]";

/// The page in a browser of its own, from a host of its own.
pub struct Page {
    /// The browser.
    pub browser: Browser,
    /// The host.
    pub host: Host,
}

impl Page {
    /// Opens the built page at its start.
    pub fn open() -> Self {
        Self::open_at("/")
    }

    /// Opens the built page under a path that begins and ends with `/`.
    pub fn open_at(base: &str) -> Self {
        let page = Self { browser: Browser::start(), host: Host::start(&dist(), base) };
        page.go();
        page
    }

    /// Opens the built page with what a browser kept before.
    pub fn open_with(browser: Browser) -> Self {
        let page = Self { browser, host: Host::start(&dist(), "/") };
        page.go();
        page
    }

    /// Waits until all that was done is called saved.
    pub fn wait_for_saved(&self) {
        self.browser.wait_until("document.querySelector('[data-saving=saved]')");
    }

    /// Goes to the page's address and waits for its start. Who leaves while a call is being saved would be asked.
    pub fn go(&self) {
        self.browser.wait_until(
            "!document.querySelector('article') || document.querySelector('[data-saving]:not([data-saving=saving])')",
        );
        self.browser.go(&self.host.url());
        self.wait_for_start();
    }

    /// Waits until the page is here whole and offers to take a transcript.
    pub fn wait_for_start(&self) {
        self.browser
            .wait_until("document.documentElement.dataset.page === 'ready' && document.querySelector('textarea')");
    }

    /// Waits until every file is kept for offline use.
    pub fn wait_for_offline(&self) {
        self.browser.wait_until("document.documentElement.dataset.offline === 'ready'");
    }

    /// Pastes a text, as Ctrl+V does, wherever the focus is.
    pub fn paste(&self, text: &str) {
        self.paste_value("return arguments[0];", &[json!(text)]);
    }

    /// Pastes what the body of a function makes of its arguments: for texts too large or too strange to send.
    pub fn paste_value(&self, script: &str, arguments: &[Value]) {
        let paste = format!(
            "const text = (function () {{ {script} }}).apply(null, arguments);
             const data = new DataTransfer();
             data.setData('text/plain', text);
             const target = document.activeElement ?? document.body;
             const event = new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }});
             // Firefox gives an event that a script made a clipboard of its own, with nothing in it.
             if (event.clipboardData?.getData('text/plain') !== text) {{
               Object.defineProperty(event, 'clipboardData', {{ value: data }});
             }}
             const free = target.dispatchEvent(event);
             if (free && target instanceof HTMLTextAreaElement) {{
               target.setRangeText(text, target.selectionStart, target.selectionEnd, 'end');
               target.dispatchEvent(new InputEvent('input', {{ bubbles: true, inputType: 'insertFromPaste' }}));
             }}"
        );
        self.browser.run(&paste, arguments);
    }

    /// Opens a file through the file chooser.
    pub fn open_file(&self, file: &Path) {
        self.browser.run("document.querySelector('input[type=file]').removeAttribute('hidden');", &[]);
        self.browser.type_into("input[type=file]", &file.to_string_lossy());
    }

    /// Waits until a transcript is shown, and the lists beside it.
    pub fn wait_for_result(&self) {
        self.browser.wait_until("document.querySelector('article') && !document.querySelector('[data-first]')");
    }

    /// Pastes a text at the start and waits until it is shown.
    pub fn read(&self, text: &str) {
        self.paste(text);
        self.wait_for_result();
    }

    /// Presses the button, link or menu item of that name.
    ///
    /// # Panics
    /// Where none is shown.
    pub fn press(&self, name: &str) {
        assert!(self.browser.click_on(&control(name)), "no control “{name}”; the page says:\n{}", self.browser.text());
    }

    /// Whether a button, link or menu item of that name is shown.
    pub fn has(&self, name: &str) -> bool {
        !self.browser.run(&control(name), &[]).is_null()
    }

    /// Exports the tagged JSON as a download: the file's name and text.
    pub fn export(&self) -> (String, String) {
        self.press("Export");
        self.browser.wait_until(&format!("(() => {{ {} }})()", control("Tagged JSON")));
        self.press("Tagged JSON");
        let (name, bytes) = self.browser.download();
        (name, String::from_utf8(bytes).expect("tagged JSON is UTF-8"))
    }

    /// The names of the turns' speakers as the page shows them, in text order.
    pub fn speakers(&self) -> Vec<String> {
        let names = self.browser.run(
            "return [...document.querySelectorAll('article')].map((turn) => turn.getAttribute('aria-label')
               ?? (turn.getAttribute('aria-labelledby') ?? '').split(/\\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));",
            &[],
        );
        serde_json::from_value(names).expect("names are texts")
    }

    /// The marks as the page shows them, in text order: identity, kind and text.
    pub fn marks(&self) -> Vec<(String, String, String)> {
        let marks = self.browser.run(
            "return [...document.querySelectorAll('mark[data-mention]')].map((mark) => [mark.dataset.mention, mark.dataset.kind, mark.textContent]);",
            &[],
        );
        serde_json::from_value(marks).expect("marks are texts")
    }

    /// The sentence of the last notice that the page shows, if any.
    pub fn notice(&self) -> String {
        let said = self.browser.run(
            "return [...document.querySelectorAll('[role=alert], [role=alertdialog], dialog[open]')].map((e) => e.innerText.trim()).filter(Boolean).join('\\n');",
            &[],
        );
        said.as_str().unwrap_or_default().to_owned()
    }

    /// What the tab key passes, in order, until it comes back to where it began; each as its name in the page.
    pub fn tab_order(&self) -> Vec<String> {
        // The tab key goes on from where the focus last was: that is the beginning of the page.
        let rewind = "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex');";
        self.browser.run(rewind, &[]);
        let mut passed = Vec::new();
        loop {
            self.browser.press(&[crate::browser::key::TAB]);
            let here = self.browser.run(
                "const here = document.activeElement;
                 if (!here || here === document.body) return null;
                 if (here.dataset.passed) return null;
                 here.dataset.passed = 'yes';
                 return here.tagName.toLowerCase() + ' ' + (here.getAttribute('aria-label') ?? here.innerText ?? '').trim().slice(0, 60);",
                &[],
            );
            match here {
                Value::String(name) => passed.push(name),
                _ => return passed,
            }
        }
    }

    /// The controls that are shown and that [`tab_order`](Self::tab_order) has not passed.
    pub fn not_passed(&self) -> Vec<String> {
        let left = self.browser.run(
            "const groups = '[role=tab], [role=menuitem], [role=menuitemradio], [role=option], [role=radio], [role=row], [role=gridcell], input[type=radio]';
             return [...document.querySelectorAll(arguments[0])]
               .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && !e.closest('[inert]'))
               .filter((e) => e.tabIndex >= 0 && !e.dataset.passed && !e.matches(groups))
               .map((e) => e.outerHTML.slice(0, 120));",
            &[json!(CONTROLS)],
        );
        serde_json::from_value(left).expect("elements are texts")
    }

    /// What has gone wrong unseen: errors in the console, and what the policy had to stop.
    pub fn wrongs(&self) -> Vec<String> {
        let mut wrongs = self.browser.console_errors();
        wrongs.extend(self.host.violations());
        wrongs
    }
}

/// The body of a function that returns the control of a name: exactly that name first, or else one that begins with it.
fn control(name: &str) -> String {
    let name = json!(name);
    format!(
        "const shown = [...document.querySelectorAll('button, a[href], summary, label, [role=button], [role=menuitem]')]
           .filter((e) => e.checkVisibility({{ visibilityProperty: true }}));
         const named = (e) => (e.getAttribute('aria-label') ?? e.innerText ?? '').trim().replace(/\\s+/g, ' ');
         return shown.find((e) => named(e) === {name}) ?? shown.find((e) => named(e).startsWith({name})) ?? null;"
    )
}
