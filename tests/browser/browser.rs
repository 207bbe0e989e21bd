//! A real browser, spoken to by the DevTools protocol over a pipe: no port, no driver, no crate.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

const PROGRAMS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
/// How long an answer may take on a machine that does other things as well.
const PATIENCE: Duration = Duration::from_secs(120);

/// A browser with one page.
pub(crate) struct Browser {
    child: Child,
    commands: Option<ChildStdin>,
    messages: Receiver<Value>,
    events: VecDeque<Value>,
    session: Option<String>,
    id: u64,
    profile: tempfile::TempDir,
    scripts: bool,
}

impl Browser {
    /// Starts one with a profile of its own.
    pub(crate) fn start() -> Browser {
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let mut child = PROGRAMS
            .iter()
            .find_map(|program| spawn(program, profile.path()))
            .expect("a Chromium is installed; `cargo xtask test` does it where there is apt");
        let commands = child.stdin.take();
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            loop {
                let mut message = Vec::new();
                match output.read_until(0, &mut message) {
                    Ok(read) if read > 0 => message.pop(),
                    _ => return,
                };
                let value = serde_json::from_slice(&message).expect("the browser speaks JSON");
                if sender.send(value).is_err() {
                    return;
                }
            }
        });
        let mut browser = Browser {
            child,
            commands,
            messages,
            events: VecDeque::new(),
            session: None,
            id: 0,
            profile,
            scripts: true,
        };
        let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }));
        let session = browser.call(
            "Target.attachToTarget",
            json!({ "targetId": target["targetId"], "flatten": true }),
        );
        browser.session = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Network", "Log"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser
    }

    /// Says something and waits for the answer.
    pub(crate) fn call(&mut self, method: &str, params: Value) -> Value {
        self.id += 1;
        let mut message = json!({ "id": self.id, "method": method, "params": params });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        let commands = self.commands.as_mut().expect("it is open");
        commands.write_all(&bytes).expect("the browser listens");
        commands.flush().expect("the browser listens");
        loop {
            let message = self.next();
            if message["id"] == json!(self.id) {
                assert!(message["error"].is_null(), "{method}: {}", message["error"]);
                return message["result"].clone();
            }
            self.events.push_back(message);
        }
    }

    fn next(&mut self) -> Value {
        self.messages
            .recv_timeout(PATIENCE)
            .expect("the browser answers")
    }

    /// Waits for an event.
    fn wait(&mut self, method: &str) {
        let mut seen = 0;
        loop {
            if self.events.iter().skip(seen).any(|e| e["method"] == method) {
                return;
            }
            seen = self.events.len();
            let message = self.next();
            self.events.push_back(message);
        }
    }

    /// Opens a page with this content; `hash` is empty or begins with `#`.
    pub(crate) fn open(&mut self, html: &str, hash: &str) {
        let file = self.profile.path().join("index.html");
        std::fs::write(&file, html).expect("the page is written");
        // Another address before, so that a changed hash is not all that changes.
        self.go("about:blank");
        self.events.clear();
        self.go(&format!("file://{}{hash}", file.display()));
    }

    fn go(&mut self, url: &str) {
        self.events.retain(|e| e["method"] != "Page.loadEventFired");
        self.call("Page.navigate", json!({ "url": url }));
        self.wait("Page.loadEventFired");
    }

    /// The value of an expression.
    pub(crate) fn eval(&mut self, expression: &str) -> Value {
        let answer = self.call(
            "Runtime.evaluate",
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true }),
        );
        assert!(
            answer["exceptionDetails"].is_null(),
            "{expression}: {}",
            answer["exceptionDetails"]
        );
        answer["result"]["value"].clone()
    }

    /// A click with the mouse in the middle of what the selector finds; it must be what is on top there.
    pub(crate) fn click(&mut self, selector: &str) {
        let place = self.eval(&format!(
            "(() => {{ const e = document.querySelector({selector:?}); e.scrollIntoView({{ block: 'center' }});
                const b = e.getBoundingClientRect(); const x = b.x + b.width / 2, y = b.y + b.height / 2;
                const top = document.elementFromPoint(x, y);
                return [x, y, e === top || e.contains(top)]; }})()"
        ));
        assert_eq!(place[2], json!(true), "{selector} is covered: {place}");
        for kind in ["mousePressed", "mouseReleased"] {
            self.call(
                "Input.dispatchMouseEvent",
                json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 }),
            );
        }
        self.settle();
    }

    /// A key with the name that the web gives it.
    pub(crate) fn key(&mut self, key: &str, code: u32) {
        // Only a key that types something presses a button or follows a link.
        let (down, text) = if key == "Enter" {
            ("keyDown", "\r")
        } else {
            ("rawKeyDown", "")
        };
        for kind in [down, "keyUp"] {
            self.call(
                "Input.dispatchKeyEvent",
                json!({ "type": kind, "key": key, "code": key, "text": text, "windowsVirtualKeyCode": code }),
            );
        }
        self.settle();
    }

    /// Types into what has the focus.
    pub(crate) fn write(&mut self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
        self.settle();
    }

    /// Until everything that follows from the last event is drawn.
    fn settle(&mut self) {
        if !self.scripts {
            // Then nothing follows, and no timer would ever run.
            return;
        }
        self.eval("new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
    }

    /// Pages opened from now on run no script.
    pub(crate) fn without_scripts(&mut self) {
        self.scripts = false;
        self.call(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        );
    }

    /// A screen's size; a phone's has touch.
    pub(crate) fn screen(&mut self, width: u32, height: u32) {
        let mobile = width < 700;
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile }),
        );
        self.call(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": mobile }),
        );
    }

    /// What went wrong since the page was opened, and what it asked of the network.
    pub(crate) fn complaints(&mut self) -> Vec<String> {
        self.settle();
        self.events
            .iter()
            .filter_map(|event| {
                let params = &event["params"];
                match event["method"].as_str()? {
                    "Runtime.exceptionThrown" => Some(params.to_string()),
                    "Runtime.consoleAPICalled" => Some(params.to_string()),
                    "Log.entryAdded" => Some(params["entry"]["text"].to_string()),
                    "Network.requestWillBeSent" => {
                        let url = params["request"]["url"].as_str()?;
                        let own = url.starts_with("file://") && url.contains("/index.html");
                        (!own && url != "about:blank" && url != "data:,").then(|| url.to_owned())
                    }
                    _ => None,
                }
            })
            .collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Without its pipe it ends by itself; its processes must be gone before its profile goes.
        self.commands = None;
        let _ = self.child.wait();
    }
}

/// The browser reads commands from descriptor 3 and answers on 4, which only a shell can name.
fn spawn(program: &str, profile: &Path) -> Option<Child> {
    let found = Command::new("sh")
        .args(["-c", "command -v \"$0\"", program])
        .stdout(Stdio::null())
        .status();
    if !found.is_ok_and(|status| status.success()) {
        return None;
    }
    Command::new("sh")
        .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null"])
        .arg(program)
        .args([
            "--headless",
            "--remote-debugging-pipe",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()
}
