//! One browser with a fresh profile, driven over WebDriver, every call waiting for its end.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// How long anything on the page may take before it counts as hanging, on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The keys that have no letter, as WebDriver writes them.
pub mod key {
    /// Tab.
    pub const TAB: char = '\u{e004}';
    /// Enter.
    pub const ENTER: char = '\u{e007}';
    /// Shift.
    pub const SHIFT: char = '\u{e008}';
    /// Control.
    pub const CONTROL: char = '\u{e009}';
    /// Escape.
    pub const ESCAPE: char = '\u{e00c}';
}

/// Which browser the tests drive: `BROWSER=firefox`, `BROWSER=webkit`, or else Chromium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// WebKitGTK's own small browser, through WebKitWebDriver. It needs a screen, and keeps nothing from one session to the next.
    WebKit,
}

impl Kind {
    /// The one that the environment asks for.
    pub fn wanted() -> Self {
        match std::env::var("BROWSER").as_deref() {
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            _ => Self::Chromium,
        }
    }
}

/// What a browser keeps from one start to the next: a folder that goes with the last who holds it.
#[derive(Debug)]
pub struct Profile(PathBuf);

impl Profile {
    /// An empty one.
    pub fn fresh() -> Rc<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::SeqCst);
        let folder = std::env::temp_dir().join(format!("tickmark-browser-{}-{number}", std::process::id()));
        std::fs::create_dir_all(folder.join("downloads")).expect("a folder for the profile");
        Rc::new(Self(folder))
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// A running browser. Dropping it ends it.
pub struct Browser {
    /// Which one it is.
    pub kind: Kind,
    /// Where downloads go.
    pub downloads: PathBuf,
    client: Client,
    runtime: tokio::runtime::Runtime,
    // The last to go, after the session has been closed.
    driver: Driver,
}

/// A running driver and its browser's profile; neither outlives the test, whatever becomes of it.
struct Driver {
    process: Child,
    port: u16,
    profile: Rc<Profile>,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // What fails here has ended already.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Browser {
    /// Starts the browser that the environment asks for.
    ///
    /// # Panics
    /// Where it or its driver is missing: `cargo xtask test` brings them.
    pub fn start() -> Self {
        Self::start_with(Profile::fresh(), false)
    }

    /// Starts it with a profile that was used before, or so that pages may store nothing.
    pub fn start_with(profile: Rc<Profile>, storeless: bool) -> Self {
        let kind = Kind::wanted();
        let downloads = profile.0.join("downloads");
        let driver = start_driver(kind, profile);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let client = runtime
            .block_on(
                ClientBuilder::new(HttpConnector::new())
                    .capabilities(capabilities(kind, &driver.profile.0, &downloads, storeless))
                    .connect(&format!("http://127.0.0.1:{}", driver.port)),
            )
            .expect("a session with the browser");
        if kind == Kind::WebKit {
            // The others are told their size when they start.
            runtime.block_on(client.set_window_rect(0, 0, 1440, 900)).expect("a window of that size");
        }
        Self { kind, downloads, client, runtime, driver }
    }

    /// What this browser keeps, for the next one.
    pub fn profile(&self) -> Rc<Profile> {
        Rc::clone(&self.driver.profile)
    }

    /// Ends the browser at once, as a power failure does: nothing of it can close or write anything any more.
    pub fn kill(&self) {
        let folder = self.driver.profile.0.to_string_lossy().into_owned();
        let own = |process: &str| {
            let line = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
            String::from_utf8_lossy(&line).contains(&folder) && process != self.driver.process.id().to_string()
        };
        let processes = || {
            let entries = std::fs::read_dir("/proc").expect("a system with /proc").flatten();
            let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
            names.filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()) && own(name)).collect::<Vec<_>>()
        };
        let found = processes();
        assert!(!found.is_empty(), "no process of the browser was found");
        Command::new("kill").arg("-9").args(found).status().expect("kill");
        let start = Instant::now();
        while !processes().is_empty() {
            assert!(start.elapsed() < PATIENCE, "the browser does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Opens another tab and goes on there; gives the name of the one before.
    pub fn new_tab(&self) -> WindowHandle {
        self.runtime.block_on(async {
            let before = self.client.window().await.expect("a tab");
            let tab = self.client.new_window(true).await.expect("another tab");
            self.client.switch_to_window(tab.handle).await.expect("the other tab");
            before
        })
    }

    /// Goes on in another tab; gives the name of the one before.
    pub fn switch(&self, tab: WindowHandle) -> WindowHandle {
        self.runtime.block_on(async {
            let before = self.client.window().await.expect("a tab");
            self.client.switch_to_window(tab).await.expect("the other tab");
            before
        })
    }

    /// Closes the tab and goes on in another one.
    pub fn close_tab(&self, next: WindowHandle) {
        self.runtime.block_on(async {
            self.client.close_window().await.expect("the tab closes");
            self.client.switch_to_window(next).await.expect("the other tab");
        });
    }

    /// Goes to an address and waits until it has loaded.
    pub fn go(&self, url: &str) {
        self.runtime.block_on(self.client.goto(url)).expect("the address opens");
    }

    /// Loads the page again.
    pub fn reload(&self) {
        // The driver's own refresh goes around the service worker in Firefox, as a person's reload does not.
        self.run("window.reloading = true; location.reload();", &[]);
        let (start, again) = (Instant::now(), "return !window.reloading && document.readyState === 'complete';");
        // While the page goes, a script may find no page to run in.
        while self.runtime.block_on(self.client.execute(again, Vec::new())).ok() != Some(Value::Bool(true)) {
            assert!(start.elapsed() < PATIENCE, "the page does not load again");
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Runs the body of a function in the page and gives what it returns.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.runtime
            .block_on(self.client.execute(script, arguments.to_vec()))
            .unwrap_or_else(|error| panic!("{error}\nin the script: {script}"))
    }

    /// The same where the body may wait.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async (...arguments) => {{ {script} }})(...arguments).then((value) => done({{ value: value ?? null }}), (error) => done({{ error: String(error) }}));"
        );
        let answer =
            self.runtime.block_on(self.client.execute_async(&script, arguments.to_vec())).expect("the script runs");
        assert!(answer.get("error").is_none(), "{answer}\nin the script: {script}");
        answer["value"].clone()
    }

    /// Whether an expression is true in the page.
    pub fn is(&self, expression: &str) -> bool {
        self.run(&format!("return Boolean({expression});"), &[]) == json!(true)
    }

    /// Waits until an expression is true.
    ///
    /// # Panics
    /// With the expression and the page's text when that takes too long.
    pub fn wait_until(&self, expression: &str) {
        let start = Instant::now();
        while !self.is(expression) {
            assert!(start.elapsed() < PATIENCE, "never true: {expression}\nthe page says:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// What the page shows, as text.
    pub fn text(&self) -> String {
        self.run("return document.body.innerText;", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Presses keys one after the other, the first of them held where there are several, as in `[CONTROL, 'k']`.
    pub fn press(&self, chord: &[char]) {
        let mut keys = KeyActions::new("keyboard".into());
        for &value in chord {
            keys = keys.then(KeyAction::Down { value });
        }
        for &value in chord.iter().rev() {
            keys = keys.then(KeyAction::Up { value });
        }
        self.runtime.block_on(self.client.perform_actions(keys)).expect("keys are pressed");
        if self.kind == Kind::WebKit {
            // Its driver does not wait until the page has had them.
            self.run_async("await new Promise((wake) => setTimeout(wake, 50));", &[]);
        }
    }

    /// Types into the element that a selector finds; a file's path into a file chooser.
    pub fn type_into(&self, selector: &str, text: &str) {
        self.runtime.block_on(async {
            let element = self.client.find(Locator::Css(selector)).await.expect(selector);
            element.send_keys(text).await.expect("text is typed");
        });
    }

    /// Clicks on the element that a selector finds.
    pub fn click(&self, selector: &str) {
        self.runtime.block_on(async {
            let element = self.client.find(Locator::Css(selector)).await.expect(selector);
            element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
        });
    }

    /// Clicks on the element that the body of a function returns; false where it returns none.
    pub fn click_on(&self, script: &str) -> bool {
        // The name under which the standard passes elements.
        const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
        let found = self.run(script, &[]);
        let Some(id) = found[ELEMENT].as_str() else { return false };
        if self.kind == Kind::WebKit {
            // Its driver finds no place to click on in what stands above the page: menus and dialogs.
            self.run(&format!("(() => {{ {script} }})().click();"), &[]);
            return true;
        }
        let element = Element::from_element_id(self.client.clone(), id.to_owned().into());
        self.runtime.block_on(element.click()).unwrap_or_else(|error| panic!("{script}: {error}"));
        true
    }

    /// What the console holds of the worst kind since the last call; always empty where the driver does not tell.
    pub fn console_errors(&self) -> Vec<String> {
        if self.kind != Kind::Chromium {
            return Vec::new();
        }
        let log = self.command("se/log", json!({ "type": "browser" }));
        let severe = log.as_array().into_iter().flatten().filter(|entry| entry["level"] == "SEVERE");
        severe.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Shows the page as on a screen of that size, in the light or the dark theme (Chromium only).
    pub fn screen(&self, width: u32, height: u32, dark: bool) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
        let scheme = if dark { "dark" } else { "light" };
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] }),
        );
    }

    /// A command of Chromium's own protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(self.kind, Kind::Chromium, "{command} is Chromium's own");
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// A picture of what the screen shows, as PNG.
    pub fn picture(&self) -> Vec<u8> {
        self.runtime.block_on(self.client.screenshot()).expect("a picture")
    }

    /// The bytes of the next file that arrives among the downloads, and its name.
    pub fn download(&self) -> (String, Vec<u8>) {
        let start = Instant::now();
        loop {
            assert!(start.elapsed() < PATIENCE, "no file was downloaded");
            let files = std::fs::read_dir(&self.downloads).expect("a folder for downloads").flatten();
            for file in files.map(|entry| entry.path()) {
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let unfinished = [".crdownload", ".part", ".tmp"].iter().any(|end| name.ends_with(end));
                if unfinished || name.starts_with('.') || self.has_part(&file) {
                    continue;
                }
                let bytes = std::fs::read(&file).expect("a downloaded file");
                if !bytes.is_empty() {
                    std::fs::remove_file(&file).expect("a downloaded file can go");
                    return (name, bytes);
                }
            }
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Whether the browser is still writing a file.
    fn has_part(&self, file: &Path) -> bool {
        let mut part = file.as_os_str().to_owned();
        part.push(".part");
        Path::new(&part).exists()
    }

    /// Any command below the session's address.
    fn command(&self, path: &'static str, body: Value) -> Value {
        self.runtime
            .block_on(self.client.issue_cmd(Extension { path, body }))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The session's end closes the browser; what fails here has ended already.
        self.runtime.block_on(self.client.clone().close()).ok();
    }
}

/// A command that the standard does not have.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// Starts a driver on a free port and waits until it listens there.
fn start_driver(kind: Kind, profile: Rc<Profile>) -> Driver {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port();
    let (program, arguments) = match kind {
        // This one takes no port of its own choice, and does not say when it listens.
        Kind::WebKit => ("WebKitWebDriver", vec![format!("--port={free}")]),
        Kind::Chromium => ("chromedriver", vec!["--port=0".to_owned()]),
        Kind::Firefox => {
            let root = profile.0.to_string_lossy().into_owned();
            ("geckodriver", vec!["--port=0".into(), "--websocket-port=0".into(), "--profile-root".into(), root])
        }
    };
    let mut command = Command::new(program);
    if kind == Kind::WebKit {
        let home = &profile.0;
        std::fs::write(
            home.join("user-dirs.dirs"),
            format!("XDG_DOWNLOAD_DIR=\"{}\"\n", home.join("downloads").display()),
        )
        .expect("a folder for downloads");
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
            command.env(name, home);
        }
    }
    let process = command
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} is missing ({error}): `cargo xtask test browser` brings it"));
    let mut driver = Driver { process, port: 0, profile };
    if kind == Kind::WebKit {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", free)).is_err() {
            assert!(start.elapsed() < PATIENCE, "{program} does not listen");
            std::thread::sleep(Duration::from_millis(30));
        }
        driver.port = free;
    }
    let mut out = BufReader::new(driver.process.stdout.take().expect("standard output is piped"));
    let mut line = String::new();
    while driver.port == 0 {
        line.clear();
        let read = out.read_line(&mut line).unwrap_or(0);
        assert!(read > 0, "{program} ended before it listened");
        // "… was started successfully on port 40123." and "Listening on 127.0.0.1:40123"; port 0 is the one asked for.
        let port = ["on port ", "Listening on 127.0.0.1:"].iter().find_map(|before| line.split_once(before));
        driver.port = port.and_then(|(_, rest)| rest.trim().trim_end_matches('.').parse().ok()).unwrap_or(0);
    }
    // A driver whose output nobody reads would stop.
    std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
    driver
}

/// The small browser that comes with WebKitGTK's driver, which stands on no PATH.
pub fn webkit() -> Option<PathBuf> {
    let libraries = std::fs::read_dir("/usr/lib").ok()?.flatten().map(|folder| folder.path());
    let folders = libraries
        .flat_map(|folder| ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"].map(|name| folder.join(name)));
    folders.map(|folder| folder.join("MiniBrowser")).find(|program| program.is_file())
}

fn capabilities(kind: Kind, profile: &Path, downloads: &Path, storeless: bool) -> serde_json::Map<String, Value> {
    let downloads = downloads.to_string_lossy();
    let capabilities = match kind {
        Kind::Chromium => {
            let profile = profile.join("profile");
            // 2 stands for “never”: with the cookies goes every other store of a page.
            let cookies = if storeless { 2 } else { 1 };
            json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "timeouts": { "script": 120_000 },
                "goog:chromeOptions": {
                    "args": [
                        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--no-first-run",
                        "--window-size=1440,900", format!("--user-data-dir={}", profile.display()),
                    ],
                    "prefs": {
                        "download.default_directory": downloads,
                        "download.prompt_for_download": false,
                        "profile.default_content_setting_values.cookies": cookies,
                    },
                },
            })
        }
        Kind::WebKit => json!({
            "browserName": "MiniBrowser",
            "timeouts": { "script": 120_000 },
            "webkitgtk:browserOptions": { "binary": webkit().expect("WebKitGTK's MiniBrowser"), "args": ["--automation"] },
        }),
        Kind::Firefox => {
            let profile = profile.join("profile");
            std::fs::create_dir_all(&profile).expect("a folder for the profile");
            // 2 stands for “never”: with the cookies goes every other store of a page; 5 is the usual.
            let cookies = if storeless { 2 } else { 5 };
            json!({
            "browserName": "firefox",
            "timeouts": { "script": 120_000 },
            "moz:firefoxOptions": {
                "args": ["-headless", "--width=1440", "--height=900", "-profile", profile],
                "prefs": {
                    "network.cookie.cookieBehavior": cookies,
                    "browser.download.folderList": 2,
                    "browser.download.dir": downloads,
                    "browser.download.useDownloadDir": true,
                    "browser.helperApps.neverAsk.saveToDisk": "application/json,text/csv,text/plain",
                },
            },
            })
        }
    };
    capabilities.as_object().cloned().expect("capabilities are an object")
}
