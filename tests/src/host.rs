//! A static host for the built page, which can stand under any path, say the page's policy as a header too, and be stopped.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use crate::browser::Kind;

/// A running host. Dropping it stops it.
pub struct Host {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

struct Shared {
    folder: PathBuf,
    /// The path under which the page stands, such as `/` or `/deep/path/`.
    base: String,
    /// The policy of the page as a header, with a place to report to.
    policy: String,
    replaced: Mutex<BTreeMap<String, Vec<u8>>>,
    requests: Mutex<Vec<String>>,
    violations: Mutex<Vec<String>>,
    stopped: AtomicBool,
}

impl Host {
    /// Serves a built page under a path that begins and ends with `/`.
    pub fn start(folder: &Path, base: &str) -> Self {
        Self::start_at(folder, base, 0)
    }

    /// The same on a certain port, as a host that comes back.
    pub fn start_at(folder: &Path, base: &str, port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("a free port");
        let address = listener.local_addr().expect("a listener has an address");
        let page = fs::read_to_string(folder.join("index.html")).expect("a built page");
        let policy =
            between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"").expect("a policy in the page");
        let shared = Arc::new(Shared {
            folder: folder.to_path_buf(),
            base: base.to_owned(),
            policy: format!("{policy}; report-uri /policy-report"),
            replaced: Mutex::default(),
            requests: Mutex::default(),
            violations: Mutex::default(),
            stopped: AtomicBool::new(false),
        });
        let listening = std::thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                for stream in listener.incoming() {
                    if shared.stopped.load(Ordering::SeqCst) {
                        break;
                    }
                    let shared = Arc::clone(&shared);
                    // A connection that breaks is the browser's own choice.
                    std::thread::spawn(move || stream.and_then(|stream| shared.answer(stream)).ok());
                }
            }
        });
        Self { address, shared, listening: Some(listening) }
    }

    /// Where the page stands.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.shared.base)
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Serves other bytes for a file, as after a new build.
    pub fn replace(&self, name: &str, bytes: Vec<u8>) {
        self.shared.replaced.lock().expect("no test panics inside").insert(name.to_owned(), bytes);
    }

    /// What was asked for, in order.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().expect("no test panics inside").clone()
    }

    /// What the browser reported against the policy.
    pub fn violations(&self) -> Vec<String> {
        self.shared.violations.lock().expect("no test panics inside").clone()
    }

    /// Stops: nothing listens at the address any more.
    pub fn stop(&mut self) {
        if let Some(listening) = self.listening.take() {
            self.shared.stopped.store(true, Ordering::SeqCst);
            // The listener wakes up for one more connection.
            let woken = TcpStream::connect(self.address);
            drop(woken);
            listening.join().expect("the listener ends");
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Shared {
    fn answer(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut first = String::new();
        reader.read_line(&mut first)?;
        let mut words = first.split_whitespace();
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let mut length = 0;
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let path = target.split('?').next().unwrap_or_default();
        if method == "POST" && path == "/policy-report" {
            let mut body = vec![0; length];
            reader.read_exact(&mut body)?;
            let report = String::from_utf8_lossy(&body).into_owned();
            // Where a page names no icon, WebKit and Firefox ask for one of their own accord.
            let unasked = Kind::wanted() != Kind::Chromium && report.contains("/favicon.ico\"");
            if !unasked {
                self.violations.lock().expect("no test panics inside").push(report);
            }
            return respond(stream, "204 No Content", &[], b"");
        }
        self.requests.lock().expect("no test panics inside").push(format!("{method} {target}"));

        let Some(name) = path.strip_prefix(&self.base).filter(|name| !name.contains("..")) else {
            return respond(stream, "404 Not Found", &[("content-type", "text/plain")], b"not here");
        };
        let name = if name.is_empty() { "index.html" } else { name };
        let replaced = self.replaced.lock().expect("no test panics inside").get(name).cloned();
        let Some(bytes) = replaced.or_else(|| fs::read(self.folder.join(name)).ok()) else {
            return respond(stream, "404 Not Found", &[("content-type", "text/plain")], b"not here");
        };
        let kind = match name.rsplit('.').next().unwrap_or_default() {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript",
            "css" => "text/css",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "webmanifest" => "application/manifest+json",
            _ => "application/octet-stream",
        };
        let headers =
            [("content-type", kind), ("content-security-policy", &self.policy), ("cache-control", "no-cache")];
        respond(stream, "200 OK", &headers, &bytes)
    }
}

fn respond(mut stream: TcpStream, status: &str, headers: &[(&str, &str)], body: &[u8]) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)
}

/// What stands between two texts.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}
